package uk.onestory.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A story as one page that needs nothing beside it: the style is in it, scripts are not. It is well-formed XML too. The
 * template is read once; all that it shows is escaped, but for the narratives, which {@link SectionNarrative} has made.
 */
@Component
class StoryPage {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final String style = text("story/story.css");
    private final String pdfStyle = text("story/pdf.css");
    private final String security =
            "default-src 'none'; style-src '" + digest(style) + "'; base-uri 'none'; form-action 'none'";

    StoryPage() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/story/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(resolver);
        engine.setEnableSpringELCompiler(true);
    }

    /** The Content-Security-Policy that lets the page's own style through and nothing else. */
    String security() {
        return security;
    }

    String of(Bundle story, StoryRequest asked) {
        return "<!DOCTYPE html>\n" + render(StoryView.of(story, asked), style, null);
    }

    /** With the style of paper, a head for every sheet, and no document type, so that a parser may refuse them all. */
    String forPdf(Bundle story, StoryRequest asked) {
        StoryView view = StoryView.of(story, asked);
        return render(view, pdfStyle, String.join(" \u00B7 ", view.running()));
    }

    /** @param running head of every sheet; null where there are none */
    private String render(StoryView view, String css, String running) {
        Context context = new Context(Locale.UK);
        context.setVariable("story", view);
        context.setVariable("style", css);
        context.setVariable("security", security);
        context.setVariable("running", running);
        return engine.process("page", context);
    }

    private static String digest(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(String resource) {
        try (InputStream in = StoryPage.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
