package uk.onestory.server;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/** What the server can do, told as it is: from HAPI's bindings, which are only the offered ones, and our own words. */
class Capabilities extends JpaCapabilityStatementProvider {

    private static final String SECURITY_SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Clients come by few names of the host; more are somebody who plays with the Host header. */
    private static final int NAMES = 16;

    private final Release release;
    private final Clock clock;
    private final Map<String, Built> built = new ConcurrentHashMap<>();

    Capabilities(
            RestfulServer server,
            IFhirSystemDao<?, ?> system,
            JpaStorageSettings storage,
            ISearchParamRegistry searchParameters,
            IValidationSupport validation,
            Release release,
            Clock clock) {
        super(server, system, storage, searchParameters, validation);
        this.release = release;
        this.clock = clock;
        setIncludeResourceCounts(false);
        setPublisher("OneStory");
    }

    @Override
    public IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
        String base = details.getFhirServerBase();
        Instant now = clock.instant();
        Built known = built.get(base);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            if (built.size() >= NAMES) {
                built.clear();
            }
            known = new Built(complete((CapabilityStatement) super.getServerConformance(request, details), base), now);
            built.put(base, known);
        }
        return known.statement();
    }

    private CapabilityStatement complete(CapabilityStatement statement, String base) {
        statement.setId("onestory");
        statement.setName("OneStory");
        statement.setTitle("OneStory: one record of a person, for every service that helps them");
        statement.setText(null);
        statement.setDate(Date.from(release.built()));
        statement.getSoftware().setName("OneStory").setVersion(release.version());
        statement.getImplementation().setUrl(base).setDescription("OneStory FHIR R4 interoperability server");
        statement.getFormat().clear();
        statement.addFormat(Constants.CT_FHIR_JSON_NEW);
        statement.addFormat(Constants.CT_FHIR_XML_NEW);
        statement.addFormat(Constants.FORMAT_JSON);
        statement.addFormat(Constants.FORMAT_XML);
        statement.getPatchFormat().clear();
        statement.addPatchFormat(Constants.CT_JSON_PATCH);
        statement.addPatchFormat(Constants.CT_FHIR_JSON_NEW);
        statement.addPatchFormat(Constants.CT_FHIR_XML_NEW);
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        rest.getResource().forEach(Capabilities::complete);
        rest.getInteraction().removeIf(interaction -> interaction.getCode() == null);
        if (rest.getInteraction().stream()
                .noneMatch(interaction -> interaction.getCode() == SystemRestfulInteraction.BATCH)) {
            rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        }
        secure(rest, base);
        return statement;
    }

    private static void complete(CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        resource.getInteraction().removeIf(interaction -> !told(type, interaction));
        resource.setConditionalCreate(Offer.writable(type));
        resource.setConditionalUpdate(Offer.writable(type));
        resource.setConditionalRead(ConditionalReadStatus.NOTMATCH);
        resource.setConditionalDelete(
                Offer.deletable(type) ? ConditionalDeleteStatus.SINGLE : ConditionalDeleteStatus.NOTSUPPORTED);
        resource.setReadHistory(true);
        resource.setUpdateCreate(Offer.writable(type));
        // the definitions have the texts; here they would be half of the answer
        resource.getSearchParam().forEach(parameter -> parameter.setDocumentation(null));
        resource.getOperation().forEach(operation -> operation.setDocumentation(null));
    }

    private static boolean told(String type, ResourceInteractionComponent interaction) {
        TypeRestfulInteraction code = interaction.getCode();
        if (code == null) {
            return false; // $validate, which is an operation
        }
        return (code != TypeRestfulInteraction.DELETE || Offer.deletable(type))
                && (code != TypeRestfulInteraction.PATCH || Offer.patchable(type));
    }

    private void secure(CapabilityStatementRestComponent rest, String base) {
        var security = rest.getSecurity();
        security.addService()
                .setText("SMART Backend Services; see .well-known/smart-configuration")
                .addCoding()
                .setSystem(SECURITY_SERVICES)
                .setCode("SMART-on-FHIR");
        if (release.ownTokens()) {
            Extension uris = new Extension(OAUTH_URIS);
            String root = base.substring(0, base.length() - FhirServlet.PATH.length());
            uris.addExtension(new Extension("token", new UriType(root + "/oauth2/token")));
            security.addExtension(uris);
        }
    }

    /** @param statement never changed after it was built: requests share it */
    private record Built(CapabilityStatement statement, Instant at) {}
}
