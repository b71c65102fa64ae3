package uk.onestory.careplan;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.util.TerserUtil;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.Values;

/** What definitions compute: FHIRPath on the person. Other languages are refused by name and never skipped. */
@Component
class Expressions {

    private static final Set<String> FHIRPATH = Set.of("text/fhirpath", "text/fhirpath-expression");

    private final FhirContext fhir;

    Expressions(FhirContext fhir) {
        this.fhir = fhir;
    }

    boolean isTrue(Expression expression, Patient person) {
        List<IBase> result = evaluate(expression, person);
        return result.size() == 1 && result.get(0) instanceof BooleanType answer && Values.isTrue(answer);
    }

    /** Those of the activity first, then those of the action that names it: the action knows the occasion. */
    void setValues(
            Resource activity, ActivityDefinition definition, PlanDefinitionActionComponent action, Patient person) {
        definition.getDynamicValue().forEach(value -> set(activity, value.getPath(), value.getExpression(), person));
        action.getDynamicValue().forEach(value -> set(activity, value.getPath(), value.getExpression(), person));
    }

    private void set(Resource activity, String path, Expression expression, Patient person) {
        List<IBase> values = evaluate(expression, person);
        if (values.isEmpty()) {
            return;
        }
        try {
            TerserUtil.setFieldByFhirPath(fhir, activity.fhirType() + "." + path, activity, values.get(0));
        } catch (DataFormatException | IllegalArgumentException unknown) {
            throw Refusal.of(
                    422,
                    Rule.NOT_SUPPORTED,
                    "The definition sets " + path + ", which a " + activity.fhirType() + " does not have.");
        }
    }

    private List<IBase> evaluate(Expression expression, Patient person) {
        if (!FHIRPATH.contains(expression.getLanguage())) {
            throw Refusal.of(
                    422,
                    Rule.NOT_SUPPORTED,
                    "The definition has an expression in " + expression.getLanguage()
                            + "; text/fhirpath is what can be computed here.");
        }
        try {
            IFhirPath path = fhir.newFhirPath();
            return path.evaluate(person, expression.getExpression(), IBase.class);
        } catch (FhirPathExecutionException wrong) {
            throw Refusal.of(
                    422, Rule.NOT_SUPPORTED, "The definition has a FHIRPath expression that cannot be computed.");
        }
    }
}
