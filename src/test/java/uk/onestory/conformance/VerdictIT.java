package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.diff.JsonDiff;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;

/**
 * Every example gets the same verdict from a validator that knows base R4 and the FHIR package and nothing of the server,
 * and from the server on every way of writing. The writes happen inside the process, where no rule of access or of the
 * course of a referral has a say; {@link EnforcementIT} takes the same ways over HTTP.
 */
class VerdictIT {

    private static final FhirContext FHIR = OneStoryServer.fhir();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FhirValidator STANDALONE = standalone();

    @BeforeAll
    static void whatTheyReferTo() {
        Examples.putWhatTheyReferTo();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheSameOnEveryWay(Path file) {
        Resource example = example(file);
        Verdict expected = standalone(file, example);
        assertThat(expected.refused())
                .as("%s: %s", file.getFileName(), expected)
                .isEqualTo(file.toString().contains(".refused-"));

        Verdict created = create(example);
        assertThat(created.refused()).as("create: %s", created).isEqualTo(expected.refused());
        // what the type and the categories ask for is asked for as well, whatever profile the example names
        assertThat(created.rules()).as("create").containsAll(expected.rules());

        assertThat(updateThatCreates(example)).as("update that creates").isEqualTo(created);
        assertThat(update(example)).as("update").isEqualTo(created);
        assertThat(patch(example)).as("patch").isEqualTo(created);
        assertThat(bundle(example, BundleType.TRANSACTION)).as("transaction").isEqualTo(created);
        assertThat(bundle(example, BundleType.BATCH)).as("batch").isEqualTo(created);
    }

    /** Where it names no profile it is meant for the one that the beginning of its name tells. */
    private static Resource example(Path file) {
        Resource example = Examples.parse(file);
        if (!example.getMeta().hasProfile()) {
            example.getMeta().addProfile(Examples.profile(file));
        }
        return example;
    }

    private static Verdict standalone(Path file, Resource example) {
        if (file.toString().contains(".refused-" + Rule.NHS_NUMBER_INVALID.code())) {
            return Verdict.refused(Set.of(Rule.NHS_NUMBER_INVALID.code())); // which no profile can say
        }
        OperationOutcome outcome = new OperationOutcome();
        STANDALONE.validateWithResult(example, new ValidationOptions()).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .forEach(message -> outcome.addIssue(ValidationIssue.of(message)));
        return outcome.hasIssue() ? Verdict.refused(rules(outcome)) : Verdict.TAKEN;
    }

    private static Verdict create(Resource example) {
        return verdict(() -> dao(example).create(example.copy(), server()));
    }

    private static Verdict updateThatCreates(Resource example) {
        return verdict(() -> dao(example).update(withId(example, "new"), server()));
    }

    private static Verdict update(Resource example) {
        Resource sent = withId(example, "changed");
        putUnvalidated(empty(sent));
        return verdict(() -> dao(example).update(sent, server()));
    }

    /** From an empty resource to the example, by the difference of their JSON. */
    private static Verdict patch(Resource example) {
        Resource sent = withId(example, "patched");
        Resource stored = putUnvalidated(empty(sent));
        sent.getMeta().setVersionIdElement(stored.getMeta().getVersionIdElement());
        sent.getMeta().setLastUpdatedElement(stored.getMeta().getLastUpdatedElement());
        sent.getMeta().setSourceElement(stored.getMeta().getSourceElement());
        String difference = JsonDiff.asJson(json(stored), json(sent)).toString();
        return verdict(() ->
                dao(example).patch(sent.getIdElement(), null, PatchTypeEnum.JSON_PATCH, difference, null, server()));
    }

    private static Verdict bundle(Resource example, BundleType type) {
        Bundle bundle = new Bundle().setType(type);
        bundle.addEntry()
                .setResource(example.copy())
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(example.fhirType());
        Bundle[] answer = new Bundle[1];
        Verdict verdict = verdict(() -> answer[0] = system().transaction(server(), bundle));
        if (type == BundleType.TRANSACTION || verdict.refused()) {
            return verdict;
        }
        var response = answer[0].getEntryFirstRep().getResponse();
        return response.getStatus().startsWith("422")
                ? Verdict.refused(rules((OperationOutcome) response.getOutcome()))
                : Verdict.TAKEN;
    }

    private static Verdict verdict(Runnable write) {
        try {
            write.run();
            return Verdict.TAKEN;
        } catch (BaseServerResponseException refusal) {
            assertThat(refusal.getStatusCode()).as(refusal.getMessage()).isEqualTo(422);
            OperationOutcome outcome = (OperationOutcome) refusal.getOperationOutcome();
            assertThat(outcome.getIssue())
                    .allSatisfy(
                            issue -> assertThat(issue.getDetails().getCoding()).isNotEmpty())
                    .allSatisfy(issue -> assertThat(issue.getExpression()).isNotEmpty())
                    .isSortedAccordingTo((one, other) -> one.getSeverity().compareTo(other.getSeverity()));
            return Verdict.refused(rules(outcome));
        }
    }

    /** The codes of what is broken: of our rules, else of the validator's messages. */
    private static Set<String> rules(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .filter(issue -> issue.getSeverity().compareTo(OperationOutcome.IssueSeverity.ERROR) <= 0)
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Resource withId(Resource example, String prefix) {
        Resource copy = example.copy();
        copy.setId(example.fhirType() + "/" + prefix + "-" + java.util.UUID.randomUUID());
        return copy;
    }

    private static Resource empty(Resource like) {
        Resource empty = (Resource) FHIR.getResourceDefinition(like.fhirType()).newInstance();
        empty.setId(like.getIdElement());
        empty.getMeta().addTag().setCode("before");
        if (empty instanceof Bundle bundle) {
            bundle.setType(BundleType.COLLECTION); // HAPI stores none without
        }
        return empty;
    }

    private static Resource putUnvalidated(Resource resource) {
        dao(resource).update(resource, AlreadyValidated.mark(server()));
        return dao(resource).read(resource.getIdElement().toUnqualifiedVersionless(), server());
    }

    private static JsonNode json(Resource resource) {
        try {
            return JSON.readTree(FHIR.newJsonParser().encodeResourceToString(resource));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static IFhirResourceDao<Resource> dao(Resource resource) {
        return OneStoryServer.bean(DaoRegistry.class).getResourceDao(resource.fhirType());
    }

    @SuppressWarnings("unchecked")
    private static IFhirSystemDao<Bundle, ?> system() {
        return OneStoryServer.bean(IFhirSystemDao.class);
    }

    private static SystemRequestDetails server() {
        return new SystemRequestDetails();
    }

    /** Anybody's validator with our package: nothing of it is a bean of the server. */
    private static FhirValidator standalone() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(FHIR);
        new FhirPackage(FHIR).definitions().forEach(ours::addResource);
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(FHIR);
        unknown.setNonExistentCodeSystemSeverity(ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity.WARNING);
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                unknown));
        instances.setAnyExtensionsAllowed(true);
        instances.setErrorForUnknownProfiles(false);
        return FHIR.newValidator().registerValidatorModule(instances);
    }

    /** Without what nobody can send wrongly, because the server replaces it: the waiting clock of a Task. */
    static Stream<Path> examples() {
        Stream<Path> refused =
                Examples.refused().filter(file -> !file.getFileName().toString().startsWith("referral-task-clock-"));
        return Stream.concat(Examples.valid(), refused);
    }

    /** @param rules that are broken; empty where the resource is taken */
    private record Verdict(boolean refused, Set<String> rules) {

        static final Verdict TAKEN = new Verdict(false, Set.of());

        static Verdict refused(Set<String> rules) {
            return new Verdict(true, rules);
        }
    }
}
