package uk.onestory.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what this is, and where to go on; for somebody in need, whom to call. */
@Controller
class FrontDoor {

    private final String page;

    FrontDoor(
            @Value("${onestory.referral.crisis-line:In danger now: call 999. Urgent mental health help at any hour:"
                            + " call 111 and choose the mental health option.}")
                    String crisisLine,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String outsideIssuer) {
        this.page =
                new Templates().render("door", Map.of("crisisLine", crisisLine, "ownTokens", outsideIssuer.isEmpty()));
    }

    @GetMapping("/")
    void open(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page);
    }
}
