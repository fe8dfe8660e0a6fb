package sluice.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings a Schema Registry to what is declared: compatibility levels first, then schemas, each after those it refers to. */
final class RegistryDelivery {
  private static final String LEVELS = "levels";
  private static final String SCHEMAS = "schemas";
  private static final String INHERIT = "INHERIT";
  /** The registry's codes for a subject, a version and a schema that are not there. */
  private static final Set<Object> NOT_THERE = Set.of(40401L, 40402L, 40403L);

  private final Service registry;
  private final Map<String, String> levels = new LinkedHashMap<>();
  private final List<Schema> schemas;
  private final Patience patience;
  private final Report report;
  /** Versions of the declared schemas, by subject, as far as they are registered. */
  private final Map<String, Object> versions = new LinkedHashMap<>();
  private String said = "";

  /** A schema as declared. */
  private static final class Schema {
    final String subject;
    final String type;
    final String text;
    /** Subjects by the names that the schema uses for them. */
    final Map<String, String> references;

    Schema(Fields schema) {
      subject = schema.text("subject");
      type = schema.text("type");
      text = schema.text("schema");
      references = schema.textByName("references");
    }
  }

  private RegistryDelivery(Fields file, Duration deadline, Report report) {
    registry = Service.of(file.any("service"));
    if (file.has("compatibility")) levels.put("/config", file.text("compatibility"));
    file.textByName("subjects").forEach((subject, level) -> levels.put("/config/" + Service.part(subject), level));
    schemas = inOrder(file.objects("schemas", Set.of("subject", "type", "schema", "references"), Schema::new));
    patience = new Patience(deadline);
    this.report = report;
  }

  static RegistryDelivery of(Options options, Report report) {
    Set<String> known = Set.of("version", "service", "compatibility", "subjects", "schemas");
    return new RegistryDelivery(Fields.of("declaration", Json.read(options.text()), known), options.deadline(), report);
  }

  /** Answers the exit code. */
  int run() {
    report.looking(LEVELS);
    report.declared(LEVELS, levels.size());
    levels.forEach(this::level);
    report.looking(SCHEMAS);
    report.declared(SCHEMAS, schemas.size());
    schemas.forEach(this::register);
    report.summary(patience.seconds());
    return report.failed() == 0 ? 0 : 1;
  }

  /** Schemas after the ones they refer to. Throws {@link Refused} when that is impossible. */
  private static List<Schema> inOrder(List<Schema> declared) {
    List<Schema> waiting = new ArrayList<>(declared);
    List<Schema> result = new ArrayList<>();
    Set<String> pending = new HashSet<>();
    for (Schema schema : declared) if (!pending.add(schema.subject)) throw new Refused("subject " + schema.subject + " is declared twice");
    while (!waiting.isEmpty()) {
      List<Schema> ready = new ArrayList<>();
      for (Schema schema : waiting) if (schema.references.values().stream().noneMatch(pending::contains)) ready.add(schema);
      if (ready.isEmpty()) throw new Refused("the schemas of " + pending + " refer to one another in a circle: none can be registered first");
      for (Schema schema : ready) pending.remove(schema.subject);
      result.addAll(ready);
      waiting.removeAll(ready);
    }
    return result;
  }

  /** A request, again while the registry starts or has not elected who writes. */
  private Service.Answer settled(String method, String path, Object body) {
    Patience pauses = new Patience(Duration.ZERO);
    while (true) {
      Service.Answer answer = registry.request(method, path, body);
      boolean busy = answer.status == 0 || answer.status >= 500 || answer.status == 429;
      if (!busy || patience.over()) return answer;
      String message = "the registry at " + registry.url + ": " + answer.message();
      if (!said.equals(message)) report.waiting(message);
      said = message;
      pauses.pause();
    }
  }

  private void level(String path, String level) {
    Service.Answer live = settled("GET", path, null);
    Object now = INHERIT;
    if (live.status == 200) now = live.object().containsKey("compatibilityLevel") ? live.object().get("compatibilityLevel") : live.object().get("compatibility");
    if (level.equals(now)) return;
    Service.Answer answer = live;
    if (live.status == 200 || live.status == 404) {
      answer = level.equals(INHERIT) ? settled("DELETE", path, null) : settled("PUT", path, Map.of("compatibility", level));
    }
    if (answer.status / 100 == 2) report.changed(LEVELS, new Difference("level", path, level + " (was " + now + ")", level, now));
    else report.failed(LEVELS, "level " + path + " should be " + level + ", but " + answer.message());
  }

  private void register(Schema schema) {
    String path = "/subjects/" + Service.part(schema.subject);
    Object body = body(schema);
    if (body == null) return;
    Service.Answer known = settled("POST", path, body);
    if (known.status == 200) {
      versions.put(schema.subject, known.object().get("version"));
      return;
    }
    if (known.status != 404) {
      report.failed(SCHEMAS, "schema of " + schema.subject + ": not compared, " + known.message());
      return;
    }
    if (!compatible(schema, body)) return;
    Service.Answer made = settled("POST", path + "/versions", body);
    Service.Answer read = made.status == 200 ? settled("POST", path, body) : made;
    if (read.status != 200) {
      report.failed(SCHEMAS, "schema of " + schema.subject + ": not registered, " + read.message());
      return;
    }
    Object version = read.object().get("version");
    versions.put(schema.subject, version);
    report.changed(SCHEMAS, new Difference("schema of", schema.subject, "version " + version + " registered, id " + made.object().get("id")
        + (Long.valueOf(1).equals(version) ? " (there was none)" : " (others before it stay)"), null, null));
  }

  /** What the registry takes; null, and a failure, when a schema it refers to could not be registered. */
  private Object body(Schema schema) {
    List<Object> references = new ArrayList<>();
    for (Map.Entry<String, String> reference : schema.references.entrySet()) {
      Object version = versions.containsKey(reference.getValue()) ? versions.get(reference.getValue()) : latest(reference.getValue());
      if (version == null) {
        report.failed(SCHEMAS, "schema of " + schema.subject + ": refers to subject " + reference.getValue() + ", which has no version");
        return null;
      }
      references.add(JsonText.fields("name", reference.getKey(), "subject", reference.getValue(), "version", version));
    }
    Map<String, Object> body = JsonText.fields("schema", schema.text);
    if (!schema.type.equals("AVRO")) body.put("schemaType", schema.type); // registries before schema types take Avro alone
    if (!references.isEmpty()) body.put("references", references);
    return body;
  }

  private Object latest(String subject) {
    boolean failed = schemas.stream().anyMatch(schema -> schema.subject.equals(subject));
    if (failed) return null;
    return settled("GET", "/subjects/" + Service.part(subject) + "/versions/latest", null).object().get("version");
  }

  private boolean compatible(Schema schema, Object body) {
    String path = "/compatibility/subjects/" + Service.part(schema.subject) + "/versions";
    Service.Answer answer = settled("POST", path + "?verbose=true", body);
    boolean older = answer.status == 405 || (answer.status == 404 && !NOT_THERE.contains(answer.object().get("error_code")));
    if (older) answer = settled("POST", path + "/latest?verbose=true", body); // a registry without the question about all versions
    if (answer.status == 404 && NOT_THERE.contains(answer.object().get("error_code"))) return true;
    if (answer.status == 200 && Boolean.TRUE.equals(answer.object().get("is_compatible"))) return true;
    Object why = answer.object().get("messages");
    report.failed(SCHEMAS, "schema of " + schema.subject + ": not registered, "
        + (answer.status == 200 ? "it is not compatible with the versions before: " + (why == null ? "the registry says no more" : why) : answer.message()));
    return false;
  }
}
