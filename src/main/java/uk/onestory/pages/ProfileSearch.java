package uk.onestory.pages;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /profiles/search?q=}: finds profiles, codes, rules, operations and search parameters, without a script. */
@Controller
class ProfileSearch {

    static final String INDEX = "search-index.json";

    private static final int LONGEST = 200;
    private static final int SHOWN = 50;

    private final Templates templates = new Templates();
    private final SearchIndex index;

    ProfileSearch(ObjectMapper json) throws IOException {
        try (InputStream written = getClass().getResourceAsStream("/static/profiles/" + INDEX)) {
            this.index = new SearchIndex(
                    written == null ? List.of() : json.readValue(written, new TypeReference<List<SearchEntry>>() {}));
        }
    }

    @GetMapping("/profiles/search")
    void search(@RequestParam(name = "q", defaultValue = "") List<String> asked, HttpServletResponse response)
            throws IOException {
        String question = String.join(" ", asked).replaceAll("\\p{C}+", " ").strip();
        boolean tooLong = question.length() > LONGEST;
        List<SearchEntry> found = tooLong ? List.of() : index.find(question);
        response.setStatus(tooLong ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_OK);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(templates.render(
                        "search",
                        Map.of(
                                "q",
                                tooLong ? "" : question,
                                "longest",
                                LONGEST,
                                "tooLong",
                                tooLong,
                                "total",
                                found.size(),
                                "found",
                                found.stream().limit(SHOWN).toList())));
    }
}
