package uk.onestory.careplan;

import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** A joint plan that is whole, with its team, goal and activity, for a test to leave something out of. */
public final class TestPlan {

    public static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";
    public static final String EXTENSION = "https://fhir.onestory.example/StructureDefinition/OneStory-";

    public final CarePlan plan = new CarePlan();
    public final CareTeam team = new CareTeam();
    public final Goal goal = new Goal();
    public final Task activity = new Task();

    private TestPlan(String patient, List<String> conditions) {
        Reference person = new Reference("Patient/" + patient);
        team.setStatus(CareTeamStatus.ACTIVE).setSubject(person.copy());
        team.addParticipant()
                .addRole(new CodeableConcept(new Coding(CODES + "CareTeamRole", "key-worker", null)))
                .setMember(new Reference().setType("Practitioner").setDisplay("Jo Lindley"))
                .setOnBehalfOf(new Reference("Organization/with-you"));
        goal.setLifecycleStatus(GoalLifecycleStatus.ACTIVE)
                .setSubject(person.copy())
                .setDescription(new CodeableConcept().setText("Sleep through four nights a week"))
                .setExpressedBy(person.copy());
        activity.setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.PLAN)
                .setFor(person.copy())
                .setRequester(new Reference("Organization/gmmh"))
                .setOwner(new Reference("Organization/with-you"))
                .setDescription("Recovery group on Wednesdays");
        plan.setStatus(CarePlanStatus.ACTIVE)
                .setIntent(CarePlanIntent.PLAN)
                .setSubject(person.copy())
                .addContributor(new Reference("Organization/gmmh"))
                .addContributor(new Reference("Organization/with-you"))
                .addCareTeam(new Reference(urn("a1")))
                .addGoal(new Reference(urn("a2")))
                .addCategory(new CodeableConcept(new Coding(CODES + "PlanKind", "joint", null)));
        plan.addActivity().setReference(new Reference(urn("a3")));
        conditions.forEach(condition -> plan.addAddresses(new Reference("Condition/" + condition)));
        level("community-team");
        add("ReviewDate", new DateType("2099-01-01"));
        add("Reviewer", new Reference("Organization/gmmh"));
        Extension agreed = new Extension(EXTENSION + "AgreedWithPerson");
        agreed.addExtension("agreed", new BooleanType(true));
        agreed.addExtension("date", new DateType("2026-11-01"));
        agreed.addExtension("by", person.copy());
        plan.addExtension(agreed);
    }

    public static TestPlan whole(Referral referral) {
        return about(referral.patient(), conditions(referral));
    }

    /** All by logical id. */
    public static TestPlan about(String patient, List<String> conditions) {
        return new TestPlan(patient, conditions);
    }

    public TestPlan review(String day) {
        remove("ReviewDate");
        add("ReviewDate", new DateType(day));
        return this;
    }

    public TestPlan with(Consumer<TestPlan> change) {
        change.accept(this);
        return this;
    }

    public TestPlan level(String level) {
        remove("CareLevel");
        add("CareLevel", new CodeableConcept(new Coding(CODES + "CareLevel", level, null)));
        return this;
    }

    void add(String extension, Type value) {
        plan.addExtension(EXTENSION + extension, value);
    }

    void remove(String extension) {
        plan.getExtension().removeIf(known -> known.getUrl().equals(EXTENSION + extension));
    }

    /** In one transaction, as the community mental health team. */
    public Response post() {
        return as("demo-cmht").body(json()).post();
    }

    /** @return {@code CarePlan/id} */
    public String create() {
        List<String> locations = post().then().statusCode(200).extract().path("entry.response.location");
        return locations.get(3).replaceFirst("/_history.*", "");
    }

    /** The transaction. */
    public String json() {
        return json(bundle());
    }

    private Bundle bundle() {
        return new Bundle()
                .setType(BundleType.TRANSACTION)
                .addEntry(entry(urn("a1"), team))
                .addEntry(entry(urn("a2"), goal))
                .addEntry(entry(urn("a3"), activity))
                .addEntry(entry(urn("a4"), plan));
    }

    private static BundleEntryComponent entry(String fullUrl, Resource resource) {
        BundleEntryComponent entry =
                new BundleEntryComponent().setFullUrl(fullUrl).setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }

    static List<String> conditions(Referral referral) {
        return as("demo-gp")
                .queryParam("patient", referral.patient())
                .get("/Condition")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.id");
    }

    static String urn(String end) {
        return "urn:uuid:7c8a4a52-3a5e-4f59-9d63-1c7f6d0b45" + end;
    }

    static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
