import type { Random } from '../../../test/random.js';
import { ACL_OPERATIONS, ACL_PATTERNS, ACL_PERMISSIONS, ACL_RESOURCES, type AccessDeclaration, type QuotaEntity } from './declaration.js';

const ODD_TEXTS = ['orders', 'ü "quoted" \\ back', 'a\nb\tc', '*', '.', ' padded ', '${dir:/a:b}', '__proto__', '日本'] as const;

/** Any declaration whose fields have the right types, empty lists and odd names among them. */
export function anyDeclaration(random: Random): AccessDeclaration {
  const some = <T>(item: (index: number) => T): T[] => Array.from({ length: random.draw(0, 3) }, (_, index) => item(index));
  const name = () => random.oneOf(ODD_TEXTS);
  const settings = () => Object.fromEntries(some((index) => [`key.${index}`, random.oneOf(['', '-1', 'compact,delete', ...ODD_TEXTS])]));
  const holder = () => (random.chance() ? null : name());
  const entity = () => random.oneOf<QuotaEntity>([{ user: holder() }, { user: holder(), clientId: holder() }, { ip: holder() }]);
  return {
    brokers: random.draw(1, 9),
    record: { topic: '_sluice_applied', replicationFactor: random.draw(1, 3) },
    settings: settings(),
    topics: some(() => ({
      name: name(),
      partitions: random.draw(1, 400),
      replicationFactor: random.draw(1, 5),
      settings: settings(),
      ...(random.chance() && { rate: { recordsPerSecond: random.draw(0, 99) / 10, bytesPerRecord: random.draw(1, 1000) } }),
    })),
    retiredTopics: some(name),
    users: some(() => ({
      name: name(),
      mechanisms: random.oneOf([['SCRAM-SHA-256'], ['SCRAM-SHA-512', 'SCRAM-SHA-256']] as const),
      passwordFile: `/etc/${name()}`,
    })),
    retiredUsers: some(name),
    principals: some(() => `User:${name()}`),
    acls: some(() => ({
      principal: `User:${name()}`,
      host: random.oneOf(['*', '10.0.0.1']),
      permission: random.oneOf(ACL_PERMISSIONS),
      operations: [random.oneOf(ACL_OPERATIONS)],
      resource: random.oneOf(ACL_RESOURCES),
      pattern: random.oneOf(ACL_PATTERNS),
      name: name(),
    })),
    quotas: some(() => ({
      ...entity(),
      limits: { producer_byte_rate: random.draw(0, 1e9), request_percentage: random.draw(1, 1000) / 8 },
    })),
    retiredQuotas: some(entity),
  };
}
