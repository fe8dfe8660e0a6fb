package sluice.admin;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;

/** How the program reaches the brokers: their addresses, and the properties file with its login. */
final class Connection {
  private static final List<String> SECRETS = List.of("sasl.jaas.config", "ssl.keystore.key", "ssl.keystore.password", "ssl.key.password");

  private final Map<String, Object> properties = new HashMap<>();

  /** {@code file}: client properties; null for brokers that take everybody. */
  Connection(String bootstrapServers, Path file) {
    if (file != null) load(file).forEach((key, value) -> properties.put((String) key, value));
    properties.put("bootstrap.servers", bootstrapServers);
    properties.putIfAbsent("client.id", "sluice-admin");
    properties.put("request.timeout.ms", "30000"); // requests for a thousand objects: what suits a tool's one is too short
    properties.put("default.api.timeout.ms", "60000");
  }

  /** A client for administration. Throws Kafka's ConfigException when no address resolves. */
  Admin admin() {
    return Admin.create(new HashMap<>(properties));
  }

  /** The properties with some more, for another client. */
  Map<String, Object> with(Map<String, String> more) {
    Map<String, Object> result = new HashMap<>(properties);
    result.putAll(more);
    return result;
  }

  /** The brokers' addresses, for messages. */
  String bootstrapServers() {
    return (String) properties.get("bootstrap.servers");
  }

  /**
   * A key that only the administrator has, made from its own login. Fingerprints under it are worth nothing to who reads them. Empty when
   * the administrator logs in without a secret.
   */
  Optional<byte[]> ownKey() {
    AdminClientConfig config = new AdminClientConfig(properties); // resolves ${dir:…} as every client does
    MessageDigest digest = sha256();
    boolean secret = false;
    for (String name : SECRETS) {
      Password value = config.getPassword(name);
      if (value == null) continue;
      secret = true;
      digest.update((name + "=" + value.value() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    String keystore = config.getString("ssl.keystore.location");
    if (keystore != null) {
      secret = true;
      digest.update(bytes(Path.of(keystore)));
    }
    return secret ? Optional.of(digest.digest()) : Optional.empty();
  }

  private static Properties load(Path file) {
    Properties result = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      result.load(reader);
    } catch (IOException error) {
      throw new Refused(file + " cannot be read: " + error);
    }
    return result;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException error) {
      throw new Refused(file + " cannot be read: " + error);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException error) {
      throw new IllegalStateException(error); // every Java has it
    }
  }
}
