package uk.onestory.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onestory.terminology.*}: a FHIR terminology server that holds what is not in the package, above all SNOMED CT.
 *
 * @param url base URL of its FHIR R4 API; none by default: codes of these systems are then not checked
 * @param token bearer token for it, where it wants one
 * @param systems the code systems that it is asked for
 * @param timeout how long one question may take, connecting included
 * @param pause how long it is left alone after it failed to answer
 */
@ConfigurationProperties("onestory.terminology")
record TerminologySettings(
        URI url,
        String token,
        @DefaultValue("http://snomed.info/sct") Set<String> systems,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("30s") Duration pause) {

    /** No server is named. */
    static TerminologySettings none() {
        return new TerminologySettings(null, null, Set.of(), Duration.ZERO, Duration.ZERO);
    }
}
