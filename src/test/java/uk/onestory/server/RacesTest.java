package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.sql.SQLException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RacesTest {

    private static final String STALE = "Trying to update Task/1/_history/1 but this is not the current version";

    private final SystemRequestDetails request = new SystemRequestDetails();

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00", "90131", "23505"})
    void whatOnlyAnotherTransactionCausesIsALostRace(String state) {
        assertThat(Races.lost(request, new RuntimeException(new SQLException("x", state))))
                .isTrue();
    }

    @Test
    void constraintThatHapiTellsOfIsALostRace() {
        assertThat(Races.lost(request, new ResourceVersionConflictException("HAPI-0550: HAPI-0823: constraint")))
                .isTrue();
    }

    @Test
    void whatTheRequestItselfIsToBlameForIsNone() {
        assertThat(Races.lost(request, new InvalidRequestException("bad"))).isFalse();
        assertThat(Races.lost(request, new UnprocessableEntityException("rule")))
                .isFalse();
        assertThat(Races.lost(request, new ResourceVersionConflictException("in use", new OperationOutcome())))
                .isFalse();
        assertThat(Races.lost(request, new RuntimeException(new SQLException("away", "08001"))))
                .isFalse();
        assertThat(Races.lost(null, new IllegalStateException("bug"))).isFalse();
    }

    @Test
    void staleVersionIsOneOnlyWhereTheServerItselfHadReadIt() {
        assertThat(Races.lost(request, new ResourceVersionConflictException(STALE)))
                .isFalse();

        request.setOperation("$hand-on");
        assertThat(Races.lost(request, new ResourceVersionConflictException(STALE)))
                .isTrue();

        request.addHeader("If-Match", "W/\"1\"");
        assertThat(Races.lost(request, new ResourceVersionConflictException(STALE)))
                .isFalse();
    }

    @Test
    void conflictOfAConditionalCreateIsOne() {
        ResourceVersionConflictException known =
                new ResourceVersionConflictException("there already", new OperationOutcome());
        request.addHeader("If-None-Exist", "identifier=a|b");

        assertThat(Races.lost(request, known)).isTrue();
    }
}
