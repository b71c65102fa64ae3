package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFormTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final XmlForm FORM = new XmlForm(FHIR);
    private static final String EXTENSION =
            "<extension url='https://example.org/x'><valueString value='x'/></extension>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient                  | stray",
                "Patient                  | <![CDATA[stray]]>",
                "Patient                  | <nickname value='A'/>",
                "Patient                  | <Patient/>",
                "Patient                  | <foo:active xmlns:foo='urn:x' value='true'/>",
                "Patient                  | <active xmlns='urn:x' value='true'/>",
                "Patient.active           | <active value='true'>stray</active>",
                "Patient.active           | <active/>",
                "Patient.active           | <active value=''/>",
                "Patient.active           | <active value='1'/>",
                "Patient.active           | <active value=' true '/>",
                "Patient.active           | <active value='true' id='a'/>",
                "Patient.gender           | <gender value='unsure'/>",
                "Patient.gender           | <gender value='male'/><gender value='male'/>",
                "Patient.deceased         | <deceasedBoolean value='true'/><deceasedDateTime value='2020'/>",
                "Patient.name[0]          | <name/>",
                "Patient.name[0]          | <name foo='x'><family value='A'/></name>",
                "Patient.name[0]          | <name><id value='x'/><family value='A'/></name>",
                "Patient.name[0].family   | <name><family value='A' odd='y'/></name>",
                "Patient.name[0].given[1] | <name><given value='A'/><given value='B'><foo/></given></name>",
                "Patient.extension[0]     | <extension url='https://example.org/x'><url value='x'/><valueCode value='x'/></extension>",
                "Patient.contained[0]     | <contained/>",
                "Patient.contained[0]     | <contained><Group/><Group/></contained>",
                "Patient.contained[0]     | <contained><Grope/></contained>",
                "Patient.text             | <text><status value='empty'/><div>x</div></text>",
                "Patient                  | <birthDate xml:lang='en' value='1980'/>"
            })
    void whatHapiWouldDropIsNamedByItsPath(String path, String content) {
        assertThat(misfits(content)).isNotEmpty().first().satisfies(misfit -> assertThat(misfit.path())
                .isEqualTo(content.contains("xml:lang") ? "Patient.birthDate" : path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- a comment --><?pi?><active value='true'/>",
                "<gender value='male'/><active value='true'/>",
                "<birthDate>" + EXTENSION + "</birthDate>",
                "<birthDate value='1980'>" + EXTENSION + "</birthDate>",
                "<name id='n'><given value='A'/><given value='B'/></name>",
                "<text><status value='generated'/><div xmlns='http://www.w3.org/1999/xhtml'>x<p id='a'>y</p></div></text>",
                "<contained><Group><id value='g'/></Group></contained>"
            })
    void whatHapiKeepsIsTaken(String content) {
        assertThat(misfits(content)).isEmpty();
    }

    @Test
    void whereASchemaLiesMayBeSaid() {
        String body = "<Patient xmlns='http://hl7.org/fhir' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xsi:schemaLocation='http://hl7.org/fhir fhir-all.xsd'><active value='true'/></Patient>";
        assertThat(FORM.misfits(body.getBytes(StandardCharsets.UTF_8), "Patient"))
                .isEmpty();
    }

    @Test
    void aNumberThatWouldExhaustTheMemoryIsRefused() {
        String body = "<Observation xmlns='http://hl7.org/fhir'><valueQuantity><value value='1e999999999'/>"
                + "</valueQuantity></Observation>";
        assertThat(FORM.misfits(body.getBytes(StandardCharsets.UTF_8), "Observation"))
                .extracting(Misfit::path)
                .containsExactly("Observation.value.value");
    }

    @Test
    void everyExampleOfThePackageHasTheForm() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("fhir-profiles", "input", "examples"))) {
            files = all.filter(file -> file.toString().endsWith(".valid.json")).toList();
        }
        for (Path file : files) {
            IBaseResource example = FHIR.newJsonParser().parseResource(Files.readString(file));
            String xml = FHIR.newXmlParser().setPrettyPrint(true).encodeResourceToString(example);
            assertThat(FORM.misfits(xml.getBytes(StandardCharsets.UTF_8), example.fhirType()))
                    .as(file.getFileName().toString())
                    .isEmpty();
        }
    }

    private static List<Misfit> misfits(String content) {
        String body = "<Patient xmlns='http://hl7.org/fhir'>" + content + "</Patient>";
        return FORM.misfits(body.getBytes(StandardCharsets.UTF_8), "Patient");
    }
}
