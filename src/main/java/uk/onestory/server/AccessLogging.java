package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** Where the access log goes: nowhere, with the rest of the log, or into a file of its own for each day. */
@Configuration(proxyBeanMethods = false)
class AccessLogging {

    private static final int DAYS = 30;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> accessLog(
            AccessLogSettings settings, ObjectProvider<FhirContext> fhir, ObjectProvider<RestfulServer> server) {
        return tomcat -> {
            if (!settings.isOff()) {
                open(settings);
                tomcat.addEngineValves(new AccessLog(new Routes(
                        Set.copyOf(fhir.getObject().getResourceTypes()),
                        SingletonSupplier.of(() -> operations(server.getObject())))));
            }
        };
    }

    private static Set<String> operations(RestfulServer server) {
        return Stream.concat(
                        server.getServerBindings().stream(),
                        server.getResourceBindings().stream().flatMap(type -> type.getMethodBindings().stream()))
                .filter(OperationMethodBinding.class::isInstance)
                .map(method -> ((OperationMethodBinding) method).getName())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void open(AccessLogSettings settings) {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger logger = logging.getLogger(AccessLog.LOGGER);
        logger.setLevel(Level.INFO);
        if (!settings.isConsole()) {
            logger.setAdditive(false);
            logger.detachAndStopAllAppenders();
            logger.addAppender(file(settings.file(), logging));
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(Path path, LoggerContext logging) {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(logging);
        lines.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %msg%n");
        lines.start();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(logging);
        file.setName(AccessLog.LOGGER);
        file.setFile(path.toString());
        file.setEncoder(lines);
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> days = new SizeAndTimeBasedRollingPolicy<>();
        days.setContext(logging);
        days.setParent(file);
        days.setFileNamePattern(path + ".%d{yyyy-MM-dd, UTC}.%i.gz");
        days.setMaxFileSize(FileSize.valueOf("100MB"));
        days.setMaxHistory(DAYS);
        days.start();
        file.setRollingPolicy(days);
        file.start();
        return file;
    }
}
