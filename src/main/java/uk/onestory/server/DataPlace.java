package uk.onestory.server;

import java.nio.file.Path;

/** Where the data lie, in words for an operator: a folder, or a database without what may be secret in its URL. */
public final class DataPlace {

    private static final String FILE = "jdbc:h2:file:";
    private static final String H2 = "jdbc:h2:";

    private DataPlace() {}

    /** @param url JDBC URL */
    public static String ofUrl(String url) {
        // parameters may hold a user and a password, and so may what stands before an @
        String place = url.split("[?;]", 2)[0].replaceFirst("//[^/@]*@", "//");
        if (place.startsWith(FILE)) {
            return file(place.substring(FILE.length()));
        }
        if (place.startsWith(H2 + "mem:")) {
            return "memory only, lost when this process ends";
        }
        if (place.startsWith(H2) && !place.startsWith(H2 + "tcp:") && !place.startsWith(H2 + "ssl:")) {
            return file(place.substring(H2.length()));
        }
        return place.replaceFirst("^jdbc:", "");
    }

    private static String file(String name) {
        String home = name.replaceFirst("^~", System.getProperty("user.home").replace("\\", "/"));
        return Path.of(home).toAbsolutePath().normalize() + ".mv.db";
    }
}
