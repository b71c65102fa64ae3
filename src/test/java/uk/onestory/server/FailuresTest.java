package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.QuantityParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.OptimisticLockingFailureException;

class FailuresTest {

    private final Failures failures = new Failures(FhirContext.forR4Cached());

    @Test
    void unexpectedErrorsAre500WithAReferenceOnly() {
        BaseServerResponseException told = failures.translate(new IllegalStateException("SELECT nhs FROM secret"));
        assertThat(told.getStatusCode()).isEqualTo(500);
        assertThat(issue(told).getCode()).isEqualTo(IssueType.EXCEPTION);
        assertThat(issue(told).getDiagnostics()).contains("reference").doesNotContain("SELECT", "IllegalState");
    }

    @Test
    void aStatementThatTakesTooLongIsTooCostly() {
        told(
                new InternalErrorException(new RuntimeException(new SQLException("x", "57014"))),
                422,
                IssueType.TOOCOSTLY);
    }

    @Test
    void aDatabaseThatIsAwayIs503WithRetryAfter() {
        for (Throwable away : new Throwable[] {
            new SQLException("refused", "08001"),
            new SQLTransientConnectionException("pool timed out"),
            new SQLException("terminating", "57P01"),
            new SQLException("Connection is closed"),
            new SQLException("closed", "90121")
        }) {
            told(new RuntimeException(away), 503, IssueType.TRANSIENT);
            assertThat(failures.translate(new RuntimeException(away)).getResponseHeaders())
                    .containsKey("Retry-After");
        }
    }

    @Test
    void aLostRaceIsAConflictAndAStaleVersionAFailedPrecondition() {
        told(new RuntimeException(new SQLException("deadlock", "40P01")), 409, IssueType.CONFLICT);
        told(new RuntimeException(new SQLException("row changed", "90131")), 409, IssueType.CONFLICT);
        told(new RuntimeException(new SQLException("there already", "23505")), 409, IssueType.CONFLICT);
        told(new InternalErrorException(new OptimisticLockingFailureException("version")), 409, IssueType.CONFLICT);
        told(new ResourceVersionConflictException("constraint"), 409, IssueType.CONFLICT);
        told(
                new ResourceVersionConflictException("Trying to update X but this is not the current version"),
                412,
                IssueType.CONFLICT);
        told(
                new PreconditionFailedException("Failed with match URL because this search matched 2 resources"),
                412,
                IssueType.MULTIPLEMATCHES);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aValueThatTheDatabaseCannotTakeIsTheClientsFaultAndNotLogged(CapturedOutput log) {
        for (String state : new String[] {"22001", "22003", "22021"}) {
            told(new RuntimeException(new SQLException("too long: 9990000018", state)), 400, IssueType.INVALID);
        }
        assertThat(log).contains("cannot take").doesNotContain("9990000018");
    }

    @Test
    void absentAndHiddenAreToldInTheSameWords() {
        assertThat(issue(failures.translate(new ResourceNotFoundException("Patient/1")))
                        .getDiagnostics())
                .isEqualTo(issue(failures.translate(new ResourceNotFoundException("HAPI-2001: Patient/2 is not known")))
                        .getDiagnostics());
    }

    @Test
    void unreadableRequestsAre400AndForeignContentTypes415() {
        told(new DataFormatException("bad"), 400, IssueType.INVALID);
        told(new InvalidRequestException("bad"), 400, IssueType.INVALID);
        told(
                new InvalidRequestException("Incorrect Content-Type header value of \"x\" was provided"),
                415,
                IssueType.NOTSUPPORTED);
    }

    @Test
    void aValueThatHapiReadsDuringTheSearchIsTheClientsFault() {
        told(thrownBy(() -> new NumberParam("5 mg")), 400, IssueType.INVALID);
        told(new InternalErrorException(thrownBy(() -> new QuantityParam("5 mg", null, null))), 400, IssueType.INVALID);
        told(
                thrownBy(() -> new ResourceIndexedSearchParamString().setValueNormalized("x".repeat(1000))),
                400,
                IssueType.INVALID);
        told(
                thrownBy(() -> new ObjectMapper()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readTree("{\"value\":1e99999999999}")),
                400,
                IssueType.INVALID);
    }

    @Test
    void theSameErrorFromElsewhereStaysAFaultOfTheServer() {
        told(new IllegalArgumentException("of our own"), 500, IssueType.EXCEPTION);
        told(thrownBy(() -> Integer.parseInt("x")), 500, IssueType.EXCEPTION);
        told(new InternalErrorException("HAPI-1: something broke"), 500, IssueType.EXCEPTION);
        told(thrownBy(() -> Objects.requireNonNull(null)), 500, IssueType.EXCEPTION);
    }

    private static Throwable thrownBy(ThrowingCallable call) {
        return catchThrowable(call);
    }

    @Test
    void notModifiedIsNoFailure() {
        NotModifiedException same = new NotModifiedException("x");
        assertThat(failures.translate(same)).isSameAs(same);
    }

    private void told(Throwable thrown, int status, IssueType type) {
        BaseServerResponseException told = failures.translate(thrown);
        assertThat(told.getStatusCode()).isEqualTo(status);
        assertThat(issue(told).getCode()).isEqualTo(type);
    }

    private static OperationOutcome.OperationOutcomeIssueComponent issue(BaseServerResponseException told) {
        return ((OperationOutcome) told.getOperationOutcome()).getIssueFirstRep();
    }
}
