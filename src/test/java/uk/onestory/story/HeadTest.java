package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has ten seconds: who is this, what is urgent, who is responsible, how are they reached. */
class HeadTest {

    private static final String OPIOIDS = "opioids-ptsd-homeless";
    private static final String NOT_THERE = "Name: not known here";

    @Test
    void ofWhomNothingIsKnownItSaysSoCalmly() {
        assertThat(head(List.of(nobody())))
                .contains(
                        NOT_THERE,
                        "Born: not known here",
                        "NHS number: not known here",
                        "Language: not known here",
                        "Address: not known here",
                        "Nothing urgent that you can see",
                        "No safety plan that you can see",
                        "Responsible now: no service that you can see: no referral is open",
                        "Key worker: none that you can see",
                        "GP practice: none that you can see",
                        "Next appointment: none that you can see",
                        "Next review: no date that you can see");
    }

    @Test
    void eachPartOfAJointReferralIsToldWithItsServiceAndHowToReachIt() {
        String head = head(with(OPIOIDS, resource -> {
            if (resource instanceof HealthcareService service
                    && service.getName().startsWith("With You")) {
                service.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("01942 000111");
                service.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue("wigan@withyou.example");
            }
            if (resource instanceof Organization organization
                    && organization.getName().startsWith("Greater")) {
                organization.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("0161 000 2222");
            }
        }));
        assertThat(head)
                .containsPattern("Responsible now: With You in Wigan 01942 000111, wigan@withyou.example For")
                // The service has no telephone of its own: that of its organisation.
                .containsPattern("Responsible now: Wigan Community Mental Health Team 0161 000 2222 For");
    }

    @Test
    void untilSomebodyTakesItOnWhoAskedIsResponsible() {
        Organization practice = organization("practice", "Wigan Practice One", "01942 000333");
        Organization trust = organization("trust", "The Trust", null);
        ServiceRequest referral = referral(practice);
        Task task = task(referral, trust).setStatus(TaskStatus.REQUESTED);
        assertThat(head(List.of(nobody(), practice, trust, referral, task)))
                .contains("Responsible now: Wigan Practice One 01942 000333 For Depression "
                        + "Asked, and has not taken it on yet: The Trust");
    }

    @Test
    void whatNobodyAnswersInTimeIsUrgent() {
        Organization practice = organization("practice", "Wigan Practice One", "01942 000333");
        Organization trust = organization("trust", "The Trust", null);
        ServiceRequest referral = referral(practice);
        referral.setPriority(ServiceRequest.ServiceRequestPriority.URGENT);
        Task task = task(referral, trust).setStatus(TaskStatus.REQUESTED);
        task.getRestriction().getPeriod().setEndElement(new DateTimeType("2026-06-01"));
        assertThat(head(List.of(nobody(), practice, trust, referral, task)))
                .contains(
                        "Urgent referral: to The Trust, sent on 28 May 2026",
                        "Not answered in time: The Trust, Referral to mental health team, due by 1 June 2026")
                .doesNotContain("Nothing urgent");
        task.setStatus(TaskStatus.ACCEPTED);
        assertThat(head(List.of(nobody(), practice, trust, referral, task))).doesNotContain("Not answered");
    }

    @Test
    void risksHighScoresAndNeedsOfSafetyAreUrgent() {
        Observation score = new Observation().setStatus(ObservationStatus.FINAL);
        score.setId("Observation/score");
        score.getCode().addCoding().setSystem("http://snomed.info/sct").setCode("720433000");
        score.setEffective(new DateTimeType("2026-05-30")).setValue(new IntegerType(21));
        Condition need = new Condition().setCode(new CodeableConcept().setText("Afraid of going home"));
        need.setId("Condition/need");
        need.addCategory()
                .addCoding()
                .setSystem("https://fhir.onestory.example/CodeSystem/OneStory-Need")
                .setCode("safety");
        Flag flag = flag("one", "Suicidal thoughts", Flag.FlagStatus.ACTIVE);
        Flag past = flag("two", "A flag that was taken down", Flag.FlagStatus.INACTIVE);
        RiskAssessment before = risk("before", "2026-01-05", "high");
        RiskAssessment now = risk("now", "2026-05-05", "low");
        assertThat(head(List.of(nobody(), score, need, flag, past, before, now)))
                .contains(
                        "High score: PHQ-9 is 21 of 27",
                        "Need of safety: Afraid of going home",
                        "Flag: Suicidal thoughts",
                        "Risk: Overdose: Low likelihood, assessed on 5 May 2026")
                .doesNotContain("high, assessed", "taken down", "Nothing urgent");
    }

    @Test
    void manyFlagsDoNotPushTheRestOutOfSight() {
        List<Resource> record = new ArrayList<>(List.of(nobody()));
        for (int i = 0; i < 40; i++) {
            record.add(flag("flag-" + i, "Flag number " + i, Flag.FlagStatus.ACTIVE));
        }
        String head = head(record);
        assertThat(head).contains("And 37 more like this, under Safety");
        assertThat(head.split("Flag number", -1)).hasSize(4);
    }

    @Test
    void thatSomebodyHasDiedComesFirst() {
        Patient person = nobody();
        person.setDeceased(new DateTimeType("2026-05-03"))
                .setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1950"));
        assertThat(head(List.of(person)))
                .contains("What is urgent This person has died: 3 May 2026", "Died: 3 May 2026", "Born: 1950")
                .doesNotContain("(age");
        person.setDeceased(new BooleanType(true));
        assertThat(head(List.of(person))).contains("This person has died: the date is not known here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "V"})
    void ofSomebodyWhoseWhereaboutsAreRestrictedNoneIsTold(String label) {
        Patient person = nobody();
        person.getMeta()
                .addSecurity()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
                .setCode(label);
        person.addAddress(new Address().setText("4 Mill Lane"));
        person.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("07700 900147");
        person.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue("sam@example.org");
        person.addGeneralPractitioner(new Reference("Organization/practice"));
        assertThat(head(List.of(person, organization("practice", "Wigan Practice One", "01942 000333"))))
                .contains("Address and telephone: not told here", "GP practice: not told here")
                .doesNotContain("Mill Lane", "07700", "sam@", "Wigan Practice", "01942");
    }

    @Test
    void howToCallThePersonAndSpeakWithThemIsTold() {
        Patient person = nobody();
        person.addName().setUse(NameUse.OFFICIAL).setFamily("Iqbal").addGiven("Muhammad");
        person.addName().setUse(NameUse.NICKNAME).setText("Mo");
        person.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1987-06-04"));
        Extension pronouns =
                person.addExtension().setUrl("http://hl7.org/fhir/StructureDefinition/individual-pronouns");
        pronouns.addExtension(new Extension("value", new CodeableConcept().setText("he/him")));
        person.addExtension(
                "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired", new BooleanType(true));
        person.addCommunication()
                .getLanguage()
                .addCoding()
                .setSystem("urn:ietf:bcp:47")
                .setCode("en");
        person.addCommunication()
                .setPreferred(true)
                .getLanguage()
                .addCoding()
                .setSystem("urn:ietf:bcp:47")
                .setCode("ur");
        assertThat(head(List.of(person)))
                .contains(
                        "Name: Muhammad Iqbal",
                        "Likes to be called: Mo",
                        "Pronouns: he/him",
                        "Born: 4 June 1987 (age 38)",
                        "Language: Urdu, English; needs an interpreter");
    }

    @Test
    void ofManyTelephonesTheBestAreTold() {
        Patient person = nobody();
        for (int i = 1; i <= 6; i++) {
            person.addTelecom()
                    .setSystem(ContactPointSystem.PHONE)
                    .setRank(7 - i)
                    .setValue("07700 90000" + i);
        }
        person.addTelecom()
                .setSystem(ContactPointSystem.PHONE)
                .setUse(ContactPointUse.OLD)
                .setValue("01632 960001");
        person.addTelecom().setSystem(ContactPointSystem.FAX).setValue("01632 960002");
        assertThat(head(List.of(person)))
                .contains("Telephone: 07700 900006, 07700 900005, 07700 900004, and 3 more")
                .doesNotContain("01632");
    }

    @Test
    void whoSleepsHereAndThereIsToldWhereTheyStayForNow() {
        assertThat(head(StoryFixture.resources(OPIOIDS)))
                .contains("Address: No fixed address; hostel in Wigan (for now)");
    }

    @Test
    void whatIsWithheldLeavesNoTrace() {
        List<Resource> without = GoldenPerson.WITHHELD_SUBSTANCE_USE.resources().stream()
                .filter(resource -> resource.getMeta().getSecurity().isEmpty())
                .toList();
        assertThat(words(GoldenPerson.WITHHELD_SUBSTANCE_USE.story())).isEqualTo(head(without));
    }

    @ParameterizedTest
    @EnumSource
    void itIsTheSameWhateverPartOfTheStoryIsAskedFor(GoldenPerson person) {
        String whole = words(person.story());
        assertThat(words(person.story(StoryRequest.of(List.of("needs"), null)))).isEqualTo(whole);
        assertThat(words(person.story(StoryRequest.of(null, "2026-06-03")))).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    void whatItRestsOnIsInTheDocument(GoldenPerson person) {
        Bundle story = person.story(StoryRequest.of(List.of("needs"), null));
        List<String> inside = story.getEntry().stream()
                .map(entry -> References.key(entry.getResource()))
                .toList();
        assertThat(StoryFixture.composition(story).getEvent().stream()
                        .flatMap(event -> event.getDetail().stream())
                        .map(Reference::getReference))
                .isSubsetOf(inside);
    }

    @Test
    void aDayLaterWithAnotherHeadItIsAnotherDocument() {
        // What is late is a matter of the day alone.
        Organization practice = organization("practice", "Wigan Practice One", null);
        ServiceRequest referral = referral(practice);
        Task task = task(referral, practice).setStatus(TaskStatus.REQUESTED);
        task.getRestriction().getPeriod().setEndElement(new DateTimeType("2026-06-03"));
        PersonRecord record = StoryFixture.record(List.of(nobody(), practice, referral, task), 1);
        assertThat(idOn("2026-06-03T07:00:00Z", record))
                .isEqualTo(idOn("2026-06-03T08:00:00Z", record))
                .isNotEqualTo(idOn("2026-06-04T08:00:00Z", record));
    }

    private static String idOn(String moment, PersonRecord record) {
        java.time.Clock clock = java.time.Clock.fixed(java.time.Instant.parse(moment), java.time.ZoneOffset.UTC);
        return new StoryAssembler(new StoryDocument(clock))
                .assemble(record, StoryRequest.EVERYTHING, StoryFixture.BASE)
                .getIdentifier()
                .getValue();
    }

    private static Patient nobody() {
        Patient person = new Patient();
        person.setId("Patient/nobody");
        return person;
    }

    private static Organization organization(String id, String name, String telephone) {
        Organization organization = new Organization().setName(name);
        organization.setId("Organization/" + id);
        if (telephone != null) {
            organization.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(telephone);
        }
        return organization;
    }

    private static ServiceRequest referral(Organization responsible) {
        ServiceRequest referral = new ServiceRequest().setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        referral.setId("ServiceRequest/referral");
        referral.setAuthoredOnElement(new DateTimeType("2026-05-28"));
        referral.getCode().addCoding().setSystem("http://snomed.info/sct").setCode("390866009");
        referral.addReasonCode().setText("Depression");
        referral.addExtension(
                "https://fhir.onestory.example/StructureDefinition/OneStory-Responsible",
                new Reference("Organization/" + responsible.getIdElement().getIdPart()));
        return referral;
    }

    private static Task task(ServiceRequest referral, Organization owner) {
        Task task = new Task()
                .setFocus(new Reference(References.key(referral)))
                .setOwner(new Reference("Organization/" + owner.getIdElement().getIdPart()));
        task.setId("Task/step");
        return task;
    }

    private static Flag flag(String id, String words, Flag.FlagStatus status) {
        Flag flag = new Flag().setStatus(status).setCode(new CodeableConcept().setText(words));
        flag.setId("Flag/" + id);
        return flag;
    }

    private static RiskAssessment risk(String id, String date, String degree) {
        RiskAssessment risk = new RiskAssessment().setOccurrence(new DateTimeType(date));
        risk.setId("RiskAssessment/" + id);
        risk.addPrediction()
                .setOutcome(new CodeableConcept().setText("Overdose"))
                .getQualitativeRisk()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/risk-probability")
                .setCode(degree);
        return risk;
    }

    private static List<Resource> with(String name, Consumer<Resource> change) {
        List<Resource> resources = StoryFixture.resources(name);
        resources.forEach(change);
        return resources;
    }

    private static String head(List<Resource> resources) {
        return words(StoryFixture.story(resources, StoryRequest.EVERYTHING));
    }

    /** As somebody reads it, in one row. */
    private static String words(Bundle story) {
        PageReader read = PageReader.of(
                StoryFixture.composition(story).getText().getDivAsString().replace("<br/>", " "));
        return Stream.of("who", "urgent", "responsible", "next")
                .flatMap(block -> read.all("//*[@class='head " + block + "']//*[self::h2 or self::li]").stream())
                .map(PageReader::words)
                .collect(Collectors.joining(" "));
    }
}
