package uk.onestory.server;

import java.util.List;
import org.springframework.core.env.Environment;

/** Settings that know what is missing among them. All are asked before anything starts, and all answers told at once. */
public interface CheckedSettings {

    /** What keeps the server from starting; looks at settings and files, at no database. */
    List<Problem> problems(Environment environment);

    /** What an operator should act on though the server starts. */
    default List<Problem> warnings(Environment environment) {
        return List.of();
    }
}
