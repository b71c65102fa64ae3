package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormTest {

    private static final JsonForm FORM = new JsonForm(FhirContext.forR4Cached());

    @Test
    void anEmptyArraySaysNothingAndIsTaken() {
        assertThat(misfits("\"name\":[],\"contact\":[{\"telecom\":[],\"gender\":\"other\"}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient.name[0]           | \"name\":[{}]",
                "Patient.maritalStatus     | \"maritalStatus\":{}",
                "Patient.gender            | \"gender\":\"\"",
                "Patient.gender            | \"gender\":null",
                "Patient                   | \"nickname\":[]",
                "Patient.name              | \"name\":{\"text\":\"Ann\"}",
                "Patient.deceasedBoolean   | \"deceasedBoolean\":\"true\"",
                "Patient.name[1].family    | \"name\":[{\"family\":\"A\"},{\"family\":7}]"
            })
    void whatHasNotTheFormOfItsTypeIsNamedByItsPath(String path, String properties) {
        assertThat(misfits(properties)).extracting(Misfit::path).containsExactly(path);
    }

    private static List<Misfit> misfits(String properties) {
        String body = "{\"resourceType\":\"Patient\"," + properties + "}";
        return FORM.misfits(body.getBytes(StandardCharsets.UTF_8), "Patient");
    }
}
