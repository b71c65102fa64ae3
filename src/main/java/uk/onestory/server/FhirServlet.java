package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR API on {@code /fhir}: HAPI's providers for the supported types and the operations of the rooms. */
@Configuration(proxyBeanMethods = false)
class FhirServlet {

    static final String PATH = "/fhir";

    @Bean
    RestfulServer fhirServer(
            FhirContext fhir,
            IInterceptorService interceptors,
            ResourceProviderFactory resourceProviders,
            IJpaSystemProvider systemProvider,
            ValueSetOperationProvider valueSetOperations,
            IFhirSystemDao<?, ?> systemDao,
            JpaStorageSettings storage,
            ISearchParamRegistry searchParameters,
            IValidationSupport validation,
            DatabaseBackedPagingProvider paging,
            ServerLimits limits,
            Release release,
            Clock clock,
            List<FhirOperations> operations,
            List<FhirInterceptor> fhirInterceptors,
            List<StorageInterceptor> storageInterceptors,
            AroundWrites around,
            Failures failures,
            FailureWriter answers,
            RequestInput input,
            AutowireCapableBeanFactory beans) {
        RestfulServer server = new OneStoryServlet(fhir, around, failures, answers, input);
        beans.autowireBean(server);
        server.registerProviders(resourceProviders.createProviders());
        server.registerProvider(systemProvider);
        server.registerProvider(valueSetOperations);
        operations.forEach(server::registerProvider);
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        paging.setDefaultPageSize(limits.defaultCount());
        paging.setMaximumPageSize(limits.count());
        server.setPagingProvider(paging);
        server.setDefaultPageSize(limits.defaultCount());
        server.setMaximumPageSize(limits.count());
        server.setServerConformanceProvider(
                new Capabilities(server, systemDao, storage, searchParameters, validation, release, clock));
        fhirInterceptors.forEach(server::registerInterceptor);
        storageInterceptors.forEach(interceptors::registerInterceptor);
        return server;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServletRegistration(RestfulServer server) {
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(server, PATH + "/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }
}
