package uk.onestory.scenario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys with which several server processes sign their tokens, so that a token of one is good at the others. */
final class SharedKeys {

    private SharedKeys() {}

    /** As an argument of each of the processes. */
    static String setting() throws IOException, JOSEException {
        Path file = Files.createTempFile("onestory-keys", ".json");
        JWKSet keys = new JWKSet(new RSAKeyGenerator(2048).keyID("test").generate());
        return "--onestory.token.signing-keys=file:" + Files.writeString(file, keys.toString(false));
    }
}
