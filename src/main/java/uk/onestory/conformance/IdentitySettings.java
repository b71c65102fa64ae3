package uk.onestory.conformance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onestory.identity.*}.
 *
 * @param acceptInvalidNhsNumbers for test environments only: takes NHS numbers that fail modulus 11, which official
 *     examples hold
 */
@ConfigurationProperties("onestory.identity")
record IdentitySettings(@DefaultValue("false") boolean acceptInvalidNhsNumbers) {}
