package uk.onestory.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.diff.JsonDiff;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.OneStoryServer;

/** The ways by which the API lets a partner change a Task. */
public enum Way {
    PUT {
        @Override
        public HttpRequest.Builder request(String base, Task before, Task after, Task successor) {
            return to(base + "/" + id(before), before, "application/fhir+json")
                    .PUT(BodyPublishers.ofString(json(after)));
        }
    },
    JSON_PATCH {
        @Override
        public HttpRequest.Builder request(String base, Task before, Task after, Task successor)
                throws JsonProcessingException {
            ObjectMapper mapper = new ObjectMapper();
            String patch = JsonDiff.asJson(mapper.readTree(json(before)), mapper.readTree(json(after)))
                    .toString();
            return to(base + "/" + id(before), before, "application/json-patch+json")
                    .method("PATCH", BodyPublishers.ofString(patch));
        }
    },
    FHIR_PATH_PATCH {
        @Override
        public HttpRequest.Builder request(String base, Task before, Task after, Task successor) {
            return to(base + "/" + id(before), before, "application/fhir+json")
                    .method("PATCH", BodyPublishers.ofString(json(fhirPathPatch(before, after))));
        }
    },
    TRANSACTION {
        @Override
        public HttpRequest.Builder request(String base, Task before, Task after, Task successor) {
            Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
            bundle.addEntry()
                    .setResource(after)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(id(before))
                    .setIfMatch(version(before));
            if (successor != null) {
                bundle.addEntry()
                        .setResource(successor)
                        .getRequest()
                        .setMethod(HTTPVerb.POST)
                        .setUrl("Task");
            }
            return HttpRequest.newBuilder(URI.create(base))
                    .header("Content-Type", "application/fhir+json")
                    .POST(BodyPublishers.ofString(json(bundle)));
        }
    };

    /**
     * The request, without its token.
     *
     * @param base URL of the FHIR API
     * @param successor Task to be created with it; null for none, and where the way takes no second resource
     */
    public abstract HttpRequest.Builder request(String base, Task before, Task after, Task successor)
            throws JsonProcessingException;

    private static HttpRequest.Builder to(String url, Task before, String contentType) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("If-Match", version(before))
                .header("Content-Type", contentType);
    }

    /** What the steps of the grid change, and no more. */
    private static Parameters fhirPathPatch(Task before, Task after) {
        Parameters patch = new Parameters();
        replace(patch, "status", new CodeType(after.getStatus().toCode()));
        if (!before.getStatusReason().equalsDeep(after.getStatusReason())) {
            if (before.hasStatusReason()) {
                replace(patch, "statusReason", after.getStatusReason());
            } else {
                add(patch, "statusReason").setValue(after.getStatusReason());
            }
        }
        if (!before.getBusinessStatus().equalsDeep(after.getBusinessStatus())) {
            replace(patch, "businessStatus", after.getBusinessStatus());
        }
        added(before.getNote(), after.getNote())
                .forEach(note -> add(patch, "note").setValue(note));
        for (ParameterComponent input : added(before.getInput(), after.getInput())) {
            parts(add(patch, "input"), input.getType(), input.getValue());
        }
        for (TaskOutputComponent output : added(before.getOutput(), after.getOutput())) {
            parts(add(patch, "output"), output.getType(), output.getValue());
        }
        return patch;
    }

    private static <T> List<T> added(List<T> before, List<T> after) {
        return after.subList(before.size(), after.size());
    }

    private static void replace(Parameters patch, String element, Type value) {
        ParametersParameterComponent operation = operation(patch, "replace", "Task." + element);
        operation.addPart().setName("value").setValue(value);
    }

    private static ParametersParameterComponent add(Parameters patch, String element) {
        ParametersParameterComponent operation = operation(patch, "add", "Task");
        operation.addPart().setName("name").setValue(new StringType(element));
        return operation.addPart().setName("value");
    }

    private static ParametersParameterComponent operation(Parameters patch, String type, String path) {
        ParametersParameterComponent operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType(type));
        operation.addPart().setName("path").setValue(new StringType(path));
        return operation;
    }

    private static void parts(ParametersParameterComponent element, Type type, Type value) {
        element.addPart().setName("type").setValue(type);
        element.addPart().setName("value").setValue(value);
    }

    private static String id(Task task) {
        return task.getIdElement().toUnqualifiedVersionless().getValue();
    }

    private static String version(Task task) {
        return "W/\"" + task.getIdElement().getVersionIdPart() + "\"";
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
