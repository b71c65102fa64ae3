package uk.onestory.pages;

import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;

/** Sorts of definitions, in the order in which the index lists them. */
enum Kind {
    PROFILE("Profile", "Profiles"),
    EXTENSION("Extension", "Extensions"),
    OPERATION("Operation", "Operations"),
    SEARCH_PARAMETER("Search parameter", "Search parameters"),
    CODE_SYSTEM("Code system", "Code systems"),
    VALUE_SET("Value set", "Value sets"),
    QUESTIONNAIRE("Questionnaire", "Questionnaires"),
    OTHER("Definition", "Other definitions");

    private final String one;
    private final String many;

    Kind(String one, String many) {
        this.one = one;
        this.many = many;
    }

    static Kind of(MetadataResource resource) {
        if (resource instanceof StructureDefinition structure) {
            return "Extension".equals(structure.getType()) ? EXTENSION : PROFILE;
        }
        if (resource instanceof CodeSystem) {
            return CODE_SYSTEM;
        }
        if (resource instanceof ValueSet) {
            return VALUE_SET;
        }
        if (resource instanceof SearchParameter) {
            return SEARCH_PARAMETER;
        }
        if (resource instanceof OperationDefinition) {
            return OPERATION;
        }
        return resource instanceof Questionnaire ? QUESTIONNAIRE : OTHER;
    }

    public String one() {
        return one;
    }

    public String many() {
        return many;
    }

    /** Name of the template, and of the place in the index. */
    public String slug() {
        return one.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }
}
