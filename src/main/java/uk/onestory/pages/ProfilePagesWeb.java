package uk.onestory.pages;

import java.time.Duration;
import org.springframework.boot.web.server.MimeMappings;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the pages that the build has written. */
@Configuration(proxyBeanMethods = false)
class ProfilePagesWeb implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addRedirectViewController("/index.html", "/");
        views.addViewController("/favicon.ico").setViewName("forward:/favicon.svg");
        views.addRedirectViewController("/profiles", "/profiles/");
        views.addViewController("/profiles/").setViewName("forward:/profiles/index.html");
    }

    /** Without the time of the file: all files of the jar bear the same one, in every release. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/profiles/**")
                .addResourceLocations("classpath:/static/profiles/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(5)));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> archives() {
        return server -> {
            MimeMappings mappings = new MimeMappings(MimeMappings.DEFAULT);
            mappings.add("tgz", "application/gzip");
            server.setMimeMappings(mappings);
        };
    }
}
