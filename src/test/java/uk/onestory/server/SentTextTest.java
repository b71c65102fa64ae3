package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentTextTest {

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, application/fhir+xml, <?xml version='1.0' encoding='ISO-8859-1'?>",
        "windows-1252, application/fhir+xml, <?xml version='1.0' encoding='windows-1252'?>",
        "windows-1252, application/fhir+xml; charset=windows-1252, <?xml version='1.0' encoding='UTF-8'?>",
        "UTF-16, application/fhir+xml, <?xml version='1.0' encoding='UTF-16'?>",
        "UTF-16LE, application/fhir+xml, <?xml version='1.0'?>",
        "UTF-8, application/fhir+xml, ''",
        "UTF-8, application/fhir+json, ''",
        "UTF-16, application/fhir+json, ''",
        "ISO-8859-1, application/fhir+json; charset=\"iso-8859-1\", ''",
        "UTF-16BE, application/json-patch+json;charset=utf-16be, ''",
        "ISO-8859-1, application/x-www-form-urlencoded; charset=ISO-8859-1, ''"
    })
    void isDecodedAsItIsDeclared(String charset, String contentType, String declaration) throws Exception {
        byte[] body = (declaration + "<a>Zoë</a>").getBytes(Charset.forName(charset));
        byte[] text = SentText.inUtf8(body, BodyType.of(contentType), contentType, "Patient");
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("<a>Zoë</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, application/fhir+xml, 400",
        "ISO-8859-1, application/fhir+json, 400",
        "ISO-8859-1, application/fhir+json; charset=utf-8, 400",
        "ISO-8859-1, application/fhir+json; charset=x-nonsense, 415",
        "ISO-8859-1, application/fhir+json; charset=??, 415"
    })
    void noByteBecomesAReplacementCharacter(String charset, String contentType, int status) {
        byte[] body = "<a>Zoë</a>".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> SentText.inUtf8(body, BodyType.of(contentType), contentType, "Patient"))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> assertThat(refused.failure().status()).isEqualTo(status));
    }
}
