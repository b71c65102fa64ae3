package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import java.time.Clock;
import java.time.Instant;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClients;
import org.hl7.fhir.common.hapi.validation.support.RemoteTerminologyServiceValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a terminology server whether a code exists. What it says is a warning at most: editions differ, and a person's
 * referral is not sent back over a code. Where it does not answer in time, codes are taken as they are for a while.
 */
class TerminologyServer extends RemoteTerminologyServiceValidationSupport {

    private static final Logger LOG = LoggerFactory.getLogger(TerminologyServer.class);

    private final TerminologySettings settings;
    private final Clock clock;
    private volatile Instant leftAloneUntil = Instant.MIN;

    TerminologyServer(FhirContext fhir, TerminologySettings settings, Clock clock) {
        super(fhir, settings.url().toString(), clients(fhir, settings));
        this.settings = settings;
        this.clock = clock;
        if (settings.token() != null) {
            addClientInterceptor(new BearerTokenAuthInterceptor(settings.token()));
        }
    }

    /** Follows no redirect: the token is for this server and no other. */
    private static IRestfulClientFactory clients(FhirContext fhir, TerminologySettings settings) {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        ApacheRestfulClientFactory clients = new ApacheRestfulClientFactory(fhir);
        clients.setServerValidationMode(ServerValidationModeEnum.NEVER);
        clients.setHttpClient(HttpClients.custom()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis)
                        .setConnectionRequestTimeout(millis)
                        .setSocketTimeout(millis)
                        .build())
                .build());
        return clients;
    }

    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext context, String system) {
        return settings.systems().contains(system) && !clock.instant().isBefore(leftAloneUntil);
    }

    /** Value sets are the package's own, and enumerated. */
    @Override
    public boolean isValueSetSupported(ValidationSupportContext context, String url) {
        return false;
    }

    @Override
    public IBaseResource fetchCodeSystem(String system) {
        return null;
    }

    @Override
    public IBaseResource fetchValueSet(String url) {
        return null;
    }

    @Override
    public CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            String system,
            String code,
            String display,
            String valueSet) {
        if (valueSet != null || !isCodeSystemSupported(context, system)) {
            return null;
        }
        try {
            CodeValidationResult result = super.validateCode(context, options, system, code, display, null);
            return result == null || result.isOk() ? result : unknown(system, code);
        } catch (RuntimeException silent) {
            leftAloneUntil = clock.instant().plus(settings.pause());
            LOG.warn(
                    "The terminology server is left alone for {}, it does not answer: {}",
                    settings.pause(),
                    silent.toString());
            return null;
        }
    }

    private static CodeValidationResult unknown(String system, String code) {
        return new CodeValidationResult()
                .setSeverity(IssueSeverity.WARNING)
                .setMessage("The terminology server does not know the code " + code + " of " + system
                        + ": check it, and send the words as well.");
    }
}
