package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.onestory.OneStoryServer.as;

import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                "Patient _pretty=x _pretty",
                "Patient _elements:exclude=name _elements:exclude",
                "Patient _lastUpdated:missing=true _lastUpdated:missing",
                "Patient _id:missing=false _id:missing",
                "Patient _id:not=x _id:not",
                "Patient _id:in=x _id:in",
                "Patient _source:contains=x _source:contains",
                "Patient _has:Task:patient:_id:missing=true _has:Task:patient:_id:missing",
                "Patient _has:Task:patient:_lastUpdated=ge2026,lt2020 _has:Task:patient:_lastUpdated",
                "Task patient:Patient._lastUpdated=ge2026 patient:Patient._lastUpdated",
                "Task focus:ServiceRequest.subject._id=x focus:ServiceRequest.subject._id",
                "ServiceRequest requester._id=x requester._id",
                "Condition subject._id=x subject._id",
                "Condition patient=Patient/x/_history/99 patient",
                "Condition patient:Patient=x/_history/99 patient:Patient",
                "Condition patient=Patient/x,Patient/y/_history/1 patient",
                "Condition patient=https://elsewhere.example/Patient/x/_history/1 patient",
                "Condition patient=Patient/x/y patient",
                "Condition _id=Condition/x/_history/9 _id",
                "Task focus:ServiceRequest.subject=Patient/x/_history/1 focus:ServiceRequest.subject",
                "Patient _has:Task:patient:focus=ServiceRequest/x/_history/1 _has:Task:patient:focus",
                "Patient active=yes active",
                "Patient active=true,1 active",
                "Patient deceased=yes deceased",
                "Task patient:Patient.active=yes patient:Patient.active",
                "Location near=x near",
                "Location near=53%7C near",
                "Location near=%7C near",
                "Location near=%5C near",
                "Location near=999%7C999 near",
                "Location near=53%7C-2%7Cx near",
                "Location near=53%7C-2%7C5%7Cparsec near",
                "Location near=53%7C-2%7C5%7Ckm%7Cx near",
                "Location near:missing=true near:missing",
                "HealthcareService location.near=x location.near",
                "Observation value-quantity=5%20mg value-quantity",
                "Observation value-quantity=x value-quantity",
                "Observation value-quantity=5,x value-quantity",
                "Observation value-quantity=1e999999999 value-quantity",
                "Observation value-quantity=-1E-99999999999 value-quantity",
                "Observation value-quantity=5%7Ca%7Cb%7Cc value-quantity",
                "Patient _has:Observation:patient:value-quantity=5%20mg _has:Observation:patient:value-quantity",
                "ActivityDefinition context-type-quantity=a context-type-quantity",
                "ActivityDefinition context-type-quantity=a$b$c context-type-quantity",
                "ActivityDefinition context-type-quantity=a$5%20mg context-type-quantity",
                "ActivityDefinition context-type-quantity:missing=true context-type-quantity:missing"
            })
    void whatWouldBePassedOverIsRefusedByItsNameOnEveryWay(String type, String query, String name) {
        assertNames(as("demo-gp").urlEncodingEnabled(false).get("/" + type + "?" + query), name);
        assertNames(SearchForms.post(type, FORM, query), name);
        assertThatThrownBy(() -> OneStoryServer.bean(MatchUrlService.class)
                        .translateMatchUrl(
                                type + "?" + query, OneStoryServer.fhir().getResourceDefinition(type)))
                .as("condition of a write")
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
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
    @ValueSource(
            strings = {
                "identifier=",
                "identifier",
                "identifier=,",
                "gender:frob=male",
                "foo=x",
                "_count=1",
                "_lastUpdated:missing=true",
                "_id:missing=false",
                "active=yes"
            })
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
    void whatEveryResourceHasIsMissingOrNot() {
        String id = Referral.toCmht().patient();
        for (String name :
                List.of("_tag", "_profile", "_security", "_source", "deceased", "organization", "birthdate")) {
            List<String> missing = found("_id=" + id + "&" + name + ":missing=true");
            List<String> there = found("_id=" + id + "&" + name + ":missing=false");
            assertThat(missing.size() + there.size()).as(name).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task?patient:Patient._id={id}",
                "Task?patient=Patient/{id}",
                "Task?patient={id}",
                "Task?patient:Patient={id}",
                "Condition?patient:Patient._id={id}",
                "Condition?patient:Patient.active:not=false&patient=Patient/{id}",
                "Patient?_has:Task:patient:_lastUpdated=ge2020&_id={id}"
            })
    void personIsFoundByTheIdInAChain(String search) {
        assertThat(found(search.replace("{id}", Referral.toCmht().patient()))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Location?near=53.54%7C-2.63",
                "Location?near=53.54%7C-2.63%7C10%7Ckm",
                "Location?near=-53%7C180%7C0.5",
                "HealthcareService?location.near=53.54%7C-2.63%7C10",
                "Observation?value-quantity=5.4%7Chttp://unitsofmeasure.org%7Ckg",
                "Observation?value-quantity=lt5,ge1e3",
                "Observation?value-quantity=-.5%7C%7Ckg",
                "ActivityDefinition?context-type-quantity=a$5",
                "Patient?active=true,false&deceased:not=true"
            })
    void valueInTheFormOfItsKindIsTaken(String search) {
        found(search);
    }

    @Test
    void searchOfTooManyTermsIsRefusedBeforeTheDatabasePlansIt() {
        String names = names(60) + "gender=male";
        String chains = "Task?" + "focus:ServiceRequest.patient:Patient.name=a&".repeat(10) + "status=requested";
        String has = "Patient?" + "_has:Task:patient:status=requested&".repeat(15) + "gender=male";
        String sorted = "Patient?_sort=" + "name,".repeat(30) + "name";
        String ids = "Patient?_id=" + "x,".repeat(600) + "x";
        for (String search : List.of("Patient?" + names, chains, has, sorted, ids)) {
            String[] parts = search.split("\\?", 2);
            String named = parts[1].split("=", 2)[0];
            assertNames(as("demo-gp").urlEncodingEnabled(false).get("/" + search), named);
            assertNames(
                    as("demo-gp")
                            .urlEncodingEnabled(false)
                            .header("Prefer", "handling=lenient")
                            .get("/" + search),
                    named);
            assertNames(SearchForms.post(parts[0], FORM, parts[1]), named);
            Response batch = as("demo-gp").body(batchOf(search)).post();
            assertThat(batch.<String>path("entry[1].response.status"))
                    .as(batch.asString())
                    .startsWith("400");
        }
        String person = SearchBodies.person(Fixtures.nextNhsNumber());
        assertNames(as("demo-gp").header("If-None-Exist", names).body(person).post("/Patient"), "name");
        assertNames(as("demo-gp").urlEncodingEnabled(false).body(person).put("/Patient?" + names), "name");
        assertNames(as("demo-gp").body(transactionOf(person, names)).post(), "name");
        found("Patient?" + names(19) + "gender=male");
        found("Patient?" + "name=a&".repeat(19) + "gender=male");
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "name=a" + i + "&").collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_has:Provenance:target:_id=x",
                "name:exact=nobody-",
                "general-practitioner:Organization.name=nobody",
                "identifier=https://x.example/a?b%7C"
            })
    void conditionOfAnyFormIsASearch(String form) {
        for (String type : List.of("transaction", "batch")) {
            String number = Fixtures.nextNhsNumber();
            Response bundle = as("demo-gp")
                    .body(transactionOf(known(number), form + number).replace("transaction", type))
                    .post();
            assertThat(bundle.<String>path("entry[0].response.status"))
                    .as(bundle.asString())
                    .startsWith("201");
        }
        String number = Fixtures.nextNhsNumber();
        Response alone = as("demo-gp")
                .header("If-None-Exist", form + number)
                .body(known(number))
                .post("/Patient");
        assertThat(alone.statusCode()).as(alone.asString()).isEqualTo(201);
    }

    /** What is created has to fit its condition. */
    private static String known(String number) {
        return SearchBodies.person(number)
                .replace(
                        "\"identifier\":[",
                        "\"identifier\":[{\"system\":\"https://x.example/a?b\",\"value\":\"" + number + "\"},");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "9999999999999999999", "x", "77"})
    void versionThatIsNotThereIsNotFound(String version) {
        String path = "Patient/" + Referral.toCmht().patient() + "/_history/" + version;

        Response answer = as("demo-gp").get("/" + path);
        Response batch = as("demo-gp").body(batchOf(path)).post();

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(404);
        assertThat(batch.<String>path("entry[1].response.status"))
                .as(batch.asString())
                .startsWith("404");
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
                "ge" + before + "&_lastUpdated=lt" + day,
                "gt" + day + "&_lastUpdated=lt" + after,
                "gt" + after + "&_lastUpdated=lt" + before,
                "le" + before + "&_lastUpdated=ge" + after)) {
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
