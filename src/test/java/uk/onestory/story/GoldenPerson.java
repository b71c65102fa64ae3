package uk.onestory.story;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The people whose stories are reviewed files: {@code story/NAME.record.json} is what is stored of them, {@code
 * story/NAME.story.json} what is told.
 */
enum GoldenPerson {
    NO_HISTORY("no-history"),
    GP_ONLY("gp-only"),
    ALCOHOL_AND_DEPRESSION("alcohol-and-depression"),
    OPIOIDS_PTSD_HOMELESS("opioids-ptsd-homeless"),
    EATING_DISORDER("eating-disorder"),
    WITHHELD_SUBSTANCE_USE("withheld-substance-use", "ETHUD"),
    CONFLICTING_SOURCES("conflicting-sources"),
    /** Made up by {@link MadeUpRecords}: only a summary of this story is a file, {@code twenty-years.summary.txt}. */
    TWENTY_YEARS("twenty-years");

    private static final int MANY = 3_000;

    private static final String SENSITIVITY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final String file;
    private final String withheld;

    GoldenPerson(String file) {
        this(file, null);
    }

    /** @param withheld label of what the caller of the golden file may not see; null for nothing */
    GoldenPerson(String file, String withheld) {
        this.file = file;
        this.withheld = withheld;
    }

    /** Name of the files without their endings. */
    String file() {
        return file;
    }

    List<Resource> resources() {
        return isMadeUp() ? MadeUpRecords.of(2_006, MANY) : StoryFixture.resources(file);
    }

    /** Too long to be read as a file. */
    boolean isMadeUp() {
        return this == TWENTY_YEARS;
    }

    /** As the caller of the golden file may see it. */
    PersonRecord record(long seed) {
        return StoryFixture.record(resources(), seed, this::isVisible);
    }

    Bundle story() {
        return story(StoryRequest.EVERYTHING);
    }

    Bundle story(StoryRequest asked) {
        return StoryFixture.story(record(1), asked);
    }

    private boolean isVisible(Resource resource) {
        return isMadeUp()
                ? MadeUpRecords.isVisible(resource)
                : withheld == null || resource.getMeta().getSecurity(SENSITIVITY, withheld) == null;
    }
}
