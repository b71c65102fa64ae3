package uk.onestory.referral;

/** Who of a Task's parties moves it. */
enum Actor {
    OWNER,
    REQUESTER
}
