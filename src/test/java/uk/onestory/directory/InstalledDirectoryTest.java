package uk.onestory.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.server.Installer;

/** What a start installs of the directory, with and without a demonstration. */
class InstalledDirectoryTest {

    @Test
    void productionInstallsPublicBodiesOnlyAndNoServiceThatWouldTakeReferrals() {
        Map<String, List<? extends Resource>> installed = installed(false);

        assertThat(installed).containsOnlyKeys("directory");
        assertThat(installed.get("directory")).hasOnlyElementsOfType(Organization.class);
        assertThat(installed.get("directory"))
                .extracting(resource -> resource.getIdElement().getIdPart())
                .contains("gmmh", "with-you", "gm-icb", "sub-icb-wigan", "social-care-wigan")
                .noneMatch(id -> id.startsWith("gp-"));
        assertThat(installed.get("directory"))
                .extracting(organization -> ((Organization) organization).getName())
                .noneMatch(name -> name.contains("fictional"));
    }

    @Test
    void aDemonstrationAddsThePracticesAndAllServicesMarkedAsTestData() {
        Map<String, List<? extends Resource>> installed = installed(true);

        assertThat(installed).containsOnlyKeys("directory", "directory-demonstration");
        assertThat(installed.get("directory-demonstration"))
                .hasAtLeastOneElementOfType(HealthcareService.class)
                .allSatisfy(resource -> assertThat(resource.getMeta()
                                .getTag("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST"))
                        .isNotNull());
        assertThat(installed.get("directory-demonstration"))
                .extracting(resource -> resource.getIdElement().getIdPart())
                .contains("gp-wigan-1", "cmht-wigan", "spa-wigan", "with-you-wigan");
    }

    @Test
    void everyServiceThatTakesReferralsCanBeReachedByTelephone() {
        assertThat(installed(true).get("directory-demonstration"))
                .filteredOn(resource -> resource instanceof HealthcareService service && !service.hasComment())
                .isNotEmpty()
                .allSatisfy(service ->
                        assertThat(((HealthcareService) service).getTelecom()).isNotEmpty());
    }

    private static Map<String, List<? extends Resource>> installed(boolean demonstration) {
        Map<String, List<? extends Resource>> installed = new HashMap<>();
        Installer installer = mock(Installer.class);
        when(installer.install(anyString(), anyString(), any())).thenAnswer(call -> {
            Supplier<List<? extends Resource>> resources = call.getArgument(2);
            installed.put(call.getArgument(0), resources.get());
            return true;
        });
        new DirectoryInstallation(FhirContext.forR4Cached(), installer, new DirectorySettings(demonstration)).run();
        return installed;
    }
}
