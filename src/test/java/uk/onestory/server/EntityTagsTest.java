package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"3\"", "3", " W/\"3\" ", "W/\"2\", W/\"3\"", "*", " * "})
    void matchTheVersionThatTheyName(String value) {
        assertThat(EntityTags.of("If-Match", value).orElseThrow().match("3")).isTrue();
    }

    @Test
    void matchNoOther() {
        assertThat(EntityTags.of("If-Match", "W/\"2\",W/\"4\"").orElseThrow().match("3"))
                .isFalse();
        assertThat(EntityTags.of("If-Match", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "\"abc\"",
                "W/",
                "w/\"1\"",
                "W/\"1",
                "1\"",
                "-1",
                "*,W/\"1\"",
                "W/\"1\",",
                "W/\"1234567890123456789\"",
                "1.5",
                "null"
            })
    void whatNamesNoVersionIsRefused(String value) {
        assertThatThrownBy(() -> EntityTags.of("If-Match", value))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }
}
