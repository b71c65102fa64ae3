package uk.onestory.demo;

import java.util.Locale;

/** Telephone numbers from the ranges that Ofcom keeps free for drama. */
final class DramaNumbers {

    private static final int LAST = 999;

    private DramaNumbers() {}

    static String mobile(Dice dice) {
        return "07700 900" + three(dice);
    }

    static String manchester(Dice dice) {
        return "0161 496 0" + three(dice);
    }

    /** Of no area. */
    static String elsewhere(Dice dice) {
        return "01632 960" + three(dice);
    }

    private static String three(Dice dice) {
        return String.format(Locale.ROOT, "%03d", dice.between(0, LAST));
    }
}
