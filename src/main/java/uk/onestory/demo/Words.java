package uk.onestory.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The word lists of {@code resources/demo}. See {@link AgeTag} for phrases of people of an age. */
record Words(
        Names names,
        Places places,
        Problems problems,
        Needs needs,
        Scores scores,
        Phrases phrases,
        AboutMe aboutMe,
        CareWords care) {

    /** Given and family names go together by community; {@code other} are given names of all genders. */
    record Names(List<Community> communities) {}

    /** @param language that some of them would rather speak; null for English */
    record Community(
            int share,
            List<String> female,
            List<String> male,
            List<String> other,
            List<String> family,
            Language language) {}

    /** @param code of BCP 47 */
    record Language(String code, String display) {}

    record Places(List<Borough> boroughs, List<String> streets, List<Service> services) {}

    record Borough(String code, int share, List<Town> towns) {}

    /**
     * A HealthcareService of the directory.
     *
     * @param organization id of the Organization that provides it
     * @param sector code of {@code OneStory-ServiceSector}
     * @param code SNOMED CT code of a referral to it
     * @param asks the same in words
     */
    record Service(
            String id, String organization, String borough, String sector, String code, String asks, int share) {}

    record Town(String name, List<String> outward) {}

    /** Conditions with their SNOMED CT codes, and what people say of how they go together, by kind. */
    record Problems(
            List<Problem> mentalHealth,
            List<Problem> substanceUse,
            Map<String, List<String>> routes,
            Map<String, List<String>> effectOfSubstance,
            Map<String, List<String>> effectOfMentalHealth,
            List<String> onset,
            List<String> physical) {}

    record Problem(String code, String display, String kind, int share) {}

    record Needs(List<Area> areas) {}

    /** An area of life; the words may have a SNOMED CT code. */
    record Area(String code, String display, int share, List<Need> words) {}

    record Need(String text, String code, String display) {}

    /** @param team what a mental health team adds */
    record Scores(List<Tool> tools, List<Tool> team) {}

    /**
     * @param kinds kinds of {@link Problem} it is asked for
     * @param from lowest of the usual first scores
     * @param to highest of them
     */
    record Tool(String code, String name, List<String> kinds, int max, int from, int to, boolean lowerIsBetter) {

        /** The score when things are worse by so many points (or better, below zero), within the tool's range. */
        int worse(int score, int points) {
            return Math.max(0, Math.min(max, lowerIsBetter ? score + points : score - points));
        }
    }

    /** What people and teams say. */
    record Phrases(
            List<String> strengths,
            List<String> goals,
            List<String> medicalNotes,
            List<String> assessments,
            List<String> informationNeeded,
            List<String> cancelled,
            List<String> handOn,
            List<String> planTitles,
            List<String> planWords) {}

    record AboutMe(List<Question> questions) {}

    /** @param share how many in a hundred have answered it */
    record Question(String linkId, String text, int share, List<String> answers) {}

    static Words load() {
        return new Words(
                read("names", Names.class),
                read("places", Places.class),
                read("conditions", Problems.class),
                read("needs", Needs.class),
                read("scores", Scores.class),
                read("words", Phrases.class),
                read("about-me", AboutMe.class),
                CareWords.load());
    }

    static <T> T read(String name, Class<T> type) {
        try (InputStream file = Words.class.getResourceAsStream("/demo/" + name + ".yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(file, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the word list '" + name + "' cannot be read", unreadable);
        }
    }
}
