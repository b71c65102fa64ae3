package uk.onestory.careplan;

import java.sql.Connection;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction at a time decide what there may be only one of for a person: two services that accept at the same
 * moment make one journey. Held to the end of the transaction, on all nodes.
 */
@Component
class PersonLock {

    private static final String PATIENT =
            "SELECT RES_ID FROM HFJ_RESOURCE WHERE RES_TYPE = 'Patient' AND FHIR_ID = ? FOR ";

    private final JdbcTemplate jdbc;
    private volatile String statement;

    PersonLock(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @param person reference to a Patient; anything else is left alone */
    void hold(Reference person) {
        if ("Patient".equals(person.getReferenceElement().getResourceType())) {
            jdbc.queryForList(
                    statement(), Long.class, person.getReferenceElement().getIdPart());
        }
    }

    /**
     * PostgreSQL: a weaker lock than of an update of the key, as whoever writes a resource about the person holds the
     * row's key until the commit, and two of them would wait for each other.
     */
    private String statement() {
        if (statement == null) {
            String product = jdbc.execute(
                    (Connection connection) -> connection.getMetaData().getDatabaseProductName());
            statement = PATIENT + ("PostgreSQL".equals(product) ? "NO KEY UPDATE" : "UPDATE");
        }
        return statement;
    }
}
