package uk.onestory.story;

/**
 * One thing that is told of an entry.
 *
 * @param label plain words before it; null for none
 * @param text what people wrote, as it is; null says nothing and the line is left out
 */
record Line(String label, String text) {

    static Line of(String label, String text) {
        return new Line(label, text);
    }

    boolean saysSomething() {
        return text != null && !text.isBlank();
    }
}
