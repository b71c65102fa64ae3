package uk.onestory.pages;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Thymeleaf without a web server; everything that a template shows is escaped. */
class Templates {

    /** A page that is put into the frame of another one loses its own; without it browsers lay out as thirty years ago. */
    private static final String DOCTYPE = "<!DOCTYPE html>";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/pages/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    String render(String template, Map<String, Object> values) {
        String html = engine.process(template, new Context(Locale.UK, values));
        return html.startsWith(DOCTYPE) ? html : DOCTYPE + "\n" + html;
    }
}
