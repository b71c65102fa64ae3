package uk.onestory.waiting;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/** {@code OneStory-Clock} on a Task: the server writes it, whatever a partner sends there. */
final class ClockExtension {

    private static final String URL = FhirPackage.BASE + "/StructureDefinition/OneStory-Clock";
    private static final String CODES = FhirPackage.BASE + "/CodeSystem/OneStory-";

    private ClockExtension() {}

    static void set(Task task, WaitingClock clock) {
        clear(task);
        task.addExtension(of(clock));
    }

    static void clear(Task task) {
        task.getExtension().removeIf(extension -> URL.equals(extension.getUrl()));
    }

    /** As it is stored, whatever the new version brings. */
    static void keep(Task stored, Task task) {
        clear(task);
        stored.getExtensionsByUrl(URL).forEach(extension -> task.addExtension(extension.copy()));
    }

    static boolean shows(Task task, WaitingClock clock) {
        return task.getExtensionsByUrl(URL).size() == 1
                && Extensions.first(task, URL).equalsDeep(of(clock));
    }

    private static Extension of(WaitingClock clock) {
        Extension extension = new Extension(URL);
        extension.addExtension(
                "status",
                new Coding()
                        .setSystem(CODES + "ClockStatus")
                        .setCode(clock.status().code()));
        if (clock.notCounted() != null) {
            extension.addExtension(
                    "reason",
                    new Coding()
                            .setSystem(CODES + "NotCounted")
                            .setCode(clock.notCounted().code()));
        }
        extension.addExtension("start", date(clock.start()));
        for (First first : First.values()) {
            LocalDate day = clock.firsts().get(first);
            if (day != null) {
                extension.addExtension(first.url(), date(day));
            }
        }
        if (clock.stop() != null) {
            extension.addExtension("stop", date(clock.stop()));
        }
        return extension;
    }

    private static DateType date(LocalDate day) {
        return new DateType(day.toString());
    }
}
