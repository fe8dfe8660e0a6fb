import type { User } from '../../charts/access/index.js';
import { type Connector, connectorSecretKeys } from '../../charts/connect/index.js';
import { brokersServiceName, type KafkaCluster, serviceHost } from '../../charts/kafka/index.js';
import type { SecretRequirement } from '../../charts/shared/index.js';
import { objectStoreSecrets } from '../components/object-store.js';
import { postgresSecrets } from '../components/postgres-secrets.js';
import type { Environment } from '../environment.js';
import { partsOf } from '../pipelines/pipeline-parts.js';

/** What Secrets are derived from, once it is resolved. */
interface SecretInputs {
  readonly kafka: KafkaCluster;
  readonly users: readonly User[];
  readonly connectors: readonly Connector[];
}

/** Every Secret the platform needs, each once: Kafka's, the database's, the store's, and what connectors refer to beside them. */
export function requiredSecrets(environment: Environment, { kafka, users, connectors }: SecretInputs): readonly SecretRequirement[] {
  const { postgres, objectStore, namespace, prefix } = environment;
  const context = { prefix: prefix ? `${prefix}-` : '', namespace };
  const derived = [
    ...kafkaSecrets(kafka, users, environment),
    ...(postgres ? postgresSecrets(postgres, context, partsOf(environment).database) : []),
    ...(objectStore ? objectStoreSecrets(objectStore, context) : []),
  ];
  const known = new Set(derived.map(({ name }) => name));
  const given = connectorSecretKeys(connectors).filter(({ name }) => !known.has(name));
  return [...derived, ...given.map(({ name, keys }) => ({ kind: 'given' as const, name, keys, purpose: 'a connector refers to it' }))];
}

/** Users that the environment names itself belong to programs nobody here knows: what they read is theirs to say. */
function kafkaSecrets(
  { certificates, name }: KafkaCluster,
  users: readonly User[],
  { kafka, namespace }: Environment,
): readonly SecretRequirement[] {
  const authority = `${name}-authority`;
  const others = new Set((kafka.users ?? []).map((user) => user.name));
  const passwords = users.flatMap(({ name: username, secret }): SecretRequirement[] => {
    if (!secret) return [];
    const purpose = `password of user ${username} at ${serviceHost(brokersServiceName(name), namespace)}`;
    return [{ kind: 'scram', name: secret, username, authority, purpose, isMounted: !others.has(username) }];
  });
  return certificates ? [certificates.nodes, certificates.admin, ...passwords] : passwords;
}
