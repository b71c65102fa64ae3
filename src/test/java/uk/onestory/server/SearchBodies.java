package uk.onestory.server;

import uk.onestory.Fixtures;

/** People whom nobody else has sent. */
final class SearchBodies {

    private SearchBodies() {}

    static String person() {
        return person(Fixtures.nextNhsNumber());
    }

    static String person(String nhsNumber) {
        return """
                {"resourceType":"Patient","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
                 "name":[{"use":"official","family":"Condition","given":["Sam"]}],"gender":"other",
                 "birthDate":"1985-03-02"}""".formatted(nhsNumber);
    }
}
