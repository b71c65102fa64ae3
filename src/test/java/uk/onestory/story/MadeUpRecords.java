package uk.onestory.story;

import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import uk.onestory.conformance.FhirPackage;

/**
 * Records of people who do not exist: the same seed and size give the same record. Each resource knows what should become
 * of it in the story ({@link #fate}); what must be nowhere says so in all of its words.
 */
final class MadeUpRecords {

    enum Fate {
        TOLD,
        MISTAKE,
        REPLACED,
        HIDDEN
    }

    /** In the words of a resource that is a mistake, was replaced or may not be seen. */
    static final String NOWHERE = "NOWHERE";

    private static final String FATE = MadeUpRecords.class.getName();

    private final MadeUpMaterial material;
    private final MadeUpFindings findings;
    private final MadeUpCare care;

    private MadeUpRecords(long seed) {
        this.material = new MadeUpMaterial(seed);
        this.findings = new MadeUpFindings(material);
        this.care = new MadeUpCare(material);
    }

    /** @param size how many resources are about the person */
    static List<Resource> of(long seed, int size) {
        MadeUpRecords made = new MadeUpRecords(seed);
        made.directory();
        for (int i = 0; i < size; i++) {
            made.one(i);
        }
        return made.material.record();
    }

    static Fate fate(Resource resource) {
        return (Fate) resource.getUserData(FATE);
    }

    static void decide(Resource resource, Fate fate) {
        resource.setUserData(FATE, fate);
    }

    static boolean isVisible(Resource resource) {
        return fate(resource) != Fate.HIDDEN;
    }

    private void one(int i) {
        int roll = material.roll(100);
        if (roll < 22) {
            add("enc-" + i, findings::encounter);
        } else if (roll < 42) {
            add("score-" + i, findings::score);
        } else if (roll < 50) {
            add("cond-" + i, findings::condition);
        } else if (roll < 54) {
            add("need-" + i, findings::need);
        } else if (roll < 62) {
            add("med-" + i, findings::medicine);
        } else if (roll < 65) {
            add("all-" + i, findings::allergy);
        } else if (roll < 70) {
            add("proc-" + i, findings::procedure);
        } else if (roll < 75) {
            add("imp-" + i, findings::assessment);
        } else if (roll < 79) {
            add("flag-" + i, findings::flag);
        } else if (roll < 81) {
            add("risk-" + i, findings::risk);
        } else if (roll < 85) {
            add("qr-" + i, care::answers);
        } else if (roll < 88) {
            add("goal-" + i, care::goal);
        } else if (roll < 91) {
            add("plan-" + i, care::plan);
        } else if (roll < 95) {
            add("ref-" + i, care::referral);
        } else if (roll < 98) {
            add("task-" + i, care::task);
        } else {
            add("rel-" + i, care::related);
        }
    }

    private void add(String id, Supplier<? extends Resource> making) {
        Fate fate = material.roll(12) == 0 ? Fate.values()[material.roll(4)] : Fate.TOLD;
        material.begin(fate);
        Resource resource = making.get();
        if (fate == Fate.REPLACED && !(resource instanceof CarePlan) && !(resource instanceof ServiceRequest)) {
            fate = Fate.HIDDEN;
        }
        if (fate == Fate.MISTAKE && (resource instanceof RelatedPerson || resource instanceof Goal)) {
            fate = Fate.HIDDEN;
        }
        material.store(resource, id, fate);
        if (fate == Fate.REPLACED) {
            replacement(resource);
        }
    }

    private void replacement(Resource old) {
        material.begin(Fate.TOLD);
        Resource next = old instanceof CarePlan ? care.plan() : care.referral();
        Reference reference = new Reference(References.key(old));
        if (next instanceof CarePlan plan) {
            plan.addReplaces(reference);
        } else {
            ((ServiceRequest) next).addReplaces(reference);
        }
        material.store(next, old.getIdElement().getIdPart() + "-next", Fate.TOLD);
    }

    private void directory() {
        for (String[] one : new String[][] {
            {"gp", "Made Up Practice", "gp"},
            {"trust", "Made Up Trust", "mental-health"},
            {"charity", "Made Up Charity", "substance-use"}
        }) {
            Organization organization = new Organization().setName(one[1]);
            organization
                    .addType()
                    .addCoding()
                    .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-ServiceSector")
                    .setCode(one[2]);
            stored(organization, one[0]);
        }
        Practitioner practitioner = new Practitioner();
        practitioner.addName().addGiven("Made").setFamily("Up");
        stored(practitioner, "nurse-person");
        PractitionerRole role = new PractitionerRole()
                .setPractitioner(new Reference("Practitioner/nurse-person"))
                .setOrganization(new Reference("Organization/trust"));
        role.addCode().setText("Nurse");
        stored(role, "nurse");
        HealthcareService service =
                new HealthcareService().setName("Made Up Team").setProvidedBy(new Reference("Organization/trust"));
        stored(service, "team");
        Patient patient = new Patient().setGender(AdministrativeGender.UNKNOWN);
        patient.addName().addGiven("Made").setFamily("Up");
        patient.addGeneralPractitioner(new Reference("Organization/gp"));
        stored(patient, "made-up");
    }

    private void stored(Resource resource, String id) {
        material.store(resource, id, Fate.TOLD);
    }
}
