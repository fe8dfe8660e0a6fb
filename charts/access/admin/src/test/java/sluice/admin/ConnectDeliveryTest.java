package sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectDeliveryTest {
  private static final String LINES = "'connectors':[{'name':'lines','config':{'connector.class':'a.File','note':'ü \\\\ back'}}]";
  private static final String VALIDATE = "PUT /connector-plugins/a.File/config/validate";

  private final Worker worker = new Worker();
  private ServiceRun run;

  @BeforeEach
  void open(@TempDir Path folder) {
    run = new ServiceRun(folder);
  }

  @AfterEach
  void close() {
    worker.close();
  }

  /** A worker that keeps connectors; their tasks are in the state that is next, and in the last one for ever. */
  private static final class Worker extends HttpDouble {
    final Map<String, String> live = new TreeMap<>();
    final List<String> states = new ArrayList<>(List.of("RUNNING"));

    @Override
    String answer(String method, String path, String body) {
      if (path.contains("/config/validate")) return "200 {\"error_count\":0,\"configs\":[]}";
      if (path.equals("/connectors")) return "200 []";
      String name = path.split("[/?]")[2];
      if (method.equals("PUT") && path.endsWith("/config")) return (live.put(name, body) == null ? "201 " : "200 ") + "{}";
      if (!live.containsKey(name)) return "404 {\"message\":\"no connector\"}";
      if (method.equals("DELETE")) return live.remove(name) == null ? "404 " : "204 ";
      if (path.endsWith("/config")) return "200 " + live.get(name);
      if (!path.endsWith("/status")) return "202 {}";
      String state = states.size() > 1 ? states.remove(0) : states.get(0);
      return "200 {\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[{\"id\":0,\"state\":\"" + state + "\",\"trace\":\"boom\\n at x\"}]}";
    }

    long looks() {
      return requests.stream().filter(request -> request.endsWith("/status")).count();
    }
  }

  @Test
  void createsAConnectorAndThenFindsNothingToDo() {
    assertEquals(0, run.run("connect", worker, LINES));
    assertTrue(run.said().startsWith("connector lines: created (was not there)\n"), run.said());
    assertEquals(List.of("PUT /connectors/lines/config"), worker.writes());
    assertEquals(3, worker.looks());
    assertEquals(0, run.run("connect", worker, LINES));
    assertEquals(List.of(), worker.writes());
    assertTrue(run.said().contains("\"changed\":0,\"failed\":0"), run.said());
  }

  @Test
  void changesWhatDiffersAndNamesKeysNotValues() {
    worker.live.put("lines", "{\"connector.class\":\"a.File\",\"note\":\"before\",\"other\":null}");
    assertEquals(0, run.run("connect", worker, LINES));
    assertTrue(run.said().startsWith("connector lines: changed: note other\n"), run.said());
    assertEquals(8, worker.looks());
  }

  @Test
  void refusesWhatTheWorkerFindsInvalid() {
    worker.odd(VALIDATE, "200 {\"error_count\":1,\"configs\":[{\"value\":{\"name\":\"note\",\"errors\":[\"is wrong\"]}}]}");
    assertEquals(1, run.run("connect", worker, LINES, "--patience", "0"));
    assertEquals("FAILED: connector lines is refused:\n  note: is wrong\n", run.failed());
    assertEquals(List.of(), worker.writes());
  }

  @Test
  void isPatientWithWhatMayOnlyBeStarting() {
    worker.odd(VALIDATE, "200 {\"error_count\":1,\"configs\":[{\"value\":{\"name\":\"url\",\"errors\":[\"no database\"]}}]}");
    assertEquals(0, run.run("connect", worker, LINES));
    assertTrue(run.said().startsWith("waiting: connector lines is not valid yet:\n  url: no database\n"), run.said());
  }

  @Test
  void waitsForAWorkerThatStartsOrDividesItsWork() {
    worker.odd("GET /connectors", "503 starting", "404 starting");
    worker.odd("PUT /connectors/lines/config", "409 {\"message\":\"rebalance\"}", "500 {\"message\":\"Request timed out\"}");
    assertEquals(0, run.run("connect", worker, LINES));
    assertEquals(3, worker.writes().size());
  }

  @Test
  void doesNotRepeatWhatFailsForAnotherReason() {
    worker.odd("PUT /connectors/lines/config", "500 {\"message\":\"disk\"}");
    assertEquals(1, run.run("connect", worker, LINES));
    assertEquals("FAILED: connector lines: not written, status 500: disk\n", run.failed());
  }

  @Test
  void restartsAFailedTaskAndResumesAPausedOne() {
    worker.states.addAll(0, List.of("FAILED", "PAUSED"));
    assertEquals(0, run.run("connect", worker, LINES));
    assertEquals(List.of("PUT /connectors/lines/config", "POST /connectors/lines/restart?includeTasks=true&onlyFailed=true",
        "PUT /connectors/lines/resume"), worker.writes());
  }

  @Test
  void failsWhenATaskStaysFailed() {
    worker.states.set(0, "FAILED");
    assertEquals(1, run.run("connect", worker, LINES));
    assertEquals("FAILED: connector lines has failed:\nboom\n at x\n", run.failed());
  }

  @Test
  void deletesRetiredConnectors() {
    worker.live.put("old%20one", "{}");
    assertEquals(0, run.run("connect", worker, "'retired':['old one','never-there']"));
    assertEquals(List.of("DELETE /connectors/old%20one", "DELETE /connectors/never-there"), worker.writes());
    assertTrue(run.said().startsWith("connector old one: deleted, as it is retired (was there)\n"), run.said());
  }
}
