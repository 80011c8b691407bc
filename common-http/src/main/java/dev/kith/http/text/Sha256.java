package dev.kith.http.text;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** SHA-256 and HMAC-SHA-256, which every JDK has. */
public final class Sha256 {

    /** The JDK's name of HMAC-SHA-256. */
    public static final String HMAC = "HmacSHA256";

    private Sha256() {}

    public static byte[] hash(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** The hash of the text's UTF-8. */
    public static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A new digest, for content that comes in parts. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no SHA-256", impossible);
        }
    }

    public static byte[] hmac(SecretKey key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no HMAC-SHA-256, or the key is not for it", impossible);
        }
    }

    /** The code of the text's UTF-8. */
    public static byte[] hmac(SecretKey key, String text) {
        return hmac(key, text.getBytes(StandardCharsets.UTF_8));
    }
}
