/**
 * A value Kafka itself reads from a config provider, e.g. `${dir:/certs:tls.key}`. The only way a password stands in a description:
 * the provider must be named in `config.providers`.
 */
export type ConfigReference = `\${${string}:${string}}`;

/**
 * A JAAS login: its secrets are references inside the text,
 * e.g. `org.apache.kafka.common.security.scram.ScramLoginModule required username="app" password="${dir:/users/app:password}";`.
 * A login without options, or with a Kerberos key table, holds no secret and may be written out.
 */
export type JaasConfig =
  | ConfigReference
  | `${string}LoginModule ${string}${ConfigReference}${string}`
  | `${string}LoginModule required;`
  | `com.sun.security.auth.module.Krb5LoginModule ${string}`;

declare const removed: unique symbol;

/** Mark on the type of a key that a version of Kafka no longer has. No value bears it; the compiler's message shows the reason. */
export interface Removed<Reason extends string> {
  /** Why the key is gone, and what replaces it. */
  readonly [removed]: Reason;
}

/** A value of a setting that only a plugin knows. */
export type PluginValue = string | number | boolean | readonly string[];
