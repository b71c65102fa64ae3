package uk.onestory.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.directory.Directory;

/** From the token to the partner, its organisation and its scopes. */
@Component
class CallerResolver {

    /** Names the organisation where a partner acts for several: an ODS code, or our own identifier. */
    private static final String ACTING_FOR = "X-Acting-For";

    private static final long MOST_GRANTS = 1_000;

    private final Cache<Grant, Scopes> effective =
            Caffeine.newBuilder().maximumSize(MOST_GRANTS).build();
    private final Partners partners;
    private final Directory directory;

    CallerResolver(Partners partners, Directory directory) {
        this.partners = partners;
        this.directory = directory;
    }

    /** @throws BaseServerResponseException 401 without a known partner, 400 without one clear organisation */
    Caller resolve(RequestDetails request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            throw Refusal.plain(401, IssueType.LOGIN, "Send an access token.");
        }
        Partner partner = partners.byId(token.getName())
                .orElseThrow(() -> Refusal.plain(401, IssueType.LOGIN, "The token is of no partner known here."));
        String code = actingFor(partner, request.getHeader(ACTING_FOR));
        String organization = directory
                .organizationId(code)
                .orElseThrow(() -> Refusal.of(
                        403,
                        Rule.NOT_YOUR_ORGANISATION,
                        "The directory has no Organization with the code " + code + "."));
        Scopes scopes = effective.get(new Grant(granted(token.getToken()), partner.scopes()), Grant::effective);
        return new Caller(partner, organization, scopes);
    }

    private static String actingFor(Partner partner, String named) {
        List<String> own = partner.organizations();
        if (named == null) {
            if (own.size() > 1) {
                throw Refusal.plain(
                        400,
                        IssueType.REQUIRED,
                        "This partner acts for several organisations: name one in " + ACTING_FOR + ".");
            }
            return own.get(0);
        }
        if (!own.contains(named)) {
            throw Refusal.of(
                    403,
                    Rule.NOT_YOUR_ORGANISATION,
                    "This partner does not act for the organisation in " + ACTING_FOR + ".");
        }
        return named;
    }

    static List<String> granted(Jwt token) {
        Object scope = token.getClaim("scope");
        if (scope instanceof String words) {
            return List.of(words.split(" "));
        }
        List<String> list = token.getClaimAsStringList("scope");
        return list == null ? List.of() : list;
    }

    /** An outside issuer may grant more than the partner holds here. */
    private record Grant(List<String> token, List<String> partner) {

        Scopes effective() {
            return Scopes.of(token).within(Scopes.of(partner));
        }
    }
}
