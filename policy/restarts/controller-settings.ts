/** Settings that Strimzi restarts nodes for that are controllers alone, by their first word: `CONTROLLER_RELEVANT_PROPERTIES` of its `KafkaConfigurationDiff`. */
const BY_FIRST_WORD: Readonly<Record<string, string>> = {
  alter: 'config.policy.class.name',
  authorizer: 'class.name',
  auto: 'create.topics.enable',
  background: 'threads',
  broker: 'heartbeat.interval.ms session.timeout.ms',
  connection: 'failed.authentication.delay.ms',
  connections: 'max.idle.ms max.reauth.ms',
  controlled: 'shutdown.enable shutdown.max.retries shutdown.retry.backoff.ms',
  controller: [
    'listener.names quorum.append.linger.ms quorum.election.backoff.max.ms quorum.election.timeout.ms',
    'quorum.fetch.timeout.ms quorum.request.timeout.ms quorum.retry.backoff.ms quorum.voters quota.window.num',
    'quota.window.size.seconds socket.timeout.ms',
  ].join(' '),
  create: 'topic.policy.class.name',
  default: 'replication.factor',
  delete: 'topic.enable',
  early: 'start.listeners',
  kafka: 'metrics.polling.interval.secs metrics.reporters',
  leader: 'imbalance.check.interval.seconds imbalance.per.broker.percentage',
  listener: 'security.protocol.map',
  listeners: '',
  log: 'dir dirs',
  max: 'connection.creation.rate connections connections.per.ip connections.per.ip.overrides',
  metadata: [
    'log.dir log.max.record.bytes.between.snapshots log.max.snapshot.interval.ms log.segment.bytes',
    'log.segment.min.bytes log.segment.ms max.idle.interval.ms max.retention.bytes max.retention.ms',
  ].join(' '),
  metric: 'reporters',
  metrics: 'num.samples recording.level sample.window.ms',
  min: 'insync.replicas',
  num: 'io.threads network.threads partitions',
  offsets: 'topic.replication.factor',
  principal: 'builder.class',
  process: 'roles',
  queued: 'max.requests max.requests.bytes',
  replica: 'selector.class',
  reserved: 'broker.max.id',
  sasl: [
    'kerberos.kinit.cmd kerberos.min.time.before.relogin kerberos.principal.to.local.rules kerberos.service.name',
    'kerberos.ticket.renew.jitter kerberos.ticket.renew.window.factor login.callback.handler.class login.class',
    'login.connect.timeout.ms login.read.timeout.ms login.refresh.buffer.seconds login.refresh.min.period.seconds',
    'login.refresh.window.factor login.refresh.window.jitter login.retry.backoff.max.ms login.retry.backoff.ms',
    'mechanism.controller.protocol oauthbearer.clock.skew.seconds oauthbearer.expected.audience',
    'oauthbearer.expected.issuer oauthbearer.jwks.endpoint.refresh.ms',
    'oauthbearer.jwks.endpoint.retry.backoff.max.ms oauthbearer.jwks.endpoint.retry.backoff.ms',
    'oauthbearer.jwks.endpoint.url oauthbearer.scope.claim.name oauthbearer.sub.claim.name',
    'oauthbearer.token.endpoint.url server.callback.handler.class server.max.receive.size',
  ].join(' '),
  security: 'providers',
  server: 'max.startup.time.ms',
  socket: [
    'connection.setup.timeout.max.ms connection.setup.timeout.ms listen.backlog.size receive.buffer.bytes',
    'request.max.bytes send.buffer.bytes',
  ].join(' '),
  ssl: [
    'cipher.suites client.auth enabled.protocols endpoint.identification.algorithm engine.factory.class',
    'key.password keymanager.algorithm keystore.certificate.chain keystore.key keystore.location keystore.password',
    'keystore.type principal.mapping.rules protocol provider secure.random.implementation trustmanager.algorithm',
    'truststore.certificates truststore.location truststore.password truststore.type',
  ].join(' '),
  super: 'users',
  transaction: 'state.log.min.isr state.log.replication.factor',
  unclean: 'leader.election.enable',
};

const CONTROLLER_SETTINGS: ReadonlySet<string> = new Set(
  Object.entries(BY_FIRST_WORD).flatMap(([first, rests]) => rests.split(' ').map((rest) => (rest === '' ? first : `${first}.${rest}`))),
);

/** Settings that the operator fills in for each node, and compares none of. */
const FILLED_IN: ReadonlySet<string> = new Set(['broker.id', 'advertised.listeners', 'broker.rack']);

/** Whether Strimzi acts on a setting that Kafka knows for nodes with some roles; another setting changes nothing there. */
export function actsOn(key: string, roles: readonly string[]): boolean {
  if (!roles.includes('broker')) return CONTROLLER_SETTINGS.has(key);
  if (FILLED_IN.has(key)) return false;
  return roles.includes('controller') || !key.startsWith('controller.quorum.') || key === 'controller.quorum.voters';
}
