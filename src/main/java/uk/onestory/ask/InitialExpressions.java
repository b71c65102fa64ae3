package uk.onestory.ask;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.onestory.server.Extensions;

/**
 * SDC's {@code initialExpression}: FHIRPath over {@code %patient}, {@code %conditions}, {@code %observations} and
 * {@code %questionnaire}. Expressions come from stored Questionnaires only, which the operator writes; all the same each
 * has a bound on its length and its time, and reaches nothing but what the caller may see: {@code resolve()} finds
 * nothing. An expression that cannot be computed leaves its question to be asked.
 */
@Component
class InitialExpressions {

    static final String URL = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";

    private static final Logger LOG = LoggerFactory.getLogger(InitialExpressions.class);
    private static final Set<String> LANGUAGES = Set.of("text/fhirpath", "text/fhirpath-expression");
    private static final int LONGEST = 2_000;
    private static final Duration TIME = Duration.ofMillis(500);

    private final FhirContext fhir;
    private final Fit fit;
    private final Clock clock;

    InitialExpressions(FhirContext fhir, Fit fit, Clock clock) {
        this.fhir = fhir;
        this.fit = fit;
        this.clock = clock;
    }

    /** @param record what the caller may see */
    Optional<Offer> offer(
            QuestionnaireItemComponent item, Form form, Patient person, List<StoredVersion> record, Instant at) {
        return expression(item).flatMap(expression -> {
            List<Type> values = evaluate(expression, form, person, record).stream()
                    .filter(Type.class::isInstance)
                    .map(Type.class::cast)
                    .toList();
            StoredVersion source = Sources.of(values, record)
                    .orElseGet(() -> new StoredVersion(
                            person,
                            person.getMeta().getLastUpdated().toInstant(),
                            person.getMeta().getLastUpdated().toInstant()));
            boolean old = AgeLimits.own(item)
                    .filter(limit -> limit.isOver(source.stored(), at))
                    .isPresent();
            return old
                    ? Optional.empty()
                    : fit.of(values, item, form.questionnaire()).map(fitting -> new Offer(fitting, source.key()));
        });
    }

    private static Optional<String> expression(QuestionnaireItemComponent item) {
        Extension initial = Extensions.first(item, URL);
        return initial != null
                        && initial.getValue() instanceof Expression expression
                        && LANGUAGES.contains(String.valueOf(expression.getLanguage()))
                        && expression.hasExpression()
                        && expression.getExpression().length() <= LONGEST
                ? Optional.of(expression.getExpression())
                : Optional.empty();
    }

    private List<IBase> evaluate(String expression, Form form, Patient person, List<StoredVersion> record) {
        Instant end = clock.instant().plus(TIME);
        Map<String, List<? extends Base>> constants = Map.of(
                "patient", List.of(person),
                "subject", List.of(person),
                "questionnaire", List.of(form.questionnaire()),
                "conditions", Sources.standing(record, "Condition"),
                "observations", Sources.standing(record, "Observation"));
        IFhirPath path = fhir.newFhirPath();
        path.setEvaluationContext(new IFhirPathEvaluationContext() {
            @Override
            public List<IBase> resolveConstant(Object context, String name, ConstantEvaluationMode mode) {
                if (clock.instant().isAfter(end)) {
                    throw new FhirPathExecutionException("took too long");
                }
                return List.copyOf(constants.getOrDefault(name.replaceFirst("^%", ""), List.of()));
            }
        });
        try {
            return path.evaluate(person, expression, IBase.class);
        } catch (RuntimeException uncomputable) {
            LOG.warn(
                    "An initialExpression of {} cannot be computed: {}",
                    form.questionnaire().getUrl(),
                    uncomputable.getClass().getSimpleName());
            return List.of();
        }
    }
}
