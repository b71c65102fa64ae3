import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes an RSA key pair as two JWK sets: {@code java docker/NewKeys.java PRIVATE-FILE PUBLIC-FILE}. For the keys with
 * which OneStory signs its tokens, and for partners that have no tool of their own. Runs on any JDK 17, without
 * libraries; nothing in the two files needs escaping, so that they are plain templates.
 */
class NewKeys {

    public static void main(String[] files) throws Exception {
        if (files.length != 2) {
            System.err.println("usage: java NewKeys.java PRIVATE-FILE PUBLIC-FILE");
            System.exit(64);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        String e = base64(key.getPublicExponent());
        String n = base64(key.getModulus());
        // RFC 7638: the thumbprint as the id, so that a new pair never has the id of an old one.
        String thumbprint = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(e, n);
        String id = base64(MessageDigest.getInstance("SHA-256").digest(thumbprint.getBytes(StandardCharsets.UTF_8)));

        String open = "\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"e\":\"%s\",\"n\":\"%s\"".formatted(id, e, n);
        String secret = "\"d\":\"%s\",\"p\":\"%s\",\"q\":\"%s\",\"dp\":\"%s\",\"dq\":\"%s\",\"qi\":\"%s\""
                .formatted(
                        base64(key.getPrivateExponent()),
                        base64(key.getPrimeP()),
                        base64(key.getPrimeQ()),
                        base64(key.getPrimeExponentP()),
                        base64(key.getPrimeExponentQ()),
                        base64(key.getCrtCoefficient()));
        // The container's user reads the file through its mount: the directory around it keeps others out.
        write(files[0], "{\"keys\":[{" + open + "," + secret + "}]}\n");
        write(files[1], "{\"keys\":[{" + open + "}]}\n");
    }

    /** Never over an existing file: a lost private key cannot be made again. */
    private static void write(String file, String text) throws Exception {
        Path path = Path.of(file);
        Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return base64(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
