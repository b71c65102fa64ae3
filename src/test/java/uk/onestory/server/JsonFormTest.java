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
    void anEmptyArrayLosesNothing() {
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
                "Patient.deceased          | \"deceasedBoolean\":\"true\"",
                "Patient.name[1].family    | \"name\":[{\"family\":\"A\"},{\"family\":7}]",
                "Patient.name[0].given[0]  | \"name\":[{\"_given\":[{\"extension\":[{\"url\":\"u:x\",\"valueCode\":\"x\"}]}]}]",
                "Patient.name[0].given[1]  | \"name\":[{\"given\":[\"A\"],\"_given\":[null,{\"extension\":[{\"url\":\"u:x\",\"valueCode\":\"x\"}]}]}]",
                "Patient.name[0].given[0]  | \"name\":[{\"given\":[null]}]",
                "Patient.name[0].given[1]  | \"name\":[{\"given\":[\"A\",null]}]",
                "Patient.birthDate         | \"birthDate\":\"1980\",\"_birthDate\":{\"id\":\"a\"}",
                "Patient.name[0]           | \"name\":[{\"_id\":{\"extension\":[]}}]",
                "Patient.deceased          | \"deceasedBoolean\":true,\"deceasedDateTime\":\"2020\"",
                "Patient.deceased          | \"deceasedBoolean\":true,\"_deceasedDateTime\":{\"extension\":[{\"url\":\"u:x\",\"valueCode\":\"x\"}]}",
                "Patient.text.div          | \"text\":{\"status\":\"generated\",\"div\":\"<div><p>x</div>\"}",
                "Patient.text.div          | \"text\":{\"status\":\"generated\",\"div\":\"<!DOCTYPE x><div>x</div>\"}",
                "Patient.text.div          | \"text\":{\"status\":\"generated\",\"div\":\"<div>&foo;</div>\"}",
                "Patient.text.div          | \"text\":{\"status\":\"generated\",\"div\":\"<p>x</p>\"}",
                "Patient.text.div          | \"text\":{\"status\":\"generated\",\"div\":\"x\"}",
                "Patient.text              | \"text\":{\"status\":\"generated\",\"div\":\"<div>x</div>\",\"_div\":{\"extension\":[]}}"
            })
    void whatHasNotTheFormOfItsTypeIsNamedByItsPath(String path, String properties) {
        assertThat(misfits(properties)).extracting(Misfit::path).containsExactly(path);
    }

    @Test
    void aGapInOneOfTheTwoListsIsFilledByTheOther() {
        assertThat(misfits("\"name\":[{\"given\":[\"A\",null],\"_given\":[null,{\"extension\":[{\"url\":\"u:x\","
                        + "\"valueCode\":\"x\"}]}]}]"))
                .isEmpty();
        assertThat(misfits("\"name\":[{\"given\":[\"A\",\"B\"],\"_given\":[{\"extension\":[{\"url\":\"u:x\","
                        + "\"valueCode\":\"x\"}]}]}]"))
                .isEmpty();
    }

    @Test
    void moreThanOneObjectIsRefused() {
        byte[] body = "{\"resourceType\":\"Patient\"}{}".getBytes(StandardCharsets.UTF_8);
        assertThat(FORM.misfits(body, "Patient")).hasSize(1);
    }

    private static List<Misfit> misfits(String properties) {
        String body = "{\"resourceType\":\"Patient\"," + properties + "}";
        return FORM.misfits(body.getBytes(StandardCharsets.UTF_8), "Patient");
    }
}
