package sluice.admin;

import java.util.Map;

/**
 * What earlier runs declared: by object ({@code topic/orders}) its keys ({@code retention.ms}), each with a note. A setting is taken away
 * only when it is in here: whatever else is live was set by hand.
 */
interface Applied {
  /** Settings of the topic that holds it: the last word on each object is kept for ever. */
  Map<String, String> SETTINGS = Map.of("cleanup.policy", "compact");

  /** Keys of an object with their notes; none when it was never declared. */
  Map<String, String> of(String object);

  /** Replaces the keys of objects; an object without keys is forgotten. Durable when it returns. */
  void put(Map<String, Map<String, String>> keysByObject);
}
