package uk.onestory.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Takes a few people step by step into the store. People whose next step is by the same organisation share a transaction;
 * every transaction is written as if that organisation had sent it.
 */
@Component
class JourneyWriter {

    private final FhirContext fhir;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final ReferralTasks referralTasks;
    private final HandingOn handingOn;
    private final ActingFor acting;

    JourneyWriter(
            FhirContext fhir,
            IFhirSystemDao<Bundle, Meta> system,
            ReferralTasks referralTasks,
            HandingOn handingOn,
            ActingFor acting) {
        this.fhir = fhir;
        this.system = system;
        this.referralTasks = referralTasks;
        this.handingOn = handingOn;
        this.acting = acting;
    }

    /** @return how many resources were written, each version counted */
    int write(List<SyntheticPerson> people) {
        List<JourneyRun> runs = people.stream().map(JourneyRun::new).toList();
        int written = 0;
        for (Map<Actor, List<JourneyRun>> wave = nextSteps(runs); !wave.isEmpty(); wave = nextSteps(runs)) {
            for (Map.Entry<Actor, List<JourneyRun>> together : wave.entrySet()) {
                written += take(together.getKey(), together.getValue());
            }
        }
        return written;
    }

    private static Map<Actor, List<JourneyRun>> nextSteps(List<JourneyRun> runs) {
        Map<Actor, List<JourneyRun>> byActor = new LinkedHashMap<>();
        for (JourneyRun run : runs) {
            run.next().ifPresent(step -> byActor.computeIfAbsent(step.actor(), actor -> new ArrayList<>())
                    .add(run));
        }
        return byActor;
    }

    private int take(Actor actor, List<JourneyRun> runs) {
        List<String> referrals = runs.stream()
                .filter(run -> run.referral() != null)
                .map(JourneyRun::referral)
                .toList();
        ReferralTasks.Found tasks =
                referrals.isEmpty() ? new ReferralTasks.Found(Map.of()) : referralTasks.find(actor, referrals);
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        List<JourneyRun> writers = new ArrayList<>();
        int written = 0;
        for (JourneyRun run : runs) {
            Step step = run.next().orElseThrow();
            if (step instanceof Step.Redirect redirect) {
                redirect(run, redirect, tasks);
                written += 2;
            } else {
                for (BundleEntryComponent entry : entries(run, step, tasks)) {
                    bundle.addEntry(entry);
                    writers.add(run);
                }
            }
            run.stepDone();
        }
        if (bundle.hasEntry()) {
            send(actor, bundle, writers);
        }
        return written + bundle.getEntry().size();
    }

    private void redirect(JourneyRun run, Step.Redirect step, ReferralTasks.Found tasks) {
        Reference to = new Reference("HealthcareService/" + step.to());
        handingOn.handOn(tasks.of(run, step.from()), to, step, acting.request(step.actor()));
    }

    private List<BundleEntryComponent> entries(JourneyRun run, Step step, ReferralTasks.Found tasks) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        if (step instanceof Step.Send send) {
            entries.addAll(send.entries());
        } else if (step instanceof Step.Move move) {
            entries.addAll(move.alongside());
            entries.add(moved(tasks.of(run, move.service()), move));
        }
        entries.forEach(entry -> resolve(run, entry.getResource()));
        return entries;
    }

    private static BundleEntryComponent moved(Task stored, Step.Move move) {
        Task task = stored.copy();
        task.setStatus(move.status());
        task.setBusinessStatus(Codes.concept("BusinessStatus", move.businessStatus()));
        task.setStatusReason(move.reason());
        for (Step.Output output : move.outputs()) {
            task.addOutput()
                    .setType(new CodeableConcept().setText(output.type()))
                    .setValue(new Reference(output.urn()));
        }
        String id = "Task/" + stored.getIdElement().getIdPart();
        BundleEntryComponent entry = new BundleEntryComponent().setFullUrl(id).setResource(task);
        entry.getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(id)
                .setIfMatch("W/\"" + stored.getIdElement().getVersionIdPart() + "\"");
        return entry;
    }

    /** What an earlier transaction has stored is named by its id; the rest is resolved within this transaction. */
    private void resolve(JourneyRun run, Resource resource) {
        for (IBaseReference reference :
                fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            String target = reference.getReferenceElement().getValue();
            if (target != null && target.startsWith("urn:")) {
                reference.setReference(run.resolved(target));
            }
        }
    }

    private void send(Actor actor, Bundle bundle, List<JourneyRun> writers) {
        Bundle answer = system.transaction(acting.request(actor), bundle);
        for (int i = 0; i < writers.size(); i++) {
            String location = answer.getEntry().get(i).getResponse().getLocation();
            writers.get(i).stored(bundle.getEntry().get(i), new IdType(location));
        }
    }
}
