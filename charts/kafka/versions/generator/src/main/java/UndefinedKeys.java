import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys no ConfigDef holds, though the class that reads them is in the jars. */
final class UndefinedKeys {
  /** Scopes, class that reads it, constant that names it, type, default, meaning. */
  private static final Object[][] KEYS = {
    {"broker", "org.apache.kafka.metadata.authorizer.StandardAuthorizer", "SUPER_USERS_CONFIG", "string", "",
      "Principals the authorizer always allows, separated by semicolons, e.g. User:CN=admin;User:ops."},
    {"broker", "org.apache.kafka.metadata.authorizer.StandardAuthorizer", "ALLOW_EVERYONE_IF_NO_ACL_IS_FOUND_CONFIG", "boolean", false,
      "Whether a resource without any ACL is open to every principal instead of to super users alone."},
    {"broker", "kafka.security.authorizer.AclAuthorizer$", "ZkUrlProp", "string", null,
      "ZooKeeper that holds the ACLs, when it is not the cluster's own."},
    {"broker", "kafka.security.authorizer.AclAuthorizer$", "ZkConnectionTimeOutProp", "int", null,
      "Timeout of the authorizer's connection to ZooKeeper in milliseconds, when it is not the cluster's own."},
    {"broker", "kafka.security.authorizer.AclAuthorizer$", "ZkSessionTimeOutProp", "int", null,
      "Timeout of the authorizer's ZooKeeper session in milliseconds, when it is not the cluster's own."},
    {"broker", "kafka.security.authorizer.AclAuthorizer$", "ZkMaxInFlightRequests", "int", null,
      "Requests the authorizer sends to ZooKeeper before it waits, when it is not the cluster's own number."},
    {"broker producer consumer connect", "org.apache.kafka.common.metrics.JmxReporter", "INCLUDE_CONFIG", "string", ".*",
      "Regular expression of the MBeans the JMX reporter shows."},
    {"broker producer consumer connect", "org.apache.kafka.common.metrics.JmxReporter", "EXCLUDE_CONFIG", "string", "",
      "Regular expression of the MBeans the JMX reporter hides."},
    {"broker producer consumer connect", "org.apache.kafka.common.config.AbstractConfig", "CONFIG_PROVIDERS_CONFIG", "list", "",
      "Names of the config providers that resolve references in other values; each needs config.providers.<name>.class."},
  };

  static void addTo(Map<String, Object> scopes) throws Exception {
    for (Object[] row : KEYS) {
      String reader = (String) row[1];
      if (!Reflection.exists(reader)) continue;
      String name = (String) Reflection.member(List.of(reader), (String) row[2]);
      for (String scope : ((String) row[0]).split(" ")) {
        Map<String, Object> setting = new TreeMap<>(Map.of("type", row[3], "importance", "medium", "documentation", row[5]));
        setting.put("default", row[4]);
        setting.put("readBy", reader.replace("$", ""));
        SettingsReader.section(scopes, scope).putIfAbsent(name, setting);
      }
    }
  }
}
