package sluice.admin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds out whether a password is still the one that was set. Kafka answers of a password only the mechanism and the number of iterations, so
 * a run notes both together with a fingerprint of the password under the administrator's own key.
 */
final class Fingerprints {
  private final Optional<byte[]> key;

  /** Without a key nothing is noted, and every password counts as changed. */
  Fingerprints(Optional<byte[]> key) {
    this.key = key;
  }

  /** The note of a password that was set with so many iterations; empty when there is no key to make one with. */
  String of(String user, String mechanism, int iterations, String password) {
    return key.map(bytes -> iterations + ":" + hex(hmac(bytes, user + "\0" + mechanism + "\0" + password))).orElse("");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error); // every Java has it
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder result = new StringBuilder();
    for (byte one : bytes) result.append(String.format("%02x", one));
    return result.toString();
  }
}
