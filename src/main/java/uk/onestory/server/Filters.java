package uk.onestory.server;

import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every FHIR request passes: its ids, then the check of its token (Spring Security's), then the limits. Answers leave whole. */
@Configuration(proxyBeanMethods = false)
class Filters {

    private static final int TOKEN = SecurityProperties.DEFAULT_FILTER_ORDER;

    @Bean
    FilterRegistrationBean<HeaderCase> headerCase() {
        return onFhir(new HeaderCase(), TOKEN - 2);
    }

    @Bean
    FilterRegistrationBean<RequestIds> requestIds(FailureWriter answers) {
        return onFhir(new RequestIds(answers), TOKEN - 1);
    }

    @Bean
    FilterRegistrationBean<RequestLimits> requestLimits(ServerLimits limits, FailureWriter answers) {
        return onFhir(new RequestLimits(limits, answers), TOKEN + 1);
    }

    @Bean
    FilterRegistrationBean<WholeAnswers> wholeAnswers() {
        return onFhir(new WholeAnswers(), TOKEN + 2);
    }

    private static <T extends Filter> FilterRegistrationBean<T> onFhir(T filter, int order) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(FhirServlet.PATH, FhirServlet.PATH + "/*");
        registration.setOrder(order);
        return registration;
    }
}
