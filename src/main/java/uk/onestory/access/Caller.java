package uk.onestory.access;

/**
 * Who a request is from.
 *
 * @param partner the client system
 * @param organizationId logical id of the Organization it acts for in this request
 * @param scopes what its token grants
 */
public record Caller(Partner partner, String organizationId, Scopes scopes) {

    /** Reference to the caller's organisation, as it stands in resources. */
    public String organization() {
        return "Organization/" + organizationId;
    }
}
