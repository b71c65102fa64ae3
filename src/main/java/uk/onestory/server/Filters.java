package uk.onestory.server;

import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What every FHIR request passes: its ids, then the check of its token (Spring Security's), then the limits. Answers leave
 * whole. Others pass the check when their body is here.
 */
@Configuration(proxyBeanMethods = false)
class Filters {

    private static final int TOKEN = SecurityProperties.DEFAULT_FILTER_ORDER;

    @Bean
    FilterRegistrationBean<HeaderCase> headerCase() {
        return onFhir(new HeaderCase(), TOKEN - 2);
    }

    @Bean
    ArrivingBodies arrivingBodies(ServerLimits limits) {
        return new ArrivingBodies(limits.sendTime(), new UnfinishedBodies(limits.unfinishedPerAddress()));
    }

    @Bean
    FilterRegistrationBean<RequestIds> requestIds(FailureWriter answers) {
        return onFhir(new RequestIds(answers), TOKEN - 1);
    }

    @Bean
    FilterRegistrationBean<OtherBodies> otherBodies(
            ServerLimits limits, ArrivingBodies arriving, ErrorAnswers answers) {
        FilterRegistrationBean<OtherBodies> registration =
                new FilterRegistrationBean<>(new OtherBodies(limits, arriving, answers));
        registration.setOrder(TOKEN - 2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestLimits> requestLimits(
            ServerLimits limits, ArrivingBodies arriving, FailureWriter answers) {
        return onFhir(new RequestLimits(limits, arriving, answers), TOKEN + 1);
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
