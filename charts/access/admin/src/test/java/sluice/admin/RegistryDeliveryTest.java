package sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryDeliveryTest {
  private final Registry registry = new Registry();
  private ServiceRun run;
  private Path folder;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    run = new ServiceRun(temporary);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  /** A registry that keeps levels and schemas; a schema that holds "bad" is compatible with nothing. */
  private static final class Registry extends HttpDouble {
    final Map<String, String> levels = new TreeMap<>();
    final Map<String, List<String>> schemas = new LinkedHashMap<>();

    @Override
    String answer(String method, String path, String body) {
      if (path.startsWith("/config")) return level(method, path, body);
      String subject = path.replaceAll("^(/compatibility)?/subjects/([^/?]*).*", "$2");
      List<String> versions = schemas.getOrDefault(subject, List.of());
      if (path.startsWith("/compatibility")) {
        if (versions.isEmpty()) return "404 {\"error_code\":40401,\"message\":\"Subject not found\"}";
        return "200 {\"is_compatible\":" + !body.contains("bad") + ",\"messages\":[\"reader lacks a default\"]}";
      }
      if (path.endsWith("/versions")) {
        schemas.computeIfAbsent(subject, name -> new ArrayList<>()).add(body);
        return "200 {\"id\":7}";
      }
      int version = path.endsWith("/latest") ? versions.size() : versions.indexOf(body) + 1;
      return version == 0 ? "404 {\"error_code\":40403,\"message\":\"Schema not found\"}" : "200 {\"version\":" + version + "}";
    }

    private String level(String method, String path, String body) {
      String before = levels.get(path);
      if (method.equals("PUT")) levels.put(path, body.replaceAll(".*\"compatibility\":\"(\\w+)\".*", "$1"));
      if (method.equals("DELETE")) levels.remove(path);
      return before == null && !method.equals("PUT") ? "404 {\"error_code\":40408}" : "200 {\"compatibilityLevel\":\"" + before + "\"}";
    }
  }

  @Test
  void setsLevelsThatDiffer() {
    registry.levels.putAll(Map.of("/config", "BACKWARD", "/config/b", "FULL"));
    assertEquals(0, run.run("registry", registry, "'compatibility':'BACKWARD','subjects':{'a/1':'NONE','b':'INHERIT','c':'INHERIT'}"));
    assertEquals(List.of("PUT /config/a%2F1", "DELETE /config/b"), registry.writes());
    assertTrue(run.said().startsWith("level /config/a%2F1: NONE (was INHERIT)\nlevel /config/b: INHERIT (was FULL)\n"), run.said());
  }

  @Test
  void registersSchemasAfterTheOnesTheyReferTo() {
    String schemas = "'schemas':[{'subject':'orders','type':'PROTOBUF','schema':'o','references':{'money.proto':'money'}},"
        + "{'subject':'money','type':'PROTOBUF','schema':'m'}]";
    assertEquals(0, run.run("registry", registry, schemas));
    assertTrue(run.said().startsWith("schema of money: version 1 registered, id 7 (there was none)\nschema of orders: version 1 registered"), run.said());
    assertEquals(List.of("{\"schema\":\"o\",\"schemaType\":\"PROTOBUF\",\"references\":[{\"name\":\"money.proto\",\"subject\":\"money\",\"version\":1}]}"),
        registry.schemas.get("orders"));
    assertEquals(0, run.run("registry", registry, schemas));
    assertTrue(run.said().contains("\"changed\":0"), run.said());
  }

  @Test
  void refusesAnIncompatibleSchemaBeforeItIsRegistered() {
    run.run("registry", registry, "'schemas':[{'subject':'orders','type':'AVRO','schema':'good'}]");
    assertEquals(1, run.run("registry", registry, "'schemas':[{'subject':'orders','type':'AVRO','schema':'bad'},"
        + "{'subject':'user','type':'AVRO','schema':'u','references':{'o':'orders'}}]"));
    assertTrue(run.failed().startsWith("FAILED: schema of orders: not registered, it is not compatible with the versions before: [reader lacks a default]\n"
        + "FAILED: schema of user: refers to subject orders, which has no version"), run.failed());
    assertEquals(1, registry.schemas.get("orders").size());
  }

  @Test
  void refersToTheLatestVersionOfASubjectThatIsNotDeclared() {
    run.run("registry", registry, "'schemas':[{'subject':'money','type':'AVRO','schema':'m'}]");
    assertEquals(0, run.run("registry", registry, "'schemas':[{'subject':'orders','type':'AVRO','schema':'o','references':{'m':'money'}}]"));
    assertEquals(List.of("{\"schema\":\"o\",\"references\":[{\"name\":\"m\",\"subject\":\"money\",\"version\":1}]}"), registry.schemas.get("orders"));
  }

  @Test
  void refusesACircleOfReferences() {
    assertEquals(1, run.run("registry", registry, "'schemas':[{'subject':'a','type':'AVRO','schema':'a','references':{'b':'b'}},"
        + "{'subject':'b','type':'AVRO','schema':'b','references':{'a':'a'}}]"));
    assertTrue(run.failed().contains("refer to one another in a circle"), run.failed());
  }

  @Test
  void asksAboutTheLatestVersionWhereTheRegistryCannotBeAskedAboutAll() {
    run.run("registry", registry, "'schemas':[{'subject':'orders','type':'AVRO','schema':'good'}]");
    registry.odd("POST /compatibility/subjects/orders/versions?verbose=true", "404 {\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
    assertEquals(1, run.run("registry", registry, "'schemas':[{'subject':'orders','type':'AVRO','schema':'bad'}]"));
    assertTrue(registry.requests.contains("POST /compatibility/subjects/orders/versions/latest?verbose=true"), registry.requests.toString());
  }

  @Test
  void waitsForARegistryThatHasNotElectedWhoWrites() {
    registry.odd("PUT /config", "500 {\"message\":\"no leader\"}", "503 ");
    assertEquals(0, run.run("registry", registry, "'compatibility':'FULL'"));
    assertEquals(3, registry.writes().size());
    assertTrue(run.said().contains("waiting: the registry at " + registry.url() + ": status 500: no leader"), run.said());
  }

  @Test
  void logsInWhereItIsTold() {
    run.run("registry", registry, "'compatibility':'FULL'");
    assertNull(registry.login);
    String password = Run.file(folder, "password", "secret\n");
    String service = "{'service':{'url':'" + registry.url() + "/','username':'ü','passwordFile':'" + password + "'},'compatibility':'FULL'}";
    assertEquals(0, run.run("registry", Run.file(folder, "login.json", service.replace('\'', '"'))));
    assertEquals("Basic " + Base64.getEncoder().encodeToString("ü:secret".getBytes(StandardCharsets.UTF_8)), registry.login);
  }
}
