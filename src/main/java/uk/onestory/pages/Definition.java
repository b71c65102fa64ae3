package uk.onestory.pages;

import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;

/** One resource of the package, which has a page of its own. */
record Definition(MetadataResource resource, Kind kind) {

    static Definition of(MetadataResource resource) {
        return new Definition(resource, Kind.of(resource));
    }

    public String name() {
        return resource.fhirType() + "-" + resource.getIdElement().getIdPart();
    }

    public String file() {
        return name() + ".html";
    }

    public String url() {
        return resource.getUrl();
    }

    public String title() {
        if (resource instanceof SearchParameter parameter) {
            return String.join(
                            ", ",
                            parameter.getBase().stream()
                                    .map(base -> base.getCode())
                                    .toList()) + "?" + parameter.getCode() + "=";
        }
        if (resource instanceof OperationDefinition) {
            return said() + " (" + call() + ")";
        }
        return said();
    }

    /** How an operation is called: {@code $hand-on}; null where it is none. */
    public String call() {
        return resource instanceof OperationDefinition operation ? "$" + operation.getCode() : null;
    }

    private String said() {
        return resource.hasTitle() ? resource.getTitle() : resource.getName();
    }

    public String description() {
        return resource.getDescription();
    }

    /** The FHIR type that a profile constrains, else null. */
    public String type() {
        return kind == Kind.PROFILE ? ((StructureDefinition) resource).getType() : null;
    }

    public Link link() {
        return new Link(title(), file());
    }
}
