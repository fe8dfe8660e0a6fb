package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** Quotas of users, client ids, both together, addresses, and their defaults. */
final class Quotas implements Kind {
  private final Admin admin;
  private final Declaration declaration;
  private final Applied applied;
  private final List<Request.Item<ClientQuotaEntity, ClientQuotaAlteration>> alter = new ArrayList<>();

  Quotas(Admin admin, Declaration declaration, Applied applied) {
    this.admin = admin;
    this.declaration = declaration;
    this.applied = applied;
  }

  @Override
  public String name() {
    return "quotas";
  }

  @Override
  public Findings look() {
    alter.clear();
    Findings found = new Findings();
    found.declared = declaration.quotas.size();
    Map<ClientQuotaEntity, Map<String, Double>> live = Answers.of(admin.describeClientQuotas(ClientQuotaFilter.all()).entities());
    declaration.quotas.forEach((entity, limits) -> compare(entity, limits, live.getOrDefault(entity, Map.of()), found));
    for (ClientQuotaEntity entity : declaration.retiredQuotas) {
      found.applied.put(object(entity), Map.of());
      Map<String, Double> wanted = new TreeMap<>();
      live.getOrDefault(entity, Map.of()).keySet().forEach(key -> wanted.put(key, null));
      alter(entity, wanted, live.getOrDefault(entity, Map.of()));
    }
    live.forEach((entity, limits) -> {
      if (!declaration.quotas.containsKey(entity) && !declaration.retiredQuotas.contains(entity)) undeclared(entity, limits, found);
    });
    found.requests.addAll(Request.batched(alter, batch -> admin.alterClientQuotas(batch.values()).values()));
    return found;
  }

  private void compare(ClientQuotaEntity entity, Map<String, Double> limits, Map<String, Double> now, Findings found) {
    Map<String, Double> wanted = new TreeMap<>();
    Map<String, Double> others = new TreeMap<>();
    Map<String, String> noted = new TreeMap<>();
    limits.forEach((key, value) -> {
      noted.put(key, "");
      if (!value.equals(now.get(key))) wanted.put(key, value);
    });
    now.forEach((key, value) -> {
      if (limits.containsKey(key)) return;
      if (applied.of(object(entity)).containsKey(key)) wanted.put(key, null);
      else others.put(key, value);
    });
    found.applied.put(object(entity), noted);
    undeclared(entity, others, found);
    alter(entity, wanted, now);
  }

  private static void undeclared(ClientQuotaEntity entity, Map<String, Double> limits, Findings found) {
    limits.forEach((key, value) -> found.undeclared("quota", text(entity), "key", key, "value", value));
  }

  private void alter(ClientQuotaEntity entity, Map<String, Double> wanted, Map<String, Double> now) {
    if (wanted.isEmpty()) return;
    List<ClientQuotaAlteration.Op> operations = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Map<String, Object> before = new LinkedHashMap<>();
    wanted.forEach((key, value) -> {
      String was = now.containsKey(key) ? JsonText.number(now.get(key)) : "not set";
      operations.add(new ClientQuotaAlteration.Op(key, value));
      texts.add(value == null ? key + " removed (was " + was + ")" : key + "=" + JsonText.number(value) + " (was " + was + ")");
      before.put(key, now.get(key));
    });
    Difference difference = new Difference("quota", text(entity), String.join(", ", texts), wanted, before);
    alter.add(new Request.Item<>(difference, entity, new ClientQuotaAlteration(entity, operations), operations.size()));
  }

  private static String object(ClientQuotaEntity entity) {
    return "quota/" + text(entity);
  }

  /** Who holds a quota: {@code client-id=loader user=<default>}. */
  private static String text(ClientQuotaEntity entity) {
    return new TreeMap<>(entity.entries()).entrySet().stream()
        .map(entry -> entry.getKey() + "=" + (entry.getValue() == null ? "<default>" : entry.getValue()))
        .collect(Collectors.joining(" "));
  }
}
