import type { User } from '../../charts/access/index.js';
import type { Described } from '../../charts/component.js';
import { type AllTypes, EVERY_COMPONENT, type ResolvedComponents } from '../../charts/components.js';
import { brokersServiceName, type KafkaCluster, serviceHost } from '../../charts/kafka/index.js';
import { type SecretRequirement, secretNamespace } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';

/** What Secrets are derived from, once it is resolved. */
interface SecretInputs {
  readonly kafka: KafkaCluster;
  readonly users: readonly User[];
  readonly described: Described<AllTypes>;
  readonly components: ResolvedComponents;
}

/** Every Secret the platform needs, each once: Kafka's, then those of the components in their order. */
export function requiredSecrets(
  environment: Environment,
  { kafka, users, described, components }: SecretInputs,
): readonly SecretRequirement[] {
  const checkable = { ...described, resolved: components };
  const all = [...kafkaSecrets(kafka, users, environment), ...EVERY_COMPONENT.flatMap(({ secrets }) => secrets?.(checkable) ?? [])];
  const place = (requirement: SecretRequirement) => `${secretNamespace(requirement, environment.namespace)}/${requirement.name}`;
  return all.filter((one, index) => all.findIndex((other) => place(other) === place(one)) === index);
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
