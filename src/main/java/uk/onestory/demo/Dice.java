package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Chance that is the same each time. Each person has dice of their own for each part of the record, so that one more
 * phrase in one list changes nothing in the others.
 */
final class Dice {

    private static final int HUNDRED = 100;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    static Dice of(long seed, int index, String part) {
        long state = seed;
        state = (state ^ index) * MIX;
        state = (Long.rotateLeft(state, 31) ^ part.hashCode()) * MIX;
        return new Dice(new SplittableRandom(state ^ (state >>> 29)));
    }

    /** Both ends may come. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    boolean chance(int inHundred) {
        return random.nextInt(HUNDRED) < inHundred;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Those with a larger share come more often. */
    <T> T pick(List<T> all, ToIntFunction<T> share) {
        int left = random.nextInt(all.stream().mapToInt(share).sum());
        for (T one : all) {
            left -= share.applyAsInt(one);
            if (left < 0) {
                return one;
            }
        }
        throw new IllegalStateException("shares changed while they were counted");
    }

    /** Different ones, in the order in which they were drawn. */
    <T> List<T> several(List<T> all, int count) {
        List<T> left = new ArrayList<>(all);
        List<T> drawn = new ArrayList<>();
        while (drawn.size() < count && !left.isEmpty()) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    /** A version 4 UUID as a URN, as the fullUrl of a bundle's entry. */
    String urn() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return "urn:uuid:" + new UUID(high, low);
    }
}
