package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.springframework.stereotype.Component;

/**
 * Holds the parameters of a call to what the operation declares, in the URL and in the body: one that is passed over in
 * silence is not what the caller means.
 */
@Component
class OperationInput {

    private final FhirContext fhir;
    private final ResultParameters result;

    OperationInput(FhirContext fhir, ResultParameters result) {
        this.fhir = fhir;
        this.result = result;
    }

    void readUrl(OperationMethodBinding operation, RequestDetails request) {
        if (!OfferedMethods.isOurs(operation)) {
            readHapis(operation, request, request.getParameters().keySet());
            readHapisValues(operation, request);
            return;
        }
        boolean readsItself = operation.getMethod().isAnnotationPresent(ReadsItsParameters.class);
        Map<String, OperationParameter> declared = declared(operation);
        request.getParameters().forEach((name, values) -> {
            boolean shapes = ResultParameters.OF_READS.contains(name.split(":", 2)[0]);
            Optional<String> fault = shapes
                    ? result.fault(
                            "Bundle", name, "_elements".equals(name.split(":", 2)[0]) ? List.of() : List.of(values))
                    : readsItself ? Optional.empty() : fault(declared, name, values);
            if (fault.isEmpty() && !shapes && changes(operation, request)) {
                refuse(name, "is sent in the body, with all the others, as Parameters");
            }
            fault.ifPresent(why -> refuse(name, why));
        });
    }

    /** FHIR R4 operations.html#request: what changes something takes what it needs from the body. */
    private static boolean changes(OperationMethodBinding operation, RequestDetails request) {
        return request.getRequestType() == RequestTypeEnum.POST
                && !operation.isIdempotent()
                && !"$match".equals(operation.getName()); // changes nothing
    }

    void readBody(OperationMethodBinding operation, RequestDetails request) {
        boolean readsItself = operation.getMethod().isAnnotationPresent(ReadsItsParameters.class);
        if (!OfferedMethods.isOurs(operation)) {
            readHapis(operation, request, BodyParameters.names(request));
            return;
        }
        Map<String, OperationParameter> declared = declared(operation);
        if (!(request.getResource() instanceof Parameters body)) {
            if (!readsItself) {
                needNone(request.getResource(), declared);
            }
            return;
        }
        List<String> seen = new ArrayList<>(request.getParameters().keySet());
        for (ParametersParameterComponent parameter : body.getParameter()) {
            String name = parameter.hasName() ? parameter.getName() : "";
            if (!parameter.hasValue() && !parameter.hasResource() && !parameter.hasPart()) {
                refuse(name, "has no value");
            }
            if (readsItself) {
                continue;
            }
            if (!declared.containsKey(name)) {
                refuse(name, unknown(declared));
            }
            if (seen.contains(name) && declared.get(name).getMax() == 1) {
                refuse(name, "is taken once");
            }
            // HAPI looks at the types of all others
            boolean text = declared.get(name).getParamType() == null;
            if (text && (parameter.getValue() == null || !parameter.getValue().isPrimitive())) {
                refuse(name, "takes a string");
            }
            seen.add(name);
        }
    }

    private static void needNone(IBaseResource body, Map<String, OperationParameter> declared) {
        if (body != null
                && declared.values().stream()
                        .noneMatch(parameter -> body.fhirType().equals(parameter.getParamType())
                                || "Resource".equals(parameter.getParamType()))) {
            throw new Refused(Failure.of(
                    400, IssueType.STRUCTURE, "What this operation takes is sent as a Parameters resource."));
        }
    }

    /** HAPI's own pass over what they do not know; the forms of their values they look at themselves. */
    private void readHapis(OperationMethodBinding operation, RequestDetails request, Collection<String> names) {
        if (Offer.readsItsParameters(operation.getName()) || Preferences.lenient(request)) {
            return;
        }
        Map<String, OperationParameter> declared = declared(operation);
        for (String name : names) {
            if (!declared.containsKey(name) && !ResultParameters.OF_READS.contains(name)) {
                refuse(name, unknown(declared));
            }
        }
    }

    /** Of primitive values, which HAPI reads without a word for who sent them. */
    private void readHapisValues(OperationMethodBinding operation, RequestDetails request) {
        declared(operation).forEach((name, parameter) -> {
            String[] values = request.getParameters().getOrDefault(name, new String[0]);
            if (isPrimitive(parameter.getParamType())
                    && !Arrays.stream(values).allMatch(value -> isOfType(parameter.getParamType(), value))) {
                refuse(name, "takes a " + parameter.getParamType());
            }
        });
    }

    private boolean isPrimitive(String type) {
        return type != null
                && !"Resource".equals(type)
                && fhir.getElementDefinition(type) instanceof RuntimePrimitiveDatatypeDefinition;
    }

    private Optional<String> fault(Map<String, OperationParameter> declared, String name, String... values) {
        OperationParameter parameter = declared.get(name);
        if (parameter == null) {
            return Optional.of(unknown(declared));
        }
        if (Arrays.stream(values).anyMatch(String::isBlank)) {
            return Optional.of("has an empty value");
        }
        if (values.length > 1
                && parameter.getMax() != OperationParam.MAX_UNLIMITED
                && values.length > parameter.getMax()) {
            return Optional.of("is taken once");
        }
        return Arrays.stream(values).allMatch(value -> isOfType(parameter.getParamType(), value))
                ? Optional.empty()
                : Optional.of("takes a " + parameter.getParamType());
    }

    /** A value in a URL; what is no primitive is sent in a body, but for references. */
    private boolean isOfType(String type, String value) {
        if (type == null || "Reference".equals(type)) {
            return true;
        }
        if (fhir.getElementDefinition(type) instanceof RuntimePrimitiveDatatypeDefinition primitive) {
            try {
                primitive.newInstance().setValueAsString(value);
                return true;
            } catch (RuntimeException unreadable) {
                return false;
            }
        }
        return false;
    }

    private static String unknown(Map<String, OperationParameter> declared) {
        return declared.isEmpty()
                ? "is not known: this operation takes none"
                : "is not known for this operation. Known are: "
                        + declared.keySet().stream().sorted().toList();
    }

    private static Map<String, OperationParameter> declared(OperationMethodBinding operation) {
        return operation.getParameters().stream()
                .filter(OperationParameter.class::isInstance)
                .map(OperationParameter.class::cast)
                .collect(Collectors.toMap(OperationParameter::getName, Function.identity()));
    }

    private static void refuse(String name, String why) {
        throw new Refused(Failure.of(400, IssueType.INVALID, new Unclear(name, why).words()));
    }
}
