package uk.onestory.story;

/**
 * One thing that is told of an entry.
 *
 * @param label plain words before it; null for none
 * @param text what people wrote, as it is; null says nothing and the line is left out
 * @param callout how it stands out; null for not at all
 */
record Line(String label, String text, Callout callout) {

    static Line of(String label, String text) {
        return new Line(label, text, null);
    }

    Line as(Callout how) {
        return new Line(label, text, how);
    }

    boolean saysSomething() {
        return text != null && !text.isBlank();
    }
}
