package uk.onestory.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class HeldAnswerTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final HeldAnswer held = new HeldAnswer(response);

    @Test
    void nothingLeavesBeforeItsTime() throws IOException {
        write("{}");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.getContentAsByteArray()).isEmpty();

        held.release();

        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getContentAsString()).isEqualTo("{}");
        assertThat(response.getContentType()).isEqualTo("application/fhir+json;charset=UTF-8");
        assertThat(response.getHeader("Location")).isEqualTo("Patient/1");
        assertThat(response.getHeaders("Warning")).containsExactly("one", "two");
        assertThat(response.getContentLength()).isEqualTo(2);
    }

    @Test
    void whatWasThrownAwayIsNotInTheAnswer() throws IOException {
        write("lost");
        held.reset();
        held.setStatus(409);
        held.getWriter().write("kept");

        held.release();

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString()).isEqualTo("kept");
        assertThat(response.getHeader("Location")).isNull();
    }

    @Test
    void onlyWhatTellsOfTheOutcomeIsRemembered() throws IOException {
        write("{}");

        Answer answer = held.toRemember();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().keySet()).containsExactly("Content-Type", "Location");
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{}");
        assertThat(Packing.unpack(Packing.pack(answer.body()))).isEqualTo(answer.body());
    }

    private void write(String body) throws IOException {
        held.setCharacterEncoding("UTF-8");
        held.setStatus(201);
        held.setContentType("application/fhir+json");
        held.setHeader("Location", "Patient/1");
        held.addHeader("Warning", "one");
        held.addHeader("Warning", "two");
        held.getWriter().write(body);
        held.flushBuffer();
    }
}
