package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Memory stays flat however long resources are validated: {@code mvn test -Dtest=ValidationSoakTest
 * -Donestory.soak.minutes=60 -DargLine=-Xmx512m}. Leaves a line for each minute in {@code target/validation-soak.csv}.
 */
@EnabledIfSystemProperty(named = "onestory.soak.minutes", matches = "\\d+")
class ValidationSoakTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void memoryStaysFlat() throws IOException {
        FhirPackage fhirPackage = new FhirPackage(FHIR);
        ResourceValidator validator = new ResourceValidator(
                FHIR,
                new Definitions(
                        FHIR,
                        fhirPackage,
                        new StoredQuestionnaires(FHIR, null),
                        TerminologySettings.none(),
                        Clock.systemUTC()),
                new IdentitySettings(false),
                Clock.systemUTC());
        List<Resource> examples = fhirPackage.examples();
        int minutes = Integer.getInteger("onestory.soak.minutes");
        List<String> lines = new ArrayList<>(List.of("minute,validations,heap MiB after collection,metaspace MiB"));
        List<Long> heaps = new ArrayList<>();
        long validations = 0;
        for (int minute = 0; minute <= minutes; minute++) {
            heaps.add(heapAfterCollection());
            lines.add(minute + "," + validations + "," + heaps.get(minute) + "," + metaspace());
            Files.write(Path.of("target", "validation-soak.csv"), lines);
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (minute < minutes && System.nanoTime() < end) {
                examples.forEach(validator::validate);
                validations += examples.size();
            }
        }
        // The caches fill in the first minute.
        assertThat(heaps.get(heaps.size() - 1)).as(lines.toString()).isLessThanOrEqualTo(heaps.get(1) * 105 / 100);
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed() >> 20;
    }
}
