import type { DeclaredAcl, DeclaredUser, QuotaEntity } from '../../charts/access/admin/declaration.js';
import type { ReadDeclaration } from '../../charts/access/admin/read.js';

/** Beginning of the file the registry's levels Job reads. */
const LEVELS = '# LEVEL PATH';

/** An access declaration by names: the order of what it declares means nothing. */
export function byNames({ brokers, record, settings, topics, users, principals, acls, quotas, ...retired }: ReadDeclaration): object {
  const sections = {
    setting: settings,
    topic: Object.fromEntries(
      topics.map(({ name, replicationFactor, settings: config, ...topic }) => [name, { ...topic, replicas: replicationFactor, config }]),
    ),
    user: members(users.map(userText)),
    principal: members(principals),
    acl: members(acls.flatMap(aclTexts)),
    quota: Object.fromEntries(quotas.map((quota) => [quotaText(quota), quota.limits])),
    'retired-topic': members(retired.retiredTopics),
    'retired-user': members(retired.retiredUsers),
    'retired-quota': members(retired.retiredQuotas.map(quotaText)),
  };
  const filled = Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0);
  return { brokers, record, ...Object.fromEntries(filled) };
}

const members = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));

/** A user by name; how its password is kept only where that is not how it mostly is. */
const userText = ({ name, mechanisms }: DeclaredUser) =>
  mechanisms.join() === 'SCRAM-SHA-512' ? name : `${name} by ${mechanisms.join(' and ')}`;

const quotaText = ({ user, clientId, ip }: QuotaEntity) =>
  Object.entries({ user, 'client-id': clientId, ip })
    .flatMap(([kind, name]) => (name === undefined ? [] : [`${kind}=${name ?? '(default)'}`]))
    .join(' ');

/** One operation that an ACL is about. */
export interface AclText extends Omit<DeclaredAcl, 'operations' | 'resource' | 'pattern' | 'permission'> {
  /** E.g. `TOPIC`, `TRANSACTIONAL_ID`. */
  readonly resource: string;
  /** `LITERAL` or `PREFIXED`. */
  readonly pattern: string;
  /** `ALLOW` or `DENY`. */
  readonly permission: string;
  /** E.g. `READ`. */
  readonly operation: string;
}

/** Each operation of an ACL as one text, e.g. `User:app TOPIC LITERAL orders READ`; more where it denies, or is about one address. */
function aclTexts({ principal, host, permission, operations, resource, pattern, name }: DeclaredAcl): readonly string[] {
  const rest = host === '*' && permission === 'ALLOW' ? '' : ` ${permission} from ${host}`;
  return operations.map((operation) => `${principal} ${resource} ${pattern} ${name} ${operation}${rest}`);
}

const ACL = /^(\S+) ([A-Z_]+) (LITERAL|PREFIXED) (.*?) ([A-Z_]+)(?: (ALLOW|DENY) from (\S+))?$/;

/** The ACL of a text that {@link byNames} gives. */
export function parseAcl(text: string): AclText {
  const [, principal = '', resource = '', pattern = 'LITERAL', name = '', operation = '', permission = 'ALLOW', host = '*'] =
    ACL.exec(text) ?? [];
  return { principal, resource, pattern, name, operation, permission, host };
}

/** Compatibility levels by the registry's path, e.g. `/config/orders-value`, when the text is that file. */
export function parseLevels(text: string): Readonly<Record<string, string>> | undefined {
  if (!text.startsWith(LEVELS)) return undefined;
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}
