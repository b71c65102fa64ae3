package uk.onestory.server;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat, where it would wait for slow clients on its few worker threads or speak for itself. */
@Configuration(proxyBeanMethods = false)
class Container {

    /** The container notices late senders once a second. */
    private static final int GRACE_SECONDS = 5;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> patientContainer(
            ServerLimits limits, ServerProperties settings, ErrorAnswers answers) {
        return tomcat -> {
            tomcat.addEngineValves(new UnreadBodies(2 * limits.body().toBytes()));
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new BareErrors(answers)));
            if (settings.getTomcat().getConnectionTimeout() == null) {
                // who is silent for too long is told so before the connection ends
                int silence = (int) limits.sendTime().plusSeconds(GRACE_SECONDS).toMillis();
                tomcat.addConnectorCustomizers(connector -> {
                    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                        protocol.setConnectionTimeout(silence);
                    }
                });
            }
        };
    }
}
