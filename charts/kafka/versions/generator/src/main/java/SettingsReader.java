import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/**
 * Reads every ConfigDef of the Kafka on the class path and writes it as JSON, keys sorted: the same jars give the same bytes.
 * Where a class moved between versions, all its addresses are tried, newest first.
 */
public final class SettingsReader {
  private static final List<String> DYNAMIC =
      List.of("org.apache.kafka.server.config.DynamicBrokerConfig", "kafka.server.DynamicBrokerConfig$");
  private static final List<String> DYNAMIC_BROKER =
      List.of("org.apache.kafka.server.config.DynamicConfig$Broker", "kafka.server.DynamicConfig$Broker$");
  private static final List<String> SOCKET_SERVER = List.of("org.apache.kafka.network.SocketServer", "kafka.network.SocketServer$");
  /** Read per listener beside `ssl.*` and `sasl.*`: ChannelBuilders, SaslServerAuthenticator, SocketServer. */
  private static final Set<String> LISTENER_KEYS =
      Set.of("principal.builder.class", "connections.max.reauth.ms",
          "max.connections", "max.connection.creation.rate", "num.network.threads");
  /** `ssl.*` and `sasl.*` keys that choose something for the whole broker. */
  private static final Set<String> WHOLE_BROKER = Set.of("sasl.mechanism.inter.broker.protocol", "sasl.mechanism.controller.protocol");

  public static void main(String[] args) throws Exception {
    Map<String, Object> scopes = new TreeMap<>();
    Map<String, Object> internal = new TreeMap<>();
    for (Map.Entry<String, ConfigDef> scope : definitions().entrySet()) {
      Map<String, Object> settings = new TreeMap<>();
      Set<String> hidden = new TreeSet<>();
      for (ConfigKey key : scope.getValue().configKeys().values()) {
        if (key.internalConfig) hidden.add(key.name);
        else settings.put(key.name, setting(key));
      }
      scopes.put(scope.getKey(), settings);
      internal.put(scope.getKey(), hidden);
    }
    UndefinedKeys.addTo(scopes);
    addUpdateModes(section(scopes, "broker"));
    scopes.put("internal", internal);
    scopes.put("version", version());
    new ObjectMapper().writeValue(new File(args[0]), scopes);
  }

  /** From the file in kafka-clients: the class that reads it moved in 4.4, the file did not. */
  private static String version() throws Exception {
    Properties versions = new Properties();
    try (InputStream file = ConfigDef.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      versions.load(file);
    }
    return versions.getProperty("version");
  }

  private static Map<String, ConfigDef> definitions() throws Exception {
    Map<String, ConfigDef> found = new TreeMap<>();
    found.put("broker", (ConfigDef) Reflection.member(List.of("kafka.server.KafkaConfig"), "configDef"));
    found.put("topic", (ConfigDef) Reflection.member(List.of("org.apache.kafka.storage.internals.log.LogConfig"), "configDefCopy"));
    found.put("producer", (ConfigDef) Reflection.member(List.of("org.apache.kafka.clients.producer.ProducerConfig"), "configDef"));
    found.put("consumer", (ConfigDef) Reflection.member(List.of("org.apache.kafka.clients.consumer.ConsumerConfig"), "configDef"));
    Class<?> crypto = Class.forName("org.apache.kafka.connect.runtime.distributed.Crypto");
    Method connect = Class.forName("org.apache.kafka.connect.runtime.distributed.DistributedConfig").getDeclaredMethod("config", crypto);
    connect.setAccessible(true);
    found.put("connect", (ConfigDef) connect.invoke(null, crypto.getField("SYSTEM").get(null)));
    return found;
  }

  private static Map<String, Object> setting(ConfigKey key) throws Exception {
    Map<String, Object> setting = new TreeMap<>();
    setting.put("type", key.type.name().toLowerCase());
    setting.put("importance", key.importance.name().toLowerCase());
    setting.put("documentation", key.documentation == null ? "" : key.documentation);
    if (key.hasDefault()) setting.put("default", plain(key.defaultValue, key.type));
    if (key.validator != null) addBounds(setting, key.validator, key.type);
    return setting;
  }

  /** Numbers a JavaScript number cannot hold exactly are written as text. */
  private static Object plain(Object value, ConfigDef.Type type) {
    if (value == null || value instanceof Boolean || value instanceof Double) return value;
    if (value instanceof Number number) return Math.abs((double) number.longValue()) < 1L << 53 ? number : number.toString();
    return ConfigDef.convertToString(value, type);
  }

  private static void addBounds(Map<String, Object> setting, Object validator, ConfigDef.Type type) throws Exception {
    switch (validator.getClass().getSimpleName()) {
      case "CompositeValidator" -> {
        for (Object part : (Collection<?>) Reflection.field(validator, "validators")) addBounds(setting, part, type);
      }
      case "Range" -> {
        Object min = Reflection.field(validator, "min");
        Object max = Reflection.field(validator, "max");
        if (min != null) setting.put("min", plain(min, type));
        if (max != null) setting.put("max", plain(max, type));
      }
      case "ValidString" -> setting.put("valid", nonNull(Reflection.field(validator, "validStrings")));
      case "ValidList" -> addBounds(setting, Reflection.field(validator, "validString"), type);
      case "CaseInsensitiveValidString" -> {
        setting.put("valid", new ArrayList<>(new TreeSet<>((Collection<?>) Reflection.field(validator, "validStrings"))));
        setting.put("ignoresCase", true);
      }
      default -> {
        String rule = validator.toString(); // a lambda without words prints its address, which differs from run to run
        if (rule.contains("Lambda") || rule.contains("@")) return;
        setting.put("rule", rule);
        boolean words = rule.matches("\\[[a-z_]+(, [a-z_]+)*]");
        if (words && accepts(validator, rule.substring(1).split("\\W")[0].toUpperCase())) setting.put("ignoresCase", true);
      }
    }
  }

  private static boolean accepts(Object validator, String value) {
    try {
      ((ConfigDef.Validator) validator).ensureValid("probe", value);
      return true;
    } catch (ConfigException refused) {
      return false;
    }
  }

  private static List<Object> nonNull(Object values) {
    List<Object> kept = new ArrayList<>((Collection<?>) values);
    kept.removeIf(value -> value == null);
    return kept;
  }

  /**
   * What the broker lets change while it runs. `listener` says how the same key changes behind `listener.name.<listener>.` of a
   * listener that exists: DynamicListenerConfig.validateReconfiguration refuses all but these three sets.
   */
  private static void addUpdateModes(Map<String, Object> broker) throws Exception {
    Map<?, ?> modes = (Map<?, ?>) Reflection.member(DYNAMIC, "dynamicConfigUpdateModes");
    ConfigDef dynamic = (ConfigDef) Reflection.member(DYNAMIC_BROKER, "BROKER_CONFIGS", "brokerConfigs", "brokerConfigDef");
    for (ConfigKey key : dynamic.configKeys().values()) {
      if (broker.containsKey(key.name) || key.internalConfig) continue;
      broker.put(key.name, setting(key)); // replication throttles: only the running broker knows them
      section(broker, key.name).put("dynamicOnly", true);
    }
    Set<String> reloaded = Reflection.strings(Reflection.member(DYNAMIC, "DYNAMIC_SECURITY_CONFIGS", "DynamicSecurityConfigs"));
    Set<String> resized =
        Reflection.strings(Reflection.member(SOCKET_SERVER, "LISTENER_RECONFIGURABLE_CONFIGS", "ListenerReconfigurableConfigs"));
    resized.addAll(Reflection.strings(Reflection.member(List.of("kafka.network.DataPlaneAcceptor$"), "ListenerReconfigurableConfigs")));
    for (String name : broker.keySet()) {
      Map<String, Object> setting = section(broker, name);
      Object mode = modes.get(name);
      setting.put("update", mode != null ? mode : setting.containsKey("dynamicOnly") ? "per-broker" : "read-only");
      if (!isPerListener(name)) continue;
      setting.put("listener", reloaded.contains(name) ? "per-broker" : resized.contains(name) ? "cluster-wide" : "read-only");
    }
  }

  private static boolean isPerListener(String name) {
    if (LISTENER_KEYS.contains(name)) return true;
    return (name.startsWith("ssl.") || name.startsWith("sasl.")) && !WHOLE_BROKER.contains(name);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> section(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.get(name);
  }
}
