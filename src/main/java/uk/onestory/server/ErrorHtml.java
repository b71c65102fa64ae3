package uk.onestory.server;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page that says to somebody with a browser what is not here, and where to go on. */
@Component
class ErrorHtml {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    ErrorHtml() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    String of(int status, String title, String words) {
        return engine.process(
                "failure", new Context(Locale.UK, Map.of("status", status, "title", title, "words", words)));
    }
}
