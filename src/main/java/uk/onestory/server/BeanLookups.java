package uk.onestory.server;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Lets Spring remember which beans have a type as soon as all are defined, not only when all are made: HAPI asks for
 * the same few types hundreds of times in between, which was a sixth of the CPU of a start. A bean that is registered
 * later clears what is remembered, so nothing goes unseen.
 */
@Component
class BeanLookups implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        beans.freezeConfiguration();
    }
}
