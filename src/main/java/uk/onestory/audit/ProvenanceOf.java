package uk.onestory.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.server.RequestTrace;

/**
 * The Provenance of one transaction ({@code OneStory-Provenance}): targets with their versions; who: the worker where
 * the request names one, the organisation and the system; why: the reasons that Tasks and referral give, else treatment;
 * and the correlation id of the request, which leads to the log and to what other systems did about it.
 */
@Component
class ProvenanceOf {

    private static final String PROFILE = "https://fhir.onestory.example/StructureDefinition/OneStory-Provenance";
    private static final String ID = "https://fhir.onestory.example/Id/";
    private static final String AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String ACTION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String PURPOSE = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    /** The name under which this server appears as a system. */
    private static final String SERVER = "onestory";

    private final Clock clock;

    ProvenanceOf(Clock clock) {
        this.clock = clock;
    }

    Provenance of(Recorded recorded) {
        Provenance provenance = new Provenance();
        provenance.getMeta().addProfile(PROFILE);
        recorded.written().forEach(resource -> provenance.addTarget(new Reference(versioned(resource))));
        provenance.setRecorded(Date.from(clock.instant()));
        provenance.setActivity(activity(recorded));
        List<CodeableConcept> reasons = recorded.reasons();
        provenance.setReason(reasons.isEmpty() ? List.of(coded(PURPOSE, "TREAT", "treatment")) : reasons);
        Optional<Caller> caller = Callers.of(recorded.request());
        caller.ifPresent(partner -> {
            Reference organization = new Reference(partner.organization());
            RequestingPractitioner.of(recorded.request())
                    .ifPresent(worker ->
                            agent(provenance, "author", "Author", worker).setOnBehalfOf(organization.copy()));
            agent(provenance, "custodian", "Custodian", organization);
        });
        agent(
                provenance,
                "assembler",
                "Assembler",
                named("partner", caller.map(partner -> partner.partner().id()).orElse(SERVER)));
        RequestTrace.current().ifPresent(request -> provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(named("correlation", request.correlationId()).setDisplay("The request that it came with")));
        return provenance;
    }

    private static String versioned(Resource resource) {
        return resource.getIdElement()
                .toUnqualified()
                .withResourceType(resource.fhirType())
                .getValue();
    }

    private static CodeableConcept activity(Recorded recorded) {
        CodeableConcept activity =
                recorded.onlyCreated() ? coded(ACTION, "CREATE", "create") : coded(ACTION, "UPDATE", "revise");
        operation(recorded.request()).ifPresent(activity::setText);
        return activity;
    }

    /** Of the request as it came, which an entry of the transaction that it makes does not tell. */
    private static Optional<String> operation(RequestDetails request) {
        return request instanceof ServletRequestDetails sent
                ? Optional.of(UriUtils.decode(
                                StringUtils.substringAfterLast(
                                        sent.getServletRequest().getRequestURI(), "/"),
                                StandardCharsets.UTF_8))
                        .filter(name -> name.startsWith("$"))
                : Optional.empty();
    }

    private static ProvenanceAgentComponent agent(Provenance provenance, String type, String display, Reference who) {
        return provenance.addAgent().setType(coded(AGENT, type, display)).setWho(who);
    }

    private static Reference named(String system, String value) {
        return new Reference()
                .setIdentifier(new Identifier().setSystem(ID + system).setValue(value));
    }

    private static CodeableConcept coded(String system, String code, String display) {
        return new CodeableConcept().addCoding(new Coding(system, code, display));
    }
}
