package uk.onestory.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import org.springframework.core.io.Resource;
import uk.onestory.server.SettingsException;

/** The keys that sign tokens. */
final class SigningKeys {

    private SigningKeys() {}

    /** Of this process alone. */
    static JWKSet own() {
        try {
            return new JWKSet(
                    new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
        } catch (JOSEException noRsa) {
            throw new IllegalStateException("this Java has no RSA", noRsa);
        }
    }

    /** @throws SettingsException where the file cannot be read or could sign nothing */
    static JWKSet from(Resource file) {
        JWKSet keys;
        try (InputStream content = file.getInputStream()) {
            keys = JWKSet.load(content);
        } catch (IOException unreadable) {
            throw refused("cannot be read (" + file.getDescription() + ")", unreadable);
        } catch (ParseException | RuntimeException broken) {
            // not what it says: that may be a part of a private key
            throw refused("are no JWK set (" + file.getDescription() + ")", broken);
        }
        long signing = keys.getKeys().stream()
                .filter(key -> KeyType.RSA.equals(key.getKeyType()) && key.isPrivate())
                .count();
        if (signing != 1) {
            throw refused("hold " + signing + " private RSA keys (" + file.getDescription() + ")", null);
        }
        return keys;
    }

    private static SettingsException refused(String what, Exception cause) {
        return new SettingsException(
                "the signing keys of onestory.token.signing-keys " + what,
                "Give a file (file:/path) with a JWK set that holds one private RSA key, the same on every node",
                cause);
    }
}
