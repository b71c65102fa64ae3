package uk.onestory.pages;

import java.util.List;

/**
 * An example on the page of its profile.
 *
 * @param name of the file, without what it says of the outcome
 * @param title the name in words, without the part that tells the profile
 * @param rule that it breaks, or null where it is valid
 * @param profileAdded whether {@code meta.profile} was added, because neither the file nor the server's table would
 *     make the profile apply
 * @param request what to send it with
 * @param partner whose token to send it with
 * @param first what it refers to and has to be sent before
 * @param today dates that are judged by how near they are
 * @param json the resource, laid out
 * @param answer OperationOutcome of the server, laid out
 */
record Example(
        String name,
        String title,
        String profile,
        Link rule,
        boolean profileAdded,
        String request,
        String partner,
        List<String> first,
        List<String> today,
        String json,
        String answer) {

    /** Whether it is sent to be judged and not to be stored. */
    public boolean isAsked() {
        return request.endsWith("$validate");
    }

    public boolean isValid() {
        return rule == null;
    }
}
