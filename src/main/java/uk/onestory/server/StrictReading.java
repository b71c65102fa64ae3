package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * An element that FHIR R4 does not know is refused (400) and not dropped without a word: what a partner sends is stored
 * or refused, never half of it.
 */
@Component
class StrictReading implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof FhirContext fhir) {
            fhir.setParserErrorHandler(new Handler());
        }
        return bean;
    }

    private static final class Handler extends LenientErrorHandler {

        Handler() {
            super(false);
        }

        @Override
        public void unknownElement(IParseLocation location, String element) {
            throw new DataFormatException("Unknown element '" + element + "'" + at(location));
        }

        @Override
        public void unknownAttribute(IParseLocation location, String attribute) {
            throw new DataFormatException("Unknown attribute '" + attribute + "'" + at(location));
        }

        @Override
        public void unexpectedRepeatingElement(IParseLocation location, String element) {
            throw new DataFormatException("Element '" + element + "' may not repeat" + at(location));
        }

        private static String at(IParseLocation location) {
            return location == null || location.getParentElementName() == null
                    ? ""
                    : " in " + location.getParentElementName();
        }
    }
}
