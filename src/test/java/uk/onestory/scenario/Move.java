package uk.onestory.scenario;

import java.util.List;
import java.util.Random;

/**
 * One random request: numbers that stand for something in whatever world they meet, so that a sequence of them can be cut
 * shorter and still means something.
 *
 * @param what kind of request
 * @param who by whom
 * @param which on what
 * @param where to where
 * @param how with what else, bit by bit
 */
record Move(int what, int who, int which, int where, int how) {

    static final int RANGE = 1_000;

    /** How often each kind of request is made, of 100. */
    enum Kind {
        TRANSITION(38),
        HAND_ON(14),
        STEP(6),
        DISCHARGE(7),
        WITHDRAW(2),
        SEND(6),
        SEND_JOINTLY(3),
        ASSESS(5),
        ASK_TO_FOLLOW_UP(4),
        ANSWER_FOLLOW_UP(4),
        FROZEN_FIELD(4),
        STALE_VERSION(3),
        CHANGE_REFERRAL(4);

        private final int share;

        Kind(int share) {
            this.share = share;
        }
    }

    static Move random(Random random) {
        return new Move(
                random.nextInt(RANGE),
                random.nextInt(RANGE),
                random.nextInt(RANGE),
                random.nextInt(RANGE),
                random.nextInt(RANGE));
    }

    Kind kind() {
        int rest = what % 100;
        for (Kind kind : Kind.values()) {
            rest -= kind.share;
            if (rest < 0) {
                return kind;
            }
        }
        return Kind.TRANSITION;
    }

    /** One of several; empty lists have none. */
    <T> T one(List<T> of) {
        return of.get(which % of.size());
    }

    <T> T target(List<T> of) {
        return of.get(where % of.size());
    }

    /** Most of the time. */
    boolean byTheRightOne() {
        return who % 10 < 8;
    }

    /** One yes or no of several; 0 to 9. */
    boolean with(int bit) {
        return (how >> bit & 1) == 1;
    }
}
