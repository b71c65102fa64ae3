package uk.onestory.careplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.careplan.Proposals.Parties;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Takes the actions of a PlanDefinition one by one, with those inside of them. */
@Component
class Actions {

    /** Definitions that name each other would go round for ever. */
    private static final int DEEPEST = 5;

    private final Catalogue catalogue;
    private final ActivityMaker maker;
    private final Expressions expressions;

    Actions(Catalogue catalogue, ActivityMaker maker, Expressions expressions) {
        this.catalogue = catalogue;
        this.maker = maker;
        this.expressions = expressions;
    }

    List<Resource> apply(PlanDefinition definition, Parties parties) {
        List<Resource> activities = new ArrayList<>();
        apply(definition.getAction(), parties, activities, 0);
        return activities;
    }

    private void apply(
            List<PlanDefinitionActionComponent> actions, Parties parties, List<Resource> activities, int depth) {
        if (depth > DEEPEST) {
            throw Refusal.of(422, Rule.TOO_LARGE, "The definition nests deeper than " + DEEPEST + " levels.");
        }
        for (PlanDefinitionActionComponent action : actions) {
            if (applies(action, parties)) {
                one(action, parties, activities, depth);
                apply(action.getAction(), parties, activities, depth + 1);
            }
        }
    }

    /** An applicability condition that gives nothing is not met. */
    private boolean applies(PlanDefinitionActionComponent action, Parties parties) {
        return action.getCondition().stream()
                .filter(condition -> condition.getKind() == ActionConditionKind.APPLICABILITY)
                .allMatch(condition -> expressions.isTrue(condition.getExpression(), parties.person()));
    }

    private void one(PlanDefinitionActionComponent action, Parties parties, List<Resource> activities, int depth) {
        if (!action.hasDefinition()) {
            return; // a heading for the actions inside of it
        }
        if (!action.hasDefinitionCanonicalType()) {
            throw notSupported();
        }
        String canonical = action.getDefinitionCanonicalType().getValue();
        Optional<ActivityDefinition> definition = catalogue.activity(canonical);
        if (definition.isEmpty()) {
            PlanDefinition part = catalogue.plan(canonical).orElseThrow(() -> absent(canonical));
            apply(Catalogue.inForce(part).getAction(), parties, activities, depth + 1);
            return;
        }
        Resource activity = maker.make(Catalogue.inForce(definition.get()), action, parties);
        expressions.setValues(activity, definition.get(), action, parties.person());
        activities.add(activity);
    }

    private static RuntimeException absent(String canonical) {
        return Refusal.of(Rule.DEFINITION_UNKNOWN, "The definition names " + canonical + ", which is not known here.");
    }

    private static RuntimeException notSupported() {
        return Refusal.of(
                422,
                Rule.NOT_SUPPORTED,
                "An action with definitionUri cannot be applied: use definitionCanonical with an ActivityDefinition.");
    }
}
