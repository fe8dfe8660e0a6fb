package sluice.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A REST service on loopback: answers what {@link #answer} says, unless it was told to answer otherwise first. */
abstract class HttpDouble implements AutoCloseable {
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Deque<String>> odd = new HashMap<>();
  private final HttpServer server;
  /** The Authorization header of the last request. */
  volatile String login;

  HttpDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** The answer: its status, a space, its body. */
  abstract String answer(String method, String path, String body);

  /** The next answers to a request: {@code odd("GET /connectors", "503 starting")}. */
  void odd(String request, String... answers) {
    odd.put(request, new ArrayDeque<>(List.of(answers)));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Requests that change something. */
  List<String> writes() {
    List<String> result = new ArrayList<>(requests);
    result.removeIf(request -> request.startsWith("GET") || request.contains("/validate") || request.contains("/compatibility/"));
    return result;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request);
    login = exchange.getRequestHeaders().getFirst("Authorization");
    String answer = odd.getOrDefault(request, new ArrayDeque<>()).poll();
    if (answer == null) answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
    byte[] text = answer.length() > 4 ? answer.substring(4).getBytes(StandardCharsets.UTF_8) : new byte[0];
    exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
