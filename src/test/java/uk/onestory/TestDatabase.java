package uk.onestory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty database of the kind that this run is for ({@code -Donestory.test.database=h2|postgresql}).
 *
 * @param url JDBC URL
 * @param username database user; its password is empty
 */
public record TestDatabase(String url, String username) {

    private static EmbeddedPostgres postgres;

    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("onestory.test.database"));
    }

    public static TestDatabase create() {
        try {
            return isPostgresql() ? postgresql() : h2();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static TestDatabase h2() throws IOException {
        Path folder = Files.createTempDirectory("onestory-h2");
        return new TestDatabase(
                "jdbc:h2:file:" + folder.resolve("onestory") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa");
    }

    private static synchronized TestDatabase postgresql() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder().start();
        }
        String name = "onestory_" + System.nanoTime();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (java.sql.SQLException failed) {
            throw new IOException(failed);
        }
        return new TestDatabase(postgres.getJdbcUrl("postgres", name), "postgres");
    }
}
