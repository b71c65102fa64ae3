package uk.onestory.conformance;

import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.CodeValidationResult;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.stereotype.Component;

/** Whether a question that gives answers to choose from gives this one. Asks no database. */
@Component
public class AnswerOptions {

    private final IValidationSupport definitions;

    AnswerOptions(Definitions definitions) {
        this.definitions = definitions.chain();
    }

    /** Of a code system that is not here nobody can tell: its codes are allowed, as the validator does. */
    public boolean allow(Type value, QuestionnaireItemComponent item, Questionnaire form) {
        if (item.hasAnswerOption()) {
            return item.getAnswerOption().stream().anyMatch(option -> same(option.getValue(), value));
        }
        return value instanceof Coding code
                && (!item.hasAnswerValueSet() || mayBeIn(item.getAnswerValueSet(), code, form));
    }

    private static boolean same(Type one, Type other) {
        if (one instanceof Coding code && other instanceof Coding value) {
            return java.util.Objects.equals(code.getSystem(), value.getSystem())
                    && java.util.Objects.equals(code.getCode(), value.getCode());
        }
        return one != null && one.equalsDeep(other);
    }

    private boolean mayBeIn(String canonical, Coding code, Questionnaire form) {
        ValidationSupportContext context = new ValidationSupportContext(definitions);
        Resource values = canonical.startsWith("#") ? contained(canonical, form) : known(canonical);
        if (values == null) {
            return true;
        }
        CodeValidationResult result = definitions.validateCodeInValueSet(
                context, new ConceptValidationOptions(), code.getSystem(), code.getCode(), null, values);
        return result == null || result.isOk() || !definitions.isCodeSystemSupported(context, code.getSystem());
    }

    private ValueSet known(String canonical) {
        return (ValueSet) definitions.fetchValueSet(canonical.replaceFirst("\\|.*$", ""));
    }

    private static Resource contained(String reference, Questionnaire form) {
        return form.getContained().stream()
                .filter(resource -> resource instanceof ValueSet
                        && (reference.equals(resource.getId()) || reference.equals("#" + resource.getId())))
                .findFirst()
                .orElse(null);
    }
}
