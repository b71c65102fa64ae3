package uk.onestory.server;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Puts codes in place of {@code :in}, {@code :not-in}, {@code :below} and {@code :above}: HAPI would ask its full-text
 * index, which is off.
 */
class CodeModifiers {

    private static final int MOST = 500;
    private static final Pattern CHAINED = Pattern.compile(".*:(in|not-in|below|above)");

    private final Supplier<List<CodeGroups>> groups;

    CodeModifiers(Supplier<List<CodeGroups>> groups) {
        this.groups = groups;
    }

    void resolve(SearchParameterMap search) {
        for (List<List<IQueryParameterType>> all : search.values()) {
            all.replaceAll(this::resolve);
        }
    }

    private List<IQueryParameterType> resolve(List<IQueryParameterType> either) {
        if (either.stream().noneMatch(CodeModifiers::asksForCodes)) {
            return either;
        }
        List<IQueryParameterType> resolved = new ArrayList<>();
        for (IQueryParameterType value : either) {
            if (value instanceof TokenParam token && token.getModifier() != null && asksForCodes(value)) {
                TokenParamModifier left =
                        token.getModifier() == TokenParamModifier.NOT_IN ? TokenParamModifier.NOT : null;
                codes(token).stream()
                        .map(code -> new TokenParam(code.getSystem(), code.getCode()).setModifier(left))
                        .forEach(resolved::add);
            } else {
                resolved.add(value);
            }
        }
        if (resolved.size() > MOST) {
            throw refused("The search means more than " + MOST + " codes: name fewer.");
        }
        return resolved;
    }

    private List<Coding> codes(TokenParam token) {
        CodeGroups known =
                groups.get().stream().findFirst().orElseThrow(() -> refused("No terminology is known here."));
        return switch (token.getModifier()) {
            case IN, NOT_IN -> known.in(token.getValue());
            case BELOW -> known.below(system(token), token.getValue());
            default -> known.above(system(token), token.getValue());
        };
    }

    private static String system(TokenParam token) {
        if (token.getSystem() == null || token.getSystem().isEmpty()) {
            throw refused("Codes above and below another are asked for with their system: system|code.");
        }
        return token.getSystem();
    }

    private static boolean asksForCodes(IQueryParameterType value) {
        if (value instanceof TokenParam token && token.getModifier() != null && token.getMissing() == null) {
            return switch (token.getModifier()) {
                case IN, NOT_IN, BELOW, ABOVE -> true;
                default -> false;
            };
        }
        boolean chained = (value instanceof HasParam has && matches(has.getParameterName()))
                || (value instanceof ReferenceParam reference && matches(reference.getChain()));
        if (chained) {
            throw refused("in, not-in, below and above are not known here across resources: name the codes.");
        }
        return false;
    }

    private static boolean matches(String name) {
        return name != null && CHAINED.matcher(name).matches();
    }

    private static Refused refused(String why) {
        return new Refused(Failure.of(400, IssueType.NOTSUPPORTED, why));
    }
}
