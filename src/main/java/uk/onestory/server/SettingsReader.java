package uk.onestory.server;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.core.env.Environment;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Reads and validates settings as Spring Boot does, before there are beans. */
class SettingsReader implements AutoCloseable {

    private final ValidatorFactory validators = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private final Binder binder;

    SettingsReader(Environment environment) {
        this.binder = Binder.get(environment);
    }

    /**
     * @param type with {@link ConfigurationProperties}
     * @throws BindException where the settings are none of the type
     */
    Object read(Class<?> type) {
        BindHandler handler = type.isAnnotationPresent(Validated.class)
                ? new ValidationBindHandler(new SpringValidatorAdapter(validators.getValidator()))
                : BindHandler.DEFAULT;
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return binder.bindOrCreate(prefix, Bindable.of(type), handler);
    }

    @Override
    public void close() {
        validators.close();
    }
}
