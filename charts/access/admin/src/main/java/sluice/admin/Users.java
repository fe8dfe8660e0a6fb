package sluice.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.admin.UserScramCredentialsDescription;

/** Users' passwords, by one SCRAM mechanism or several. A password is set when it is another than the one that was set last. */
final class Users implements Kind {
  /** Twice Kafka's least. Its most is 16,384. */
  private static final int ITERATIONS = 8_192;
  /** Added to {@link #ITERATIONS} at random: so a password that was set by hand shows by its number of iterations. */
  private static final int ITERATIONS_SPREAD = 1_024;
  /**
   * Weight of a password: 25 to a request. Kafka's client hashes them all within the time that the request has, which a slow processor exceeds
   * with hundreds, at every try.
   */
  private static final int WEIGHT = Request.MAX_WEIGHT / 25;

  private final Admin admin;
  private final Declaration declaration;
  private final Applied applied;
  private final Fingerprints fingerprints;
  private final Random random;
  /** Kafka takes one alteration of a user in one request: the first of every user, then the second of those who have one. */
  private final List<List<Request.Item<String, UserScramCredentialAlteration>>> rounds = List.of(new ArrayList<>(), new ArrayList<>());

  Users(Admin admin, Declaration declaration, Applied applied, Fingerprints fingerprints, Random random) {
    this.admin = admin;
    this.declaration = declaration;
    this.applied = applied;
    this.fingerprints = fingerprints;
    this.random = random;
  }

  @Override
  public String name() {
    return "users";
  }

  @Override
  public Findings look() {
    rounds.forEach(List::clear);
    Findings found = new Findings();
    found.declared = declaration.users.size();
    if (declaration.users.isEmpty() && declaration.retiredUsers.isEmpty()) return found; // a Kafka without SCRAM need not be asked
    Map<String, Map<ScramMechanism, Integer>> live = live();
    for (Declaration.User user : declaration.users) compare(user, live.getOrDefault(user.name, Map.of()), found);
    for (String name : declaration.retiredUsers) {
      found.applied.put("user/" + name, Map.of());
      Changes changes = new Changes(name, live.getOrDefault(name, Map.of()), null);
      for (ScramMechanism mechanism : live.getOrDefault(name, Map.of()).keySet()) {
        changes.add(new UserScramCredentialDeletion(name, mechanism), "password for " + mechanism.mechanismName() + " removed, as it is retired (was there)");
      }
    }
    live.forEach((name, mechanisms) -> {
      boolean known = found.applied.containsKey("user/" + name) || declaration.users.stream().anyMatch(user -> user.name.equals(name));
      if (!known) found.undeclared("user", name, "mechanisms", names(mechanisms.keySet()));
    });
    for (List<Request.Item<String, UserScramCredentialAlteration>> round : rounds) {
      found.requests.addAll(Request.batched(round, batch -> admin.alterUserScramCredentials(new ArrayList<>(batch.values())).values()));
    }
    return found;
  }

  private Map<String, Map<ScramMechanism, Integer>> live() {
    Map<String, Map<ScramMechanism, Integer>> result = new TreeMap<>();
    for (UserScramCredentialsDescription user : Answers.of(admin.describeUserScramCredentials().all()).values()) {
      Map<ScramMechanism, Integer> mechanisms = new TreeMap<>();
      for (ScramCredentialInfo info : user.credentialInfos()) mechanisms.put(info.mechanism(), info.iterations());
      result.put(user.name(), mechanisms);
    }
    return result;
  }

  private void compare(Declaration.User user, Map<ScramMechanism, Integer> now, Findings found) {
    String password;
    try {
      password = password(user.passwordFile);
    } catch (Refused error) {
      found.impossible.add(new Difference("user", user.name, error.getMessage(), null, null));
      return;
    }
    Map<String, String> former = applied.of("user/" + user.name);
    Map<String, String> notes = new HashMap<>();
    Changes changes = new Changes(user.name, now, user.mechanisms);
    for (ScramMechanism mechanism : user.mechanisms) {
      String name = mechanism.mechanismName();
      String note = now.containsKey(mechanism) ? fingerprints.of(user.name, name, now.get(mechanism), password) : "";
      if (note.isEmpty() || !note.equals(former.get(name))) {
        int iterations = ITERATIONS + random.nextInt(ITERATIONS_SPREAD);
        changes.add(new UserScramCredentialUpsertion(user.name, new ScramCredentialInfo(mechanism, iterations), password),
            "password set for " + name + " (" + before(now.containsKey(mechanism), former.get(name)) + ")");
        note = fingerprints.of(user.name, name, iterations, password);
      }
      notes.put(name, note);
    }
    now.forEach((mechanism, iterations) -> {
      if (user.mechanisms.contains(mechanism)) return;
      if (!former.containsKey(mechanism.mechanismName())) {
        found.undeclared("user", user.name, "mechanisms", List.of(mechanism.mechanismName()));
        return;
      }
      changes.add(new UserScramCredentialDeletion(user.name, mechanism), "password for " + mechanism.mechanismName() + " removed (was there)");
    });
    found.applied.put("user/" + user.name, notes);
  }

  private static String before(boolean live, String note) {
    if (!live) return "there was none";
    return note == null || note.isEmpty() ? "whether it was the same cannot be known" : "it was another, or was set by hand";
  }

  /** The alterations of one user, one in each round. */
  private final class Changes {
    private final String user;
    private final Object declared;
    private final Object live;
    private int count;

    /** {@code declared}: null when the user is retired. */
    Changes(String user, Map<ScramMechanism, Integer> now, List<ScramMechanism> declared) {
      this.user = user;
      this.declared = declared == null ? null : JsonText.fields("mechanisms", names(declared));
      live = now.isEmpty() ? null : JsonText.fields("mechanisms", names(now.keySet()));
    }

    void add(UserScramCredentialAlteration alteration, String text) {
      rounds.get(count++).add(new Request.Item<>(new Difference("user", user, text, declared, live), user, alteration, WEIGHT));
    }
  }

  private static List<String> names(Collection<ScramMechanism> mechanisms) {
    return mechanisms.stream().map(ScramMechanism::mechanismName).collect(Collectors.toList());
  }

  /** The password in a mounted file, without the line ends that editors leave. */
  private static String password(String file) {
    try {
      String text = Files.readString(Path.of(file)).replaceAll("[\r\n]+$", "");
      if (text.isEmpty()) throw new Refused("its password file " + file + " is empty");
      return text;
    } catch (IOException error) {
      throw new Refused("its password file " + file + " cannot be read: " + error);
    }
  }
}
