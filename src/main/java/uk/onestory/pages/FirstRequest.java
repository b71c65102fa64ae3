package uk.onestory.pages;

import java.util.List;

/**
 * What is sent before the examples, because they refer to it: one transaction.
 *
 * @param title what is in it
 * @param partner whose token it is sent with
 * @param references what is there afterwards, as {@code Type/id}
 */
record FirstRequest(String title, String partner, List<String> references, String json) {}
