package uk.onestory.pages;

import java.util.Comparator;
import java.util.List;

/** All that can be found, in memory: a few hundred entries, gone through once for each question. */
class SearchIndex {

    private record Prepared(SearchEntry entry, List<String> names, String joined, List<String> text) {

        static Prepared of(SearchEntry entry) {
            List<String> names = Words.of(entry.title() + " " + entry.name());
            return new Prepared(entry, names, String.join("", Words.of(entry.name())), Words.of(entry.text()));
        }

        /** 0 where a word is nowhere. */
        int score(List<String> words) {
            int score = joined.equals(String.join("", words)) ? 20 : 0;
            for (String word : words) {
                int found = score(word);
                if (found == 0) {
                    return 0;
                }
                score += found;
            }
            return score;
        }

        private int score(String word) {
            if (names.contains(word)) {
                return 6;
            }
            if (names.stream().anyMatch(name -> name.startsWith(word))) {
                return 4;
            }
            if (joined.contains(word)) {
                return 3;
            }
            return text.stream().anyMatch(one -> one.startsWith(word)) ? 1 : 0;
        }
    }

    private record Scored(SearchEntry entry, int score) {}

    private final List<Prepared> all;

    SearchIndex(List<SearchEntry> entries) {
        this.all = entries.stream().map(Prepared::of).toList();
    }

    /** What has all the words, the best first. */
    List<SearchEntry> find(String question) {
        List<String> words = Words.of(question);
        if (words.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .map(prepared -> new Scored(prepared.entry(), prepared.score(words)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::entry)
                .toList();
    }
}
