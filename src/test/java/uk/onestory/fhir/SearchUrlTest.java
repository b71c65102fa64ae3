package uk.onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchUrlTest {

    @Test
    void changesAValueWhateverOfItIsEncoded() {
        assertThat(SearchUrl.mapped("Task?owner=a%2Fme", SearchUrlTest::mine)).isEqualTo("Task?owner=a%2F1");
        assertThat(SearchUrl.mapped("Task?x=1&owner=a/%6de,b&y=2", SearchUrlTest::mine))
                .isEqualTo("Task?x=1&owner=a%2F1%2Cb&y=2");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(SearchUrl.mapped("Task?when=2026-01-01T00:00:00+01:00&bad=%zz&flag", SearchUrlTest::mine))
                .isEqualTo("Task?when=2026-01-01T00:00:00+01:00&bad=%zz&flag");
        assertThat(SearchUrl.mapped("a/me", SearchUrlTest::mine)).isEqualTo("a/me");
        assertThat(SearchUrl.mapped(null, SearchUrlTest::mine)).isNull();
    }

    @Test
    void readsAConditionWithAndWithoutItsType() {
        assertThat(SearchUrl.condition("owner=a/me", SearchUrlTest::mine)).isEqualTo("owner=a%2F1");
        assertThat(SearchUrl.condition("Task?owner=a/me", SearchUrlTest::mine)).isEqualTo("Task?owner=a%2F1");
    }

    @Test
    void escapedCommaBelongsToItsValue() {
        assertThat(SearchUrl.alternatives("x\\,a/me,a/me", one -> "a/me".equals(one) ? "!" : one))
                .isEqualTo("x\\,a/me,!");
    }

    private static String mine(String name, String value) {
        return SearchUrl.alternatives(value, one -> "a/me".equals(one) ? "a/1" : one);
    }
}
