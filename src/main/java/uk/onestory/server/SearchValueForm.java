package uk.onestory.server;

/** People write some values in other ways than they are stored: a room that knows one has a bean of this kind. */
public interface SearchValueForm {

    /**
     * @param value one alternative of a parameter, as it was sent: {@code system|value} for a token
     * @return the same, or what is to be searched for instead
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException where no resource can have this value
     */
    String asStored(String value);
}
