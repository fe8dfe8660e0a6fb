package sluice.admin;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Settings that hold on every broker and are taken live. */
final class BrokerSettings implements Kind {
  /** The resource without a name is the default of all brokers. */
  private static final ConfigResource EVERY_BROKER = new ConfigResource(ConfigResource.Type.BROKER, "");
  private static final String OBJECT = "broker settings/";

  private final Admin admin;
  private final Declaration declaration;
  private final Applied applied;

  BrokerSettings(Admin admin, Declaration declaration, Applied applied) {
    this.admin = admin;
    this.declaration = declaration;
    this.applied = applied;
  }

  @Override
  public String name() {
    return "broker settings";
  }

  @Override
  public Findings look() {
    Findings found = new Findings();
    found.declared = declaration.settings.size();
    found.applied.put(OBJECT, Topics.noted(declaration.settings));
    Map<String, ConfigEntry> live = Configs.overrides(admin, List.of(EVERY_BROKER), ConfigEntry.ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG)
        .getOrDefault(EVERY_BROKER, Map.of());
    Configs.Comparison settings = new Configs.Comparison(declaration.settings, applied.of(OBJECT).keySet(), live);
    settings.undeclared.forEach((key, value) -> found.undeclared("broker setting", "every broker", "key", key, "value", value));
    if (settings.operations.isEmpty()) return found;
    Difference difference = new Difference("broker settings", "", String.join(", ", settings.texts), settings.declared, settings.live);
    Request.Item<ConfigResource, List<AlterConfigOp>> item = new Request.Item<>(difference, EVERY_BROKER, settings.operations, 1);
    found.requests.addAll(Request.batched(List.of(item), batch -> admin.incrementalAlterConfigs(Map.copyOf(batch)).values()));
    return found;
  }
}
