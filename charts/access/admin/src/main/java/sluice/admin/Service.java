package sluice.admin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.errors.InterruptException;

/** A service with a REST interface: where it is, who logs in, whom to trust. */
final class Service {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(120);

  /** Its address, for messages. */
  final String url;
  private final HttpClient client;
  private final String login;

  /** An answer. */
  static final class Answer {
    /** The status; 0 when there was no answer. */
    final int status;
    /** The text; the reason when there was no answer. */
    final String text;

    Answer(int status, String text) {
      this.status = status;
      this.text = text;
    }

    /** The text as JSON, an empty object when it is none. */
    Map<?, ?> object() {
      try {
        Object value = Json.read(text);
        return value instanceof Map ? (Map<?, ?>) value : Map.of();
      } catch (Refused error) {
        return Map.of();
      }
    }

    /** What a refusal says, without the page about all other classes that Connect adds when one is missing. */
    String message() {
      Object message = object().get("message");
      String words = message == null ? text.substring(0, Math.min(500, text.length())) : message.toString();
      return (status == 0 ? "no answer" : "status " + status) + ": " + words.replaceAll("(?s), available connectors are:.*", "");
    }
  }

  private Service(Fields service) {
    url = service.text("url").replaceAll("/+$", "");
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
    if (service.has("caFile")) builder.sslContext(trusting(Path.of(service.text("caFile"))));
    client = builder.build();
    login = service.has("username") ? basic(service.text("username"), Path.of(service.text("passwordFile"))) : null;
  }

  /** The service in a declaration: {@code {"url", "username"?, "passwordFile"?, "caFile"?}}. */
  static Service of(Object declared) {
    return new Service(Fields.of("declaration.service", declared, Set.of("url", "username", "passwordFile", "caFile")));
  }

  /** Asks; {@code body} may be null. */
  Answer request(String method, String path, Object body) {
    HttpRequest.BodyPublisher content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JsonText.of(body));
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_WITHIN).method(method, content)
        .header("Accept", "application/vnd.schemaregistry.v1+json, application/json").header("Content-Type", "application/json");
    if (login != null) request.header("Authorization", login);
    try {
      HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException error) {
      return new Answer(0, Answers.message(error));
    } catch (InterruptedException error) {
      throw new InterruptException(error);
    }
  }

  /** A name as one part of a path. */
  static String part(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String basic(String username, Path passwordFile) {
    try {
      String password = Files.readString(passwordFile).replaceAll("[\r\n]+$", "");
      return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    } catch (IOException error) {
      throw new Refused("the password of " + username + " cannot be read: " + error);
    }
  }

  private static SSLContext trusting(Path certificates) {
    try (InputStream pem = Files.newInputStream(certificates)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) store.setCertificateEntry("ca-" + count++, one);
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException error) {
      throw new Refused("the certificates in " + certificates + " cannot be read: " + error);
    }
  }
}
