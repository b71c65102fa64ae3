package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;

/** How far a person's referral has come. Each kind is there in every 25 people, as often as its number says. */
enum JourneyKind {
    NOT_REFERRED(3, 1, 30),
    REQUESTED(4, 1, 3),
    RECEIVED(2, 2, 8),
    ACCEPTED(3, 7, 28),
    IN_PROGRESS(4, 35, 150),
    DISCHARGED(1, 90, 180),
    ON_HOLD(2, 4, 20),
    CANCELLED(1, 5, 60),
    HANDED_ON(1, 14, 40),
    HANDED_ON_ACCEPTED(2, 25, 90),
    JOINT_SENT(1, 1, 4),
    JOINT_AT_WORK(1, 40, 150);

    private static final List<JourneyKind> MIX = mix();
    /** Shares no factor with 25: neighbours in the list take different ways. */
    private static final int STRIDE = 7;

    private final int inTwentyFive;
    private final int sentFrom;
    private final int sentTo;

    JourneyKind(int inTwentyFive, int sentFrom, int sentTo) {
        this.inTwentyFive = inTwentyFive;
        this.sentFrom = sentFrom;
        this.sentTo = sentTo;
    }

    static JourneyKind of(int index) {
        return MIX.get((int) ((long) index * STRIDE % MIX.size()));
    }

    /** How many days ago the referral was sent (or the story told, where there is no referral). */
    int sentDaysAgo(Dice dice) {
        return dice.between(sentFrom, sentTo);
    }

    boolean joint() {
        return this == JOINT_SENT || this == JOINT_AT_WORK;
    }

    /** A service has met the person, and keeps the plans. */
    boolean atWork() {
        return this == IN_PROGRESS || this == DISCHARGED || this == JOINT_AT_WORK;
    }

    boolean handedOn() {
        return this == HANDED_ON || this == HANDED_ON_ACCEPTED;
    }

    /** Needs a substance use service, which only Wigan has in the directory. */
    boolean withSubstanceUseService() {
        return joint() || handedOn();
    }

    private static List<JourneyKind> mix() {
        List<JourneyKind> mix = new ArrayList<>();
        for (JourneyKind kind : values()) {
            for (int i = 0; i < kind.inTwentyFive; i++) {
                mix.add(kind);
            }
        }
        return List.copyOf(mix);
    }
}
