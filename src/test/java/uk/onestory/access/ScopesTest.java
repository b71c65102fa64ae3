package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopesTest {

    @Test
    void lettersGrantWhatTheyName() {
        Scopes scopes = Scopes.of(List.of("system/Task.rs"));

        assertThat(scopes.allow("Task", Interaction.READ)).isTrue();
        assertThat(scopes.allow("Task", Interaction.UPDATE)).isFalse();
        assertThat(scopes.allow("Patient", Interaction.READ)).isFalse();
    }

    @Test
    void versionOneScopesMeanTheSame() {
        assertThat(Scopes.of(List.of("system/*.read")).allow("Task", Interaction.SEARCH))
                .isTrue();
        assertThat(Scopes.of(List.of("system/*.read")).allow("Task", Interaction.CREATE))
                .isFalse();
        assertThat(Scopes.of(List.of("system/Task.write")).allow("Task", Interaction.DELETE))
                .isTrue();
        assertThat(Scopes.of(List.of("system/Task.*")).allow("Task", Interaction.READ))
                .isTrue();
    }

    @Test
    void anyPartOfAGrantMayBeAskedAndNothingMore() {
        Scopes held = Scopes.of(List.of("system/*.rs", "system/Task.u"));

        assertThat(held.cover("system/Patient.r")).isTrue();
        assertThat(held.cover("system/Task.sru")).isFalse();
        assertThat(held.cover("system/Task.ru")).isTrue();
        assertThat(held.cover("system/Patient.u")).isFalse();
        assertThat(held.cover("system/*.cruds")).isFalse();
    }

    @Test
    void grantIsWrittenOneWayWhateverWayItWasGiven() {
        Scopes grant = Scopes.of(List.of("system/Task.u", "system/Task.read", "openid", "system/Patient.c"));

        assertThat(grant.text()).isEqualTo("system/Patient.c system/Task.rus");
        assertThat(Scopes.of(List.of(grant.text().split(" "))).text()).isEqualTo(grant.text());
    }

    @Test
    void oneGrantCoversAnotherOnlyAsAWhole() {
        Scopes all = Scopes.of(List.of("system/*.cruds"));
        Scopes some = Scopes.of(List.of("system/Task.ru", "system/Patient.r"));

        assertThat(all.coverAll(some.text())).isTrue();
        assertThat(some.coverAll(some.text())).isTrue();
        assertThat(some.coverAll(all.text())).isFalse();
        assertThat(Scopes.of(List.of("system/Task.ru")).coverAll(some.text())).isFalse();
        assertThat(some.coverAll(Scopes.of(List.of()).text())).isTrue();
    }

    @Test
    void whatIsNoScopeGrantsNothing() {
        Scopes scopes =
                Scopes.of(List.of("openid", "system/Task.", "system/Observation.rs?category=laboratory", "user/*.rs"));

        assertThat(scopes.allow("Task", Interaction.READ)).isFalse();
        assertThat(scopes.allow("Observation", Interaction.READ)).isFalse();
        assertThat(Scopes.of(List.of("system/*.rs")).cover("openid")).isFalse();
    }

    @Test
    void whatTwoGrantsHoldBothIsLeft() {
        assertThat(within("system/*.cruds", "system/Task.rs system/Patient.c"))
                .isEqualTo("system/Patient.c system/Task.rs");
        assertThat(within("system/Task.cruds system/*.r", "system/*.rs")).isEqualTo("system/*.r system/Task.rs");
        assertThat(within("system/Task.cud", "system/Task.rs system/Patient.cud"))
                .isEmpty();
        assertThat(within("system/*.cruds", "system/*.cruds")).isEqualTo("system/*.cruds");
    }

    private static String within(String token, String partner) {
        return Scopes.of(List.of(token.split(" ")))
                .within(Scopes.of(List.of(partner.split(" "))))
                .text();
    }
}
