// Written by charts/kafka/versions/generator/generate.ts from the JSON beside it. Not edited by hand.
import type { ConfigReference, JaasConfig, Removed } from '../words.js';

/** Connect settings that are alike in every line. */
interface Common {
  /** Sets the methods supported for cross origin requests by setting the Access-Control-Allow-Methods header. */
  readonly 'access.control.allow.methods'?: string;
  /** Value to set the Access-Control-Allow-Origin header to for REST API requests.To enable cross origin access, set this to the domain of the application that should be permitted to access the API, or '*' … */
  readonly 'access.control.allow.origin'?: string;
  /** List of comma-separated URIs the Admin REST API will listen on. */
  readonly 'admin.listeners'?: string | readonly string[];
  /** Controls how the client uses DNS lookups. @default use_all_dns_ips */
  readonly 'client.dns.lookup'?: 'use_all_dns_ips' | 'resolve_canonical_bootstrap_servers_only';
  /** An id string to pass to the server when making requests. */
  readonly 'client.id'?: string;
  /** Replication factor used when creating the configuration storage topic. At least 1, or -1. @default 3 */
  readonly 'config.storage.replication.factor'?: number;
  /** The name of the Kafka topic where connector configurations are stored. Required. */
  readonly 'config.storage.topic'?: string;
  /** Compatibility mode for Kafka Connect Protocol. Upper and lower case are alike. @default sessioned */
  readonly 'connect.protocol'?: 'eager' | 'EAGER' | 'compatible' | 'COMPATIBLE' | 'sessioned' | 'SESSIONED';
  /** Close idle connections after the number of milliseconds specified by this config. Milliseconds. @default 540000 */
  readonly 'connections.max.idle.ms'?: number;
  /** Class name or alias of implementation of ConnectorClientConfigOverridePolicy. @default All */
  readonly 'connector.client.config.override.policy'?: string;
  /** Whether to enable exactly-once support for source connectors in the cluster by using transactions to write source records and their source offsets, and by proactively fencing out old task generations … Upper and lower case are alike. @default disabled */
  readonly 'exactly.once.source.support'?: 'disabled' | 'DISABLED' | 'enabled' | 'ENABLED' | 'preparing' | 'PREPARING';
  /** A unique string that identifies the Connect cluster group this worker belongs to. Required. */
  readonly 'group.id'?: string;
  /** HeaderConverter class used to convert between Kafka Connect format and the serialized form that is written to Kafka. @default org.apache.kafka.connect.storage.SimpleHeaderConverter */
  readonly 'header.converter'?: string;
  /** The expected time between heartbeats to the group coordinator when using Kafka's group management facilities. Milliseconds. @default 3000 */
  readonly 'heartbeat.interval.ms'?: number;
  /** The algorithm to use for generating internal request keys. @default HmacSHA256 */
  readonly 'inter.worker.key.generation.algorithm'?: string;
  /** The size of the key to use for signing internal requests, in bits. */
  readonly 'inter.worker.key.size'?: number;
  /** The TTL of generated session keys used for internal request validation (in milliseconds). Milliseconds. 0 to 2147483647. @default 3600000 */
  readonly 'inter.worker.key.ttl.ms'?: number;
  /** A list of permitted algorithms for verifying internal requests, which must include the algorithm used for the inter.worker.signature.algorithm property. @default HmacSHA256 */
  readonly 'inter.worker.verification.algorithms'?: string | readonly string[];
  /** Converter class used to convert between Kafka Connect format and the serialized form that is written to Kafka. Required. */
  readonly 'key.converter'?: string;
  /** List of comma-separated URIs the REST API will listen on. @default http://:8083 */
  readonly 'listeners'?: string | readonly string[];
  /** The period of time in milliseconds after which we force a refresh of metadata even if we haven't seen any partition leadership changes to proactively discover any new brokers or partitions. Milliseconds. At least 0. @default 300000 */
  readonly 'metadata.max.age.ms'?: number;
  /** Regular expression of the MBeans the JMX reporter hides. */
  readonly 'metrics.jmx.exclude'?: string;
  /** Regular expression of the MBeans the JMX reporter shows. @default .* */
  readonly 'metrics.jmx.include'?: string;
  /** The number of samples maintained to compute metrics. At least 1. @default 2 */
  readonly 'metrics.num.samples'?: number;
  /** The highest recording level for metrics. @default INFO */
  readonly 'metrics.recording.level'?: 'INFO' | 'DEBUG';
  /** The window of time a metrics sample is computed over. Milliseconds. At least 0. @default 30000 */
  readonly 'metrics.sample.window.ms'?: number;
  /** Interval at which to try committing offsets for tasks. Milliseconds. @default 60000 */
  readonly 'offset.flush.interval.ms'?: number;
  /** Maximum number of milliseconds to wait for records to flush and partition offset data to be committed to offset storage before cancelling the process and restoring the offset data to be committed in a … Milliseconds. @default 5000 */
  readonly 'offset.flush.timeout.ms'?: number;
  /** The number of partitions used when creating the offset storage topic. At least 1, or -1. @default 25 */
  readonly 'offset.storage.partitions'?: number;
  /** Replication factor used when creating the offset storage topic. At least 1, or -1. @default 3 */
  readonly 'offset.storage.replication.factor'?: number;
  /** The name of the Kafka topic where source connector offsets are stored. Required. */
  readonly 'offset.storage.topic'?: string;
  /** Method to use to discover plugins present in the classpath and plugin.path configuration. Upper and lower case are alike. @default hybrid_warn */
  readonly 'plugin.discovery'?: 'hybrid_fail' | 'HYBRID_FAIL' | 'hybrid_warn' | 'HYBRID_WARN' | 'only_scan' | 'ONLY_SCAN' | 'service_load' | 'SERVICE_LOAD';
  /** List of paths separated by commas (,) that contain plugins (connectors, converters, transformations). */
  readonly 'plugin.path'?: string | readonly string[];
  /** The maximum allowed time for each worker to join the group once a rebalance has begun. Milliseconds. @default 60000 */
  readonly 'rebalance.timeout.ms'?: number;
  /** The size of the TCP receive buffer (SO_RCVBUF) to use when reading data. Bytes. At least -1. @default 32768 */
  readonly 'receive.buffer.bytes'?: number;
  /** The maximum amount of time in milliseconds to wait when reconnecting to a broker that has repeatedly failed to connect. Milliseconds. At least 0. @default 1000 */
  readonly 'reconnect.backoff.max.ms'?: number;
  /** The base amount of time to wait before attempting to reconnect to a given host. Milliseconds. At least 0. @default 50 */
  readonly 'reconnect.backoff.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. At least 0. @default 40000 */
  readonly 'request.timeout.ms'?: number;
  /** Rules for REST API HTTP response headers. */
  readonly 'response.http.headers.config'?: string;
  /** If this is set, this is the hostname that will be given out to other workers to connect to. */
  readonly 'rest.advertised.host.name'?: string;
  /** Sets the advertised listener (HTTP or HTTPS) which will be given to other workers to use. */
  readonly 'rest.advertised.listener'?: string;
  /** If this is set, this is the port that will be given out to other workers to connect to. */
  readonly 'rest.advertised.port'?: number;
  /** Comma-separated names of ConnectRestExtension classes, loaded and called in the order specified. */
  readonly 'rest.extension.classes'?: string | readonly string[];
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. At least 0. @default 100 */
  readonly 'retry.backoff.ms'?: number;
  /** The fully qualified name of a SASL client callback handler class that implements the AuthenticateCallbackHandler interface. */
  readonly 'sasl.client.callback.handler.class'?: string;
  /** JAAS login context parameters for SASL connections in the format used by JAAS configuration files. */
  readonly 'sasl.jaas.config'?: JaasConfig;
  /** Kerberos kinit command path. @default /usr/bin/kinit */
  readonly 'sasl.kerberos.kinit.cmd'?: string;
  /** Login thread sleep time between refresh attempts. @default 60000 */
  readonly 'sasl.kerberos.min.time.before.relogin'?: number;
  /** The Kerberos principal name that Kafka runs as. */
  readonly 'sasl.kerberos.service.name'?: string;
  /** Percentage of random jitter added to the renewal time. @default 0.05 */
  readonly 'sasl.kerberos.ticket.renew.jitter'?: number;
  /** Login thread will sleep until the specified window factor of time from last refresh to ticket's expiry has been reached, at which time it will try to renew the ticket. @default 0.8 */
  readonly 'sasl.kerberos.ticket.renew.window.factor'?: number;
  /** The fully qualified name of a SASL login callback handler class that implements the AuthenticateCallbackHandler interface. */
  readonly 'sasl.login.callback.handler.class'?: string;
  /** The fully qualified name of a class that implements the Login interface. */
  readonly 'sasl.login.class'?: string;
  /** The (optional) value in milliseconds for the external authentication provider connection timeout. Milliseconds. */
  readonly 'sasl.login.connect.timeout.ms'?: number;
  /** The (optional) value in milliseconds for the external authentication provider read timeout. Milliseconds. */
  readonly 'sasl.login.read.timeout.ms'?: number;
  /** The amount of buffer time before credential expiration to maintain when refreshing a credential, in seconds. Seconds. 0 to 3600. @default 300 */
  readonly 'sasl.login.refresh.buffer.seconds'?: number;
  /** The desired minimum time for the login refresh thread to wait before refreshing a credential, in seconds. Seconds. 0 to 900. @default 60 */
  readonly 'sasl.login.refresh.min.period.seconds'?: number;
  /** Login refresh thread will sleep until the specified window factor relative to the credential's lifetime has been reached, at which time it will try to refresh the credential. 0.5 to 1. @default 0.8 */
  readonly 'sasl.login.refresh.window.factor'?: number;
  /** The maximum amount of random jitter relative to the credential's lifetime that is added to the login refresh thread's sleep time. 0 to 0.25. @default 0.05 */
  readonly 'sasl.login.refresh.window.jitter'?: number;
  /** The (optional) value in milliseconds for the maximum wait between login attempts to the external authentication provider. Milliseconds. @default 10000 */
  readonly 'sasl.login.retry.backoff.max.ms'?: number;
  /** The (optional) value in milliseconds for the initial wait between login attempts to the external authentication provider. Milliseconds. @default 100 */
  readonly 'sasl.login.retry.backoff.ms'?: number;
  /** SASL mechanism used for client connections. @default GSSAPI */
  readonly 'sasl.mechanism'?: string;
  /** The (optional) value in seconds to allow for differences between the time of the OAuth/OIDC identity provider and the broker. Seconds. @default 30 */
  readonly 'sasl.oauthbearer.clock.skew.seconds'?: number;
  /** The (optional) value in milliseconds for the broker to wait between refreshing its JWKS (JSON Web Key Set) cache that contains the keys to verify the signature of the JWT. Milliseconds. @default 3600000 */
  readonly 'sasl.oauthbearer.jwks.endpoint.refresh.ms'?: number;
  /** The (optional) value in milliseconds for the maximum wait between attempts to retrieve the JWKS (JSON Web Key Set) from the external authentication provider. Milliseconds. @default 10000 */
  readonly 'sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms'?: number;
  /** The (optional) value in milliseconds for the initial wait between JWKS (JSON Web Key Set) retrieval attempts from the external authentication provider. Milliseconds. @default 100 */
  readonly 'sasl.oauthbearer.jwks.endpoint.retry.backoff.ms'?: number;
  /** The OAuth/OIDC provider URL from which the provider's JWKS (JSON Web Key Set) can be retrieved. */
  readonly 'sasl.oauthbearer.jwks.endpoint.url'?: string;
  /** The OAuth claim for the scope is often named "scope", but this (optional) setting can provide a different name to use for the scope included in the JWT payload's claims if the OAuth/OIDC provider uses … @default scope */
  readonly 'sasl.oauthbearer.scope.claim.name'?: string;
  /** The OAuth claim for the subject is often named "sub", but this (optional) setting can provide a different name to use for the subject included in the JWT payload's claims if the OAuth/OIDC provider … @default sub */
  readonly 'sasl.oauthbearer.sub.claim.name'?: string;
  /** The URL for the OAuth/OIDC identity provider. */
  readonly 'sasl.oauthbearer.token.endpoint.url'?: string;
  /** The maximum delay that is scheduled in order to wait for the return of one or more departed workers before rebalancing and reassigning their connectors and tasks to the group. Milliseconds. 0 to 2147483647. @default 300000 */
  readonly 'scheduled.rebalance.max.delay.ms'?: number;
  /** Protocol used to communicate with brokers. Upper and lower case are alike. @default PLAINTEXT */
  readonly 'security.protocol'?: 'plaintext' | 'PLAINTEXT' | 'sasl_plaintext' | 'SASL_PLAINTEXT' | 'sasl_ssl' | 'SASL_SSL' | 'ssl' | 'SSL';
  /** The size of the TCP send buffer (SO_SNDBUF) to use when sending data. Bytes. At least -1. @default 131072 */
  readonly 'send.buffer.bytes'?: number;
  /** The timeout used to detect worker failures. Milliseconds. @default 10000 */
  readonly 'session.timeout.ms'?: number;
  /** The maximum amount of time the client will wait for the socket connection to be established. Milliseconds. At least 0. @default 30000 */
  readonly 'socket.connection.setup.timeout.max.ms'?: number;
  /** The amount of time the client will wait for the socket connection to be established. Milliseconds. At least 0. @default 10000 */
  readonly 'socket.connection.setup.timeout.ms'?: number;
  /** A list of cipher suites. */
  readonly 'ssl.cipher.suites'?: string | readonly string[];
  /** Configures kafka broker to request client authentication. @default none */
  readonly 'ssl.client.auth'?: 'required' | 'requested' | 'none';
  /** The list of protocols enabled for SSL connections. @default TLSv1.2,TLSv1.3 */
  readonly 'ssl.enabled.protocols'?: string | readonly string[];
  /** The endpoint identification algorithm to validate server hostname using server certificate. @default https */
  readonly 'ssl.endpoint.identification.algorithm'?: string;
  /** The class of type org.apache.kafka.common.security.auth.SslEngineFactory to provide SSLEngine objects. */
  readonly 'ssl.engine.factory.class'?: string;
  /** The password of the private key in the key store file or the PEM key specified in 'ssl.keystore.key'. */
  readonly 'ssl.key.password'?: ConfigReference;
  /** The algorithm used by key manager factory for SSL connections. @default SunX509 */
  readonly 'ssl.keymanager.algorithm'?: string;
  /** Certificate chain in the format specified by 'ssl.keystore.type'. */
  readonly 'ssl.keystore.certificate.chain'?: ConfigReference;
  /** Private key in the format specified by 'ssl.keystore.type'. */
  readonly 'ssl.keystore.key'?: ConfigReference;
  /** The location of the key store file. */
  readonly 'ssl.keystore.location'?: string;
  /** The store password for the key store file. */
  readonly 'ssl.keystore.password'?: ConfigReference;
  /** The file format of the key store file. @default JKS */
  readonly 'ssl.keystore.type'?: string;
  /** The SSL protocol used to generate the SSLContext. @default TLSv1.3 */
  readonly 'ssl.protocol'?: string;
  /** The name of the security provider used for SSL connections. */
  readonly 'ssl.provider'?: string;
  /** The SecureRandom PRNG implementation to use for SSL cryptography operations. */
  readonly 'ssl.secure.random.implementation'?: string;
  /** The algorithm used by trust manager factory for SSL connections. @default PKIX */
  readonly 'ssl.trustmanager.algorithm'?: string;
  /** Trusted certificates in the format specified by 'ssl.truststore.type'. */
  readonly 'ssl.truststore.certificates'?: ConfigReference;
  /** The location of the trust store file. */
  readonly 'ssl.truststore.location'?: string;
  /** The password for the trust store file. */
  readonly 'ssl.truststore.password'?: ConfigReference;
  /** The file format of the trust store file. @default JKS */
  readonly 'ssl.truststore.type'?: string;
  /** The number of partitions used when creating the status storage topic. At least 1, or -1. @default 5 */
  readonly 'status.storage.partitions'?: number;
  /** Replication factor used when creating the status storage topic. At least 1, or -1. @default 3 */
  readonly 'status.storage.replication.factor'?: number;
  /** The name of the Kafka topic where connector and task status are stored. Required. */
  readonly 'status.storage.topic'?: string;
  /** Amount of time to wait for tasks to shutdown gracefully. Milliseconds. @default 5000 */
  readonly 'task.shutdown.graceful.timeout.ms'?: number;
  /** If set to true, it allows user requests to reset the set of active topics per connector. @default true */
  readonly 'topic.tracking.allow.reset'?: boolean;
  /** Enable tracking the set of active topics per connector during runtime. @default true */
  readonly 'topic.tracking.enable'?: boolean;
  /** Converter class used to convert between Kafka Connect format and the serialized form that is written to Kafka. Required. */
  readonly 'value.converter'?: string;
  /** When the worker is out of sync with other workers and needs to resynchronize configurations, wait up to this amount of time before giving up, leaving the group, and waiting a backoff period before … Milliseconds. @default 3000 */
  readonly 'worker.sync.timeout.ms'?: number;
}

/** Connect settings of Kafka 3.6. */
export interface Connect3_6 extends Common {
  /** Deprecated. @default true @deprecated */
  readonly 'auto.include.jmx.reporter'?: boolean;
  /** A list of host/port pairs to use for establishing the initial connection to the Kafka cluster. @default localhost:9092 */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated names of ConfigProvider classes, loaded and used in the order specified. */
  readonly 'config.providers'?: string | readonly string[];
  /** The algorithm used to sign internal requestsThe algorithm 'inter.worker.signature.algorithm' will be used as a default on JVMs that support it; on other JVMs, no default is used and a value for this … @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** A list of classes to use as metrics reporters. */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with `topic.creation.` properties. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** When the worker is out of sync with other workers and fails to catch up within worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
}

/** Connect settings of Kafka 3.9. */
export interface Connect3_9 extends Common {
  /** Deprecated. @default true @deprecated */
  readonly 'auto.include.jmx.reporter'?: boolean;
  /** A list of host/port pairs used to establish the initial connection to the Kafka cluster. @default localhost:9092 */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated names of ConfigProvider classes, loaded and used in the order specified. */
  readonly 'config.providers'?: string | readonly string[];
  /** The algorithm used to sign internal requestsThe algorithm 'inter.worker.signature.algorithm' will be used as a default on JVMs that support it; on other JVMs, no default is used and a value for this … @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** Controls how the client recovers when none of the brokers known to it is available. Upper and lower case are alike. @default none */
  readonly 'metadata.recovery.strategy'?: 'none' | 'NONE' | 'rebootstrap' | 'REBOOTSTRAP';
  /** A list of classes to use as metrics reporters. */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The maximum amount of time in milliseconds to wait when retrying a request to the broker that has repeatedly failed. Milliseconds. At least 0. @default 1000 */
  readonly 'retry.backoff.max.ms'?: number;
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The (optional) setting to enable the OAuth client to URL-encode the client_id and client_secret in the authorization header in accordance with RFC6749, see here for more details. @default false */
  readonly 'sasl.oauthbearer.header.urlencode'?: boolean;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with `topic.creation.` properties. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** When the worker is out of sync with other workers and fails to catch up within worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
}

/** Connect settings of Kafka 4.0. */
export interface Connect4_0 extends Common {
  /** A list of host/port pairs used to establish the initial connection to the Kafka cluster. @default localhost:9092 */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated names of ConfigProvider classes, loaded and used in the order specified. */
  readonly 'config.providers'?: string | readonly string[];
  /** The algorithm used to sign internal requestsThe algorithm 'inter.worker.signature.algorithm' will be used as a default on JVMs that support it; on other JVMs, no default is used and a value for this … @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** If a client configured to rebootstrap using metadata.recovery.strategy=rebootstrap is unable to obtain metadata from any of the brokers in the last known metadata for this interval, client repeats the … Milliseconds. At least 0. @default 300000 */
  readonly 'metadata.recovery.rebootstrap.trigger.ms'?: number;
  /** Controls how the client recovers when none of the brokers known to it is available. Upper and lower case are alike. @default rebootstrap */
  readonly 'metadata.recovery.strategy'?: 'none' | 'NONE' | 'rebootstrap' | 'REBOOTSTRAP';
  /** A list of classes to use as metrics reporters. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The maximum amount of time in milliseconds to wait when retrying a request to the broker that has repeatedly failed. Milliseconds. At least 0. @default 1000 */
  readonly 'retry.backoff.max.ms'?: number;
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The (optional) setting to enable the OAuth client to URL-encode the client_id and client_secret in the authorization header in accordance with RFC6749, see here for more details. @default false */
  readonly 'sasl.oauthbearer.header.urlencode'?: boolean;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with `topic.creation.` properties. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** When the worker is out of sync with other workers and fails to catch up within worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
}

/** Connect settings of Kafka 4.1. */
export interface Connect4_1 extends Common {
  /** A list of host/port pairs used to establish the initial connection to the Kafka cluster. @default localhost:9092 */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated names of ConfigProvider classes, loaded and used in the order specified. */
  readonly 'config.providers'?: string | readonly string[];
  /** Version of the header converter. */
  readonly 'header.converter.plugin.version'?: string;
  /** The algorithm used to sign internal requestsThe algorithm 'inter.worker.signature.algorithm' will be used as a default on JVMs that support it; on other JVMs, no default is used and a value for this … @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** Version of the key converter. */
  readonly 'key.converter.plugin.version'?: string;
  /** If a client configured to rebootstrap using metadata.recovery.strategy=rebootstrap is unable to obtain metadata from any of the brokers in the last known metadata for this interval, client repeats the … Milliseconds. At least 0. @default 300000 */
  readonly 'metadata.recovery.rebootstrap.trigger.ms'?: number;
  /** Controls how the client recovers when none of the brokers known to it is available. Upper and lower case are alike. @default rebootstrap */
  readonly 'metadata.recovery.strategy'?: 'none' | 'NONE' | 'rebootstrap' | 'REBOOTSTRAP';
  /** A list of classes to use as metrics reporters. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The maximum amount of time in milliseconds to wait when retrying a request to the broker that has repeatedly failed. Milliseconds. At least 0. @default 1000 */
  readonly 'retry.backoff.max.ms'?: number;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The (optional) setting to enable the OAuth client to URL-encode the client_id and client_secret in the authorization header in accordance with RFC6749, see here for more details. @default false */
  readonly 'sasl.oauthbearer.header.urlencode'?: boolean;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with `topic.creation.` properties. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** Version of the value converter. */
  readonly 'value.converter.plugin.version'?: string;
  /** When the worker is out of sync with other workers and fails to catch up within worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
}

/** Connect settings of Kafka 4.2. */
export interface Connect4_2 extends Common {
  /** A list of host/port pairs used to establish the initial connection to the Kafka cluster. Required. */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. */
  readonly 'config.providers'?: string | readonly string[];
  /** Version of the header converter. */
  readonly 'header.converter.plugin.version'?: string;
  /** The algorithm used to sign internal requests. @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** Version of the key converter. */
  readonly 'key.converter.plugin.version'?: string;
  /** If a client configured to rebootstrap using metadata.recovery.strategy=rebootstrap is unable to obtain metadata from any of the brokers in the last known metadata for this interval, client repeats the … Milliseconds. At least 0. @default 300000 */
  readonly 'metadata.recovery.rebootstrap.trigger.ms'?: number;
  /** Controls how the client recovers when none of the brokers known to it is available. Upper and lower case are alike. @default rebootstrap */
  readonly 'metadata.recovery.strategy'?: 'none' | 'NONE' | 'rebootstrap' | 'REBOOTSTRAP';
  /** A list of classes to use as metrics reporters. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The maximum amount of time in milliseconds to wait when retrying a request to the broker that has repeatedly failed. Milliseconds. At least 0. @default 1000 */
  readonly 'retry.backoff.max.ms'?: number;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The (strongly recommended) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (strongly recommended) setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The (optional) setting to enable the OAuth client to URL-encode the client_id and client_secret in the authorization header in accordance with RFC6749, see here for more details. @default false */
  readonly 'sasl.oauthbearer.header.urlencode'?: boolean;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with topic.creation. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** Version of the value converter. */
  readonly 'value.converter.plugin.version'?: string;
  /** When the worker is out of sync with other workers and fails to catch up within the worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
}

/** Connect settings of Kafka 4.3. */
export interface Connect4_3 extends Common {
  /** A list of host/port pairs used to establish the initial connection to the Kafka cluster. Required. */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. */
  readonly 'config.providers'?: string | readonly string[];
  /** Version of the header converter. */
  readonly 'header.converter.plugin.version'?: string;
  /** The algorithm used to sign internal requests. @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** Version of the key converter. */
  readonly 'key.converter.plugin.version'?: string;
  /** If a client configured to rebootstrap using metadata.recovery.strategy=rebootstrap is unable to obtain metadata from any of the brokers in the last known metadata for this interval, client repeats the … Milliseconds. At least 0. @default 300000 */
  readonly 'metadata.recovery.rebootstrap.trigger.ms'?: number;
  /** Controls how the client recovers when none of the brokers known to it is available. Upper and lower case are alike. @default rebootstrap */
  readonly 'metadata.recovery.strategy'?: 'none' | 'NONE' | 'rebootstrap' | 'REBOOTSTRAP';
  /** A list of classes to use as metrics reporters. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The maximum amount of time in milliseconds to wait when retrying a request to the broker that has repeatedly failed. Milliseconds. At least 0. @default 1000 */
  readonly 'retry.backoff.max.ms'?: number;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The (strongly recommended) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (strongly recommended) setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The (optional) setting to enable the OAuth client to URL-encode the client_id and client_secret in the authorization header in accordance with RFC6749, see here for more details. @default false */
  readonly 'sasl.oauthbearer.header.urlencode'?: boolean;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with topic.creation. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** Version of the value converter. */
  readonly 'value.converter.plugin.version'?: string;
  /** When the worker is out of sync with other workers and fails to catch up within the worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
}

/** Connect settings of Kafka 4.4. */
export interface Connect4_4 extends Common {
  /** Kafka Connect does not support asynchronous bootstrap resolution; this configuration is ignored and always treated as 0 (synchronous resolution). Milliseconds. At least 0. @default 0 */
  readonly 'bootstrap.resolve.timeout.ms'?: number;
  /** A list of host/port pairs used to establish the initial connection to the Kafka cluster. Required. */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. */
  readonly 'config.providers'?: string | readonly string[];
  /** Version of the header converter. */
  readonly 'header.converter.plugin.version'?: string;
  /** The algorithm used to sign internal requests. @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** Whether to automatically create internal topics used by Connect. @default true */
  readonly 'internal.topics.automatic.creation.enable'?: boolean;
  /** Version of the key converter. */
  readonly 'key.converter.plugin.version'?: string;
  /** Whether the client should send cluster and node information when connecting to a broker to enable it to check for a misrouted connection. @default true */
  readonly 'metadata.cluster.check.enable'?: boolean;
  /** If a client configured to rebootstrap using metadata.recovery.strategy=rebootstrap is unable to obtain metadata from any of the brokers in the last known metadata for this interval, client repeats the … Milliseconds. At least 0. @default 300000 */
  readonly 'metadata.recovery.rebootstrap.trigger.ms'?: number;
  /** Controls how the client recovers when none of the brokers known to it is available. Upper and lower case are alike. @default rebootstrap */
  readonly 'metadata.recovery.strategy'?: 'none' | 'NONE' | 'rebootstrap' | 'REBOOTSTRAP';
  /** A list of classes to use as metrics reporters. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The maximum amount of time in milliseconds to wait when retrying a request to the broker that has repeatedly failed. Milliseconds. At least 0. @default 1000 */
  readonly 'retry.backoff.max.ms'?: number;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the audience. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.audience'?: boolean;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the issuer. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.issuer'?: boolean;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The (optional) setting to enable the OAuth client to URL-encode the client_id and client_secret in the authorization header in accordance with RFC6749, see here for more details. @default false */
  readonly 'sasl.oauthbearer.header.urlencode'?: boolean;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with topic.creation. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** Version of the value converter. */
  readonly 'value.converter.plugin.version'?: string;
  /** When the worker is out of sync with other workers and fails to catch up within the worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
}

/** Connect settings that some line of Kafka knows. */
export interface ConnectAny extends Common {
  /** Deprecated. Up to Kafka 3.9. @default true @deprecated */
  readonly 'auto.include.jmx.reporter'?: boolean;
  /** Kafka Connect does not support asynchronous bootstrap resolution; this configuration is ignored and always treated as 0 (synchronous resolution). Milliseconds. At least 0. Since Kafka 4.4. @default 0 */
  readonly 'bootstrap.resolve.timeout.ms'?: number;
  /** A list of host/port pairs used to establish the initial connection to the Kafka cluster. Required. */
  readonly 'bootstrap.servers'?: string | readonly string[];
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. */
  readonly 'config.providers'?: string | readonly string[];
  /** Version of the header converter. Since Kafka 4.1. */
  readonly 'header.converter.plugin.version'?: string;
  /** The algorithm used to sign internal requests. @default HmacSHA256 */
  readonly 'inter.worker.signature.algorithm'?: string;
  /** Whether to automatically create internal topics used by Connect. Since Kafka 4.4. @default true */
  readonly 'internal.topics.automatic.creation.enable'?: boolean;
  /** Version of the key converter. Since Kafka 4.1. */
  readonly 'key.converter.plugin.version'?: string;
  /** Whether the client should send cluster and node information when connecting to a broker to enable it to check for a misrouted connection. Since Kafka 4.4. @default true */
  readonly 'metadata.cluster.check.enable'?: boolean;
  /** If a client configured to rebootstrap using metadata.recovery.strategy=rebootstrap is unable to obtain metadata from any of the brokers in the last known metadata for this interval, client repeats the … Milliseconds. At least 0. Since Kafka 4.0. @default 300000 */
  readonly 'metadata.recovery.rebootstrap.trigger.ms'?: number;
  /** Controls how the client recovers when none of the brokers known to it is available. Since Kafka 3.9. Upper and lower case are alike. @default rebootstrap */
  readonly 'metadata.recovery.strategy'?: 'none' | 'NONE' | 'rebootstrap' | 'REBOOTSTRAP';
  /** A list of classes to use as metrics reporters. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** The maximum amount of time in milliseconds to wait when retrying a request to the broker that has repeatedly failed. Milliseconds. At least 0. Since Kafka 3.9. @default 1000 */
  readonly 'retry.backoff.max.ms'?: number;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the audience. Since Kafka 4.4. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.audience'?: boolean;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the issuer. Since Kafka 4.4. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.issuer'?: boolean;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Since Kafka 4.1. Upper and lower case are alike. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. Since Kafka 4.1. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. Since Kafka 4.1. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. Since Kafka 4.1. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The setting for the broker to use to verify that the JWT was created by the expected issuer. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The (optional) setting to enable the OAuth client to URL-encode the client_id and client_secret in the authorization header in accordance with RFC6749, see here for more details. Since Kafka 3.9. @default false */
  readonly 'sasl.oauthbearer.header.urlencode'?: boolean;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. Since Kafka 4.1. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. Since Kafka 4.1. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. Since Kafka 4.1. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** Whether to allow automatic creation of topics used by source connectors, when source connectors are configured with topic.creation. @default true */
  readonly 'topic.creation.enable'?: boolean;
  /** Version of the value converter. Since Kafka 4.1. */
  readonly 'value.converter.plugin.version'?: string;
  /** When the worker is out of sync with other workers and fails to catch up within the worker.sync.timeout.ms, leave the Connect cluster for this long before rejoining. Milliseconds. @default 300000 */
  readonly 'worker.unsync.backoff.ms'?: number;
}

/** Connect settings by line. */
export interface ConnectByLine {
  readonly '3.6': Connect3_6;
  readonly '3.9': Connect3_9;
  readonly '4.0': Connect4_0;
  readonly '4.1': Connect4_1;
  readonly '4.2': Connect4_2;
  readonly '4.3': Connect4_3;
  readonly '4.4': Connect4_4;
}
