package uk.onestory.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * One client system that acts for one or more organisations.
 *
 * @param id client id in tokens
 * @param organizations ODS codes, or values of {@code https://fhir.onestory.example/Id/organization} where there is none
 * @param sector kind of service
 * @param kind what the partner is here for
 * @param scopes SMART scopes that may be asked for
 * @param jwks public keys for {@code private_key_jwt}: a JWK set as JSON
 * @param jwksUri where the partner publishes its public keys
 * @param secret secret for {@code client_secret_basic}; heeded in the profile {@code demo} only
 */
public record Partner(
        @NotBlank String id,
        @NotEmpty List<String> organizations,
        @NotNull Sector sector,
        @NotNull Kind kind,
        @NotEmpty List<String> scopes,
        String jwks,
        String jwksUri,
        String secret) {

    /** What a partner may do at all, whatever its scopes say. */
    public enum Kind {
        /** cares for people */
        CLINICAL,
        /** exports for reports */
        REPORTING,
        /** keeps directory, questionnaires and groups, reads the audit trail */
        OPERATOR
    }
}
