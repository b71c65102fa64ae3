package uk.onestory.story;

import java.util.EnumMap;
import java.util.Map;

/** What stands in which section. */
final class StorySections {

    private static final Map<StorySection, SectionContent> TABLE = new EnumMap<>(Map.ofEntries(
            Map.entry(StorySection.PLEASE_DO, new PleaseDoContent()),
            Map.entry(StorySection.SAFETY, new SafetyContent()),
            Map.entry(StorySection.ABOUT_ME, new AboutMeAnswers(false)),
            Map.entry(StorySection.CONDITIONS, new ConditionsContent()),
            Map.entry(StorySection.NEEDS, new NeedsContent()),
            Map.entry(StorySection.STRENGTHS, new StrengthsContent()),
            Map.entry(StorySection.PLAN, new PlanContent()),
            Map.entry(StorySection.MEDICATION, new MedicationContent()),
            Map.entry(StorySection.REFERRALS, new ReferralsContent()),
            Map.entry(StorySection.SCORES, new ScoresContent()),
            Map.entry(StorySection.PEOPLE, new PeopleContent()),
            Map.entry(StorySection.HISTORY, new HistoryContent())));

    private StorySections() {}

    static SectionContent of(StorySection section) {
        return TABLE.get(section);
    }
}
