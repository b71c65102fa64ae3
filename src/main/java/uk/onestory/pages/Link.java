package uk.onestory.pages;

/**
 * @param href null where there is nothing to go to; the text stands alone then
 */
record Link(String text, String href) {}
