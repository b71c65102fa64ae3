package uk.onestory.demo;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People whose stories are hard to tell: each is there once in every fifty, where the journey fits. */
enum SpecialCase {
    NONE(-1),
    DIED(11),
    NO_FIXED_ADDRESS(2),
    ANOTHER_LANGUAGE(9),
    /** Nobody may learn where the person lives (label {@code R}). */
    SENSITIVE_ADDRESS(16),
    /** Two practices know the person, and their records do not agree. */
    TWO_SOURCES(20),
    /** Has said what may not be shared, and that this may be known. */
    WITHHOLDS(21),
    /** The service has not received the referral by its due date. */
    LATE(8),
    /** Cannot wait: the referral is {@code stat}. */
    URGENT(4),
    /** Much of everything, on a joint referral. */
    LONGEST(7);

    private static final int EVERY = 50;
    private static final Map<Integer, SpecialCase> PLACES =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(special -> special.place, Function.identity()));

    private final int place;

    SpecialCase(int place) {
        this.place = place;
    }

    static SpecialCase of(int index) {
        return PLACES.getOrDefault(index % EVERY, NONE);
    }
}
