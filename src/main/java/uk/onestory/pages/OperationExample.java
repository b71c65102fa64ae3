package uk.onestory.pages;

/**
 * A call of an operation on its page.
 *
 * @param partner whose token it is sent with
 * @param text the request
 * @param answer status, and the rule that it breaks
 * @param shown a part of what it is answered, or null
 */
record OperationExample(String title, String partner, String text, String answer, String shown) {}
