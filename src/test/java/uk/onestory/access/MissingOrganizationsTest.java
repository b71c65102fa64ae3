package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import uk.onestory.directory.Directory;

@ExtendWith(OutputCaptureExtension.class)
class MissingOrganizationsTest {

    private final Directory directory = mock(Directory.class);
    private final MissingOrganizations check = new MissingOrganizations(
            new Partners(
                    new PartnerSettings(
                            List.of(partner("practice", "ZZGP01"), partner("new-service", "AB123")),
                            new PartnerSettings.Demo(List.of())),
                    new MockEnvironment()),
            directory,
            Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC));

    @Test
    void aPartnerWithoutAnOrganizationIsNamedAtTheStart(CapturedOutput output) {
        when(directory.organizationId("ZZGP01")).thenReturn(Optional.of("gp-wigan-1"));
        when(directory.organizationId("AB123")).thenReturn(Optional.empty());
        check.run();
        assertThat(output.getAll().lines().filter(line -> line.contains("Partner '")))
                .singleElement()
                .asString()
                .contains("new-service", "AB123", "403", "operator", Directory.ODS_CODE);
    }

    @Test
    void healthTellsItAndStaysUp() {
        when(directory.organizationId("ZZGP01")).thenReturn(Optional.of("gp-wigan-1"));
        when(directory.organizationId("AB123")).thenReturn(Optional.empty());
        assertThat(check.health().getStatus()).isEqualTo(Status.UP);
        assertThat(check.health().getDetails())
                .containsEntry("organizationsNotInTheDirectory", Map.of("new-service", List.of("AB123")));
    }

    @Test
    void whereAllAreThereNothingIsSaid(CapturedOutput output) {
        when(directory.organizationId("ZZGP01")).thenReturn(Optional.of("gp-wigan-1"));
        when(directory.organizationId("AB123")).thenReturn(Optional.of("new"));
        check.run();
        assertThat(output.getAll()).doesNotContain("Partner '");
        assertThat(check.health().getDetails()).isEmpty();
    }

    private static Partner partner(String id, String organization) {
        return new Partner(
                id,
                List.of(organization),
                Sector.GP,
                Partner.Kind.CLINICAL,
                List.of("system/*.rs"),
                null,
                "https://example.org/jwks",
                null);
    }
}
