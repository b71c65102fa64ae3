package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

class SearchInputIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "Patient identifier= identifier",
                "Patient identifier identifier",
                "Patient identifier=, identifier",
                "Patient identifier=%20 identifier",
                "Patient identifier=%7C identifier",
                "Patient name=a,,b name",
                "Patient name=%CC%81 name",
                "Patient name:exact= name:exact",
                "Patient birthdate=lt birthdate",
                "Patient birthdate=2020-01-01,ge birthdate",
                "Patient _id= _id",
                "Patient _lastUpdated=gt _lastUpdated",
                "Patient _tag=%7C _tag",
                "Patient gender:frob=male gender:frob",
                "Patient gender:=male gender:",
                "Patient gender:exact=male gender:exact",
                "Patient gender:not:not=male gender:not:not",
                "Patient birthdate:exact=2020-01-01 birthdate:exact",
                "Patient name:not=x name:not",
                "Patient name:nickname=x name:nickname",
                "Patient gender:missing=maybe gender:missing",
                "Patient gender:missing= gender:missing",
                "Patient foo=x foo",
                "Patient foo:exact=x foo:exact",
                "Patient _foo=x _foo",
                "Patient name.given=x name.given",
                "Task focus= focus",
                "Task focus=ServiceRequest/ focus",
                "Task focus:Frob=x focus:Frob",
                "Task patient:Organization._id=x patient:Organization._id",
                "Task focus:identifier=a%7Cb focus:identifier",
                "Task focus:ServiceRequest.foo=x focus:ServiceRequest.foo",
                "Task patient.identifier= patient.identifier",
                "Task patient.name:frob=x patient.name:frob",
                "Task patient:Patient.gender:missing=maybe patient:Patient.gender:missing",
                "Task patient.foo=x patient.foo",
                "Patient _has:Task:patient:status= _has:Task:patient:status",
                "Patient _has:Task:patient:status:frob=x _has:Task:patient:status:frob",
                "Patient _has:Task:foo:status=requested _has:Task:foo:status",
                "Patient _has:Task:part-of:status=requested _has:Task:part-of:status",
                "Patient _has:Foo:bar:baz=x _has:Foo:bar:baz",
                "Patient _has:Task=x _has:Task",
                "Patient _has=x _has",
                "Patient _sort=foo _sort",
                "Patient _sort= _sort",
                "Patient _sort=- _sort",
                "Patient _sort=_id,,name _sort",
                "Patient _sort:desc=name _sort:desc",
                "Patient _include=Patient:foo _include",
                "Patient _include= _include",
                "Patient _include=Foo:* _include",
                "Patient _include:frob=Patient:organization _include:frob",
                "Patient _revinclude=Task:foo _revinclude",
                "Patient _elements=foo _elements",
                "Patient _elements= _elements",
                "Patient _summary=frob _summary",
                "Patient _summary= _summary",
                "Patient _total=x _total",
                "Patient _count=x _count",
                "Patient _count=-1 _count",
                "Patient _pretty=x _pretty"
            })
    void whatWouldBePassedOverIsRefusedByItsNameOnEveryWay(String type, String query, String name) {
        assertNames(as("demo-gp").urlEncodingEnabled(false).get("/" + type + "?" + query), name);
        assertNames(SearchForms.post(type, FORM, query), name);
        Response batch = as("demo-gp").body(batchOf(type + "?" + query)).post();
        assertThat(batch.statusCode()).as(batch.asString()).isEqualTo(200);
        if (query.startsWith("_has:Foo")) {
            // a type that nobody may search
            assertThat(batch.<String>path("entry[1].response.status")).startsWith("403");
            return;
        }
        assertThat(batch.<String>path("entry[0].response.status")).startsWith("200");
        assertThat(batch.<String>path("entry[1].response.status"))
                .as(batch.asString())
                .startsWith("400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Patient/{id}?foo=x",
                "/Patient/{id}?name=x",
                "/Patient/{id}?_summary=frob",
                "/Patient/{id}?_elements=foo",
                "/Patient/{id}/_history/1?foo=x",
                "/Patient/{id}/_history?foo=x",
                "/Patient/{id}/_history?_count=-1",
                "/Patient/{id}/_history?_since=",
                "/Patient/_history?name=x"
            })
    void readsAndHistoriesTakeNoOtherParametersEither(String path) {
        String id = Referral.toCmht().patient();

        Response answer = as("demo-gp").get(path.replace("{id}", id));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.asString())
                .contains(path.substring(path.indexOf('?') + 1).split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier=", "identifier", "identifier=,", "gender:frob=male", "foo=x", "_count=1"})
    void conditionIsNeverShortened(String condition) {
        String nhsNumber = Fixtures.nextNhsNumber();
        String person = SearchBodies.person(nhsNumber);

        for (Response answer : List.of(
                as("demo-gp")
                        .header("If-None-Exist", condition)
                        .header("Prefer", "handling=lenient")
                        .body(person)
                        .post("/Patient"),
                as("demo-gp")
                        .urlEncodingEnabled(false)
                        .header("Prefer", "handling=lenient")
                        .body(person)
                        .put("/Patient?" + condition),
                as("demo-gp").body(transactionOf(person, condition)).post())) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        }
        assertThat(found("identifier=https://fhir.nhs.uk/Id/nhs-number%7C" + nhsNumber))
                .isEmpty();
    }

    @Test
    void whoPrefersItIsToldWhatWasPassedOver() {
        Referral referral = Referral.toCmht();
        String search = "/Patient?_id=" + referral.patient() + "&gender:frob=male&name=&foo=x";

        for (String format : List.of("", "&_format=xml", "&_summary=true", "&_pretty=true")) {
            Response answer = as("demo-gp")
                    .urlEncodingEnabled(false)
                    .header("Prefer", "handling=lenient")
                    .get(search + format);

            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.asString())
                    .contains(
                            referral.patient(), "OperationOutcome", "gender:frob", "name", "foo", "warning", "outcome");
        }
        Response json = as("demo-gp")
                .urlEncodingEnabled(false)
                .header("Prefer", "handling=lenient")
                .get(search);
        assertThat(json.<List<String>>path("entry.search.mode")).containsExactly("match", "outcome");
        assertThat(json.<Integer>path("total")).isEqualTo(1);
        assertThat(json.<List<String>>path("entry[1].resource.issue.severity"))
                .containsOnly("warning")
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/fhir+json",
                "application/fhir+xml",
                "multipart/form-data; boundary=x",
                "text/turtle"
            })
    void searchWhoseBodyIsNoFormIsNoSearch(String contentType) {
        String body = contentType.contains("xml")
                ? "<Patient xmlns=\"http://hl7.org/fhir\"/>"
                : contentType.contains("json") ? "{}" : "_id=nobody";

        SearchForms.Answer answer = SearchForms.post("Patient", contentType, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void searchByFormIsASearchInAnyCaseAndWithItsParametersInTheUrl() {
        String id = Referral.toCmht().patient();

        for (String contentType : List.of(FORM, "Application/X-WWW-Form-Urlencoded; Charset=UTF-8")) {
            SearchForms.Answer form = SearchForms.post("Patient", contentType, "_id=" + id);
            assertThat(form.status()).as(form.body()).isEqualTo(200);
            assertThat(JsonPath.from(form.body()).<String>getList("entry.resource.id"))
                    .containsExactly(id);
        }
        Response url = RestAssured.given()
                .header("Authorization", "Bearer " + OneStoryServer.token("demo-gp"))
                .post(OneStoryServer.base() + "/Patient/_search?_id=" + id);
        assertThat(url.<List<String>>path("entry.resource.id")).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C{spaced}",
                "Patient?identifier={spaced}",
                "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C{dashed}",
                "Patient?identifier=x%7Cy,https://fhir.nhs.uk/Id/nhs-number%7C{spaced}",
                "Task?patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C{spaced}",
                "Task?patient:Patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C{spaced}",
                "Organization?_has:Patient:organization:identifier=x%7Cy,https://fhir.nhs.uk/Id/nhs-number%7C{spaced}"
            })
    void personIsFoundByTheNhsNumberAsItIsPrinted(String search) {
        Referral referral = Referral.toCmht();
        String number = referral.nhsNumber();
        String spaced = number.replaceFirst("(...)(...)(....)", "$1%20$2%20$3");
        String printed = search.replace("{spaced}", spaced).replace("{dashed}", spaced.replace("%20", "-"));
        String plain = search.replace("{spaced}", number).replace("{dashed}", number);

        List<String> asStored = found(plain);
        if (!search.startsWith("Organization")) {
            assertThat(asStored).isNotEmpty();
        }
        assertThat(found(printed)).isEqualTo(asStored);
        Response batch = as("demo-gp").body(batchOf(printed)).post();
        assertThat(batch.<List<String>>path("entry[1].resource.entry.resource.id"))
                .as(batch.asString())
                .isEqualTo(asStored.isEmpty() ? null : asStored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9990000011", "1111111111", "999", "9990000018x", "999%20000%200011"})
    void nobodyHasAnNhsNumberThatFailsItsCheck(String number) {
        for (String search : List.of(
                "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C",
                "Task?patient:Patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C",
                "Patient?_has:Task:patient:patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C")) {
            Response answer = as("demo-gp").urlEncodingEnabled(false).get("/" + search + number);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
            assertThat(answer.<String>path("issue[0].details.coding[0].code")).isEqualTo("nhs-number-invalid");
        }
    }

    @Test
    void searchForSensibleThingsIsTaken() {
        for (String search : List.of(
                "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C",
                "Patient?name:exact=x&gender:not=male&birthdate=ge1900-01-01&birthdate=lt2000-01-01",
                "Patient?gender:missing=true&_sort=-birthdate,_id&_elements=name,Patient.gender&_total=accurate",
                "Task?owner=Organization/me&status=requested,received&_include=Task:focus"
                        + "&_include:iterate=ServiceRequest:requester&_revinclude=Provenance:target",
                "Task?patient.name:exact=x&focus:ServiceRequest.status=active&_sort=-due",
                "Patient?_has:Task:patient:status=requested&_has:Observation:patient:_has:Provenance:target:agent=x",
                "Patient?_profile:below=https://fhir.onestory.example&_tag:not=a%7Cb&_lastUpdated=ge2020")) {
            Response answer = as("demo-gp").urlEncodingEnabled(false).get("/" + search);
            assertThat(answer.statusCode()).as(search + answer.asString()).isEqualTo(200);
        }
    }

    @Test
    void dayOfTheLastUpdateIsThatDayAlone() {
        Referral referral = Referral.toCmht();
        Response person = as("demo-gp").get("/Patient/" + referral.patient());
        LocalDate day = LocalDate.parse(person.<String>path("meta.lastUpdated").substring(0, 10));
        String before = day.minusDays(1).toString();
        String after = day.plusDays(1).toString();
        String month = day.toString().substring(0, 7);
        String otherMonth = day.plusMonths(1).toString().substring(0, 7);
        String year = day.toString().substring(0, 4);

        for (String bounds : List.of(
                day.toString(),
                "ge" + day,
                "le" + day,
                "gt" + before,
                "sa" + before,
                "lt" + after,
                "eb" + after,
                "ne" + before,
                "ne" + after,
                month,
                "ge" + month,
                "lt" + otherMonth,
                "ne" + otherMonth,
                year,
                "ge" + day + "&_lastUpdated=lt" + after,
                "eq" + day)) {
            assertUpdated(referral, bounds, true);
        }
        for (String bounds : List.of(
                before,
                after,
                "gt" + day,
                "sa" + day,
                "lt" + day,
                "eb" + day,
                "ne" + day,
                "ge" + after,
                "le" + before,
                otherMonth,
                "gt" + month,
                "ne" + month,
                "gt" + year,
                "ge" + before + "&_lastUpdated=lt" + day)) {
            assertUpdated(referral, bounds, false);
        }
    }

    private static void assertUpdated(Referral referral, String bounds, boolean there) {
        assertThat(found("Patient?_id=" + referral.patient() + "&_lastUpdated=" + bounds))
                .as(bounds)
                .hasSize(there ? 1 : 0);
        List<String> tasks = found(
                "Task?owner=Organization/gmmh&status=requested,received&_count=500&_sort=-_lastUpdated&focus=ServiceRequest/"
                        + referral.id() + "&_lastUpdated=" + bounds);
        assertThat(tasks.isEmpty()).as(bounds).isEqualTo(!there);
    }

    @Test
    void headOfASearchIsThatOfGet() {
        Response head = as("demo-gp").head("/Organization?_count=2");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).startsWith("application/fhir+json");
        assertThat(head.asString()).isEmpty();
        assertThat(as("demo-gp").head("/Patient?foo=x").statusCode()).isEqualTo(400);
        assertThat(as("demo-gp").head("/metadata").statusCode()).isEqualTo(200);
    }

    private static void assertNames(Response answer, String name) {
        assertThat(answer.statusCode()).as(name + " " + answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("issue[0].diagnostics")).contains(name);
    }

    private static void assertNames(SearchForms.Answer answer, String name) {
        assertThat(answer.status()).as(name + " " + answer.body()).isEqualTo(400);
        assertThat(JsonPath.from(answer.body()).getString("issue[0].diagnostics"))
                .contains(name);
    }

    private static List<String> found(String search) {
        String path = search.contains("?") ? search : "Patient?" + search;
        Response answer = as("demo-gp").urlEncodingEnabled(false).get("/" + path);
        assertThat(answer.statusCode()).as(search + answer.asString()).isEqualTo(200);
        List<String> ids = answer.path("entry.resource.id");
        return ids == null ? List.of() : ids;
    }

    private static String batchOf(String search) {
        return """
                {"resourceType":"Bundle","type":"batch","entry":[
                  {"request":{"method":"GET","url":"Organization?_count=1"}},
                  {"request":{"method":"GET","url":"%s"}}]}""".formatted(search);
    }

    private static String transactionOf(String person, String condition) {
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                  "request":{"method":"POST","url":"Patient","ifNoneExist":"%s"}}]}""".formatted(person, condition);
    }
}
