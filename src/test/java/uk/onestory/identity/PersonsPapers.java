package uk.onestory.identity;

import static uk.onestory.OneStoryServer.as;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.OneStoryServer;
import uk.onestory.fhir.PersonElement;
import uk.onestory.server.SupportedResources;

/** Records of people as JSON, with whatever stands in the element that names the person. */
final class PersonsPapers {

    static final List<String> TYPES =
            SupportedResources.TYPES.stream().filter(PersonElement::isRecord).toList();

    /** To a clinician, and no referral. */
    private static final String ORDER =
            "\"status\":\"active\",\"intent\":\"instance-order\",\"code\":{\"text\":\"Bloods\"},"
                    + "\"performer\":[{\"type\":\"Practitioner\",\"display\":\"Dr Lee\"}]";

    /** What some types need beside the person, by their profiles here. */
    private static final Map<String, String> REST = Map.ofEntries(
            Map.entry(
                    "AllergyIntolerance",
                    "\"code\":{\"text\":\"Penicillin\"},\"clinicalStatus\":{\"coding\":[{\"system\":"
                            + "\"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical\",\"code\":\"active\"}]}"),
            Map.entry("Appointment", "\"status\":\"proposed\""),
            Map.entry("CarePlan", "\"status\":\"draft\",\"intent\":\"plan\""),
            Map.entry("CareTeam", "\"name\":\"Those who help\""),
            Map.entry(
                    "ClinicalImpression",
                    "\"status\":\"completed\",\"date\":\"2026-11-02\",\"summary\":\"Sleeps badly\""),
            Map.entry(
                    "Communication",
                    "\"status\":\"completed\",\"recipient\":[{\"reference\":\"Organization/gp-wigan-1\"}],"
                            + "\"payload\":[{\"contentString\":\"Hello\"}]"),
            Map.entry(
                    "Composition",
                    "\"status\":\"final\",\"type\":{\"text\":\"Letter\"},\"date\":\"2026-11-02\",\"title\":\"Letter\","
                            + "\"author\":[{\"reference\":\"Organization/gp-wigan-1\"}]"),
            Map.entry("Condition", "\"code\":{\"text\":\"Low mood\"}"),
            Map.entry(
                    "Consent",
                    "\"status\":\"active\",\"dateTime\":\"2026-11-02\",\"policyRule\":{\"text\":\"Agreed\"},"
                            + "\"scope\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/consentscope\","
                            + "\"code\":\"patient-privacy\"}]},\"category\":[{\"coding\":[{\"system\":"
                            + "\"http://loinc.org\",\"code\":\"59284-0\"}]}]"),
            Map.entry("DiagnosticReport", "\"status\":\"final\",\"code\":{\"text\":\"Bloods\"}"),
            Map.entry(
                    "DocumentReference",
                    "\"status\":\"current\",\"content\":[{\"attachment\":{\"contentType\":\"text/plain\","
                            + "\"data\":\"SGVsbG8=\"}}]"),
            Map.entry(
                    "Encounter",
                    "\"status\":\"finished\",\"class\":{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\","
                            + "\"code\":\"AMB\"}"),
            Map.entry("EpisodeOfCare", "\"status\":\"active\""),
            Map.entry(
                    "Flag",
                    "\"status\":\"active\",\"category\":[{\"text\":\"Contact\"}],"
                            + "\"code\":{\"text\":\"Ring first\"}"),
            Map.entry("Goal", "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"Sleep\"}"),
            Map.entry("MedicationStatement", "\"status\":\"active\",\"medicationCodeableConcept\":{\"text\":\"Iron\"}"),
            Map.entry(
                    "Observation",
                    "\"status\":\"final\",\"code\":{\"text\":\"Sleep\"},\"effectiveDateTime\":\"2026-11-02\","
                            + "\"valueString\":\"Bad\""),
            Map.entry(
                    "Procedure",
                    "\"status\":\"completed\",\"code\":{\"text\":\"Talk\"},\"performedDateTime\":\"2026-11-02\""),
            Map.entry("QuestionnaireResponse", "\"status\":\"in-progress\""),
            Map.entry("RelatedPerson", "\"name\":[{\"text\":\"Jo\"}]"),
            Map.entry(
                    "RiskAssessment",
                    "\"status\":\"final\",\"occurrenceDateTime\":\"2026-11-02\",\"note\":[{\"text\":\"Low\"}]"),
            Map.entry("ServiceRequest", ORDER),
            Map.entry("Task", "\"status\":\"requested\",\"intent\":\"order\""));

    private PersonsPapers() {}

    /** @param person JSON of the reference; null leaves the element out */
    static String record(String type, String person, String... more) {
        StringBuilder json = new StringBuilder("{\"resourceType\":\"" + type + "\"");
        boolean referral =
                "ServiceRequest".equals(type) && String.join(",", more).contains("performer");
        Optional.ofNullable(referral ? null : REST.get(type))
                .ifPresent(rest -> json.append(',').append(rest));
        for (String one : more) {
            json.append(',').append(one);
        }
        if ("Appointment".equals(type)) {
            json.append(",\"participant\":[{\"status\":\"accepted\"")
                    .append(person == null ? "" : ",\"actor\":" + person)
                    .append("}]");
        } else if (person != null) {
            String element = PersonElement.path(type).substring(type.length() + 1);
            json.append(",\"" + element + "\":" + person);
        }
        return json.append('}').toString();
    }

    static String reference(String to) {
        return "{\"reference\":\"" + to + "\"}";
    }

    static String number(String number) {
        return "{\"type\":\"Patient\",\"identifier\":{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\""
                + number + "\"}}";
    }

    static Response post(String json) {
        return as("demo-gp").body(json).post("/" + type(json));
    }

    static String type(String json) {
        return json.replaceFirst("^\\{\"resourceType\":\"(\\w+)\".*$", "$1");
    }

    static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    static String entry(String method, String url, String resource) {
        return entry(null, method, url, resource);
    }

    static String entry(String fullUrl, String method, String url, String resource) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("method", method).put("url", url);
        return "{" + (fullUrl == null ? "" : "\"fullUrl\":\"" + fullUrl + "\",") + "\"resource\":" + resource
                + ",\"request\":" + request + "}";
    }

    static Resource stored(String type, String id) {
        return (Resource) OneStoryServer.client("demo-gp")
                .read()
                .resource(type)
                .withId(id)
                .execute();
    }

    static List<String> rules(Response answer) {
        List<String> codes = answer.path("issue.details.coding.code.flatten()");
        return codes == null ? List.of() : codes;
    }
}
