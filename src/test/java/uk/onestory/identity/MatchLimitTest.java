package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.onestory.access.Caller;
import uk.onestory.access.Partner;
import uk.onestory.access.Scopes;
import uk.onestory.access.Sector;

class MatchLimitTest {

    private static final Instant NINE = Instant.parse("2026-11-03T09:00:00Z");

    private final Clock clock = mock(Clock.class);
    private final MatchLimit limit = new MatchLimit(new PersonSettings(false, 60, 100), clock);

    @BeforeEach
    void itIsNine() {
        when(clock.instant()).thenReturn(NINE);
    }

    @Test
    void letsSixtyAMinutePassAndTellsWhenToComeBack() {
        spend("one", 60);

        assertThatThrownBy(() -> limit.spend(caller("one")))
                .isInstanceOfSatisfying(BaseServerResponseException.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(429);
                    assertThat(refused.getResponseHeaders().get("Retry-After")).containsExactly("1");
                });
    }

    @Test
    void countsEachPartnerByItself() {
        spend("one", 60);

        assertThatCode(() -> limit.spend(caller("other"))).doesNotThrowAnyException();
    }

    @Test
    void givesOneMoreEachSecond() {
        spend("one", 60);
        when(clock.instant()).thenReturn(NINE.plusSeconds(2));

        spend("one", 2);
        assertThatThrownBy(() -> limit.spend(caller("one"))).isInstanceOf(BaseServerResponseException.class);
    }

    private void spend(String partner, int times) {
        for (int i = 0; i < times; i++) {
            limit.spend(caller(partner));
        }
    }

    private static Caller caller(String id) {
        Partner partner = new Partner(
                id, List.of("X"), Sector.GP, Partner.Kind.CLINICAL, List.of("system/*.cruds"), null, null, null);
        return new Caller(partner, "x", Scopes.of(List.of("system/*.cruds")));
    }
}
