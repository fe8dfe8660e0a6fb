import {
  ACL_DEFAULTS,
  ACL_OPERATIONS,
  ACL_PATTERNS,
  ACL_PERMISSIONS,
  ACL_RESOURCES,
  type AccessDeclaration,
  DECLARATION_VERSION,
  type DeclaredAcl,
  type DeclaredQuota,
  type DeclaredTopic,
  type DeclaredUser,
  type QuotaEntity,
  type RecordTopic,
  SCRAM_MECHANISMS,
} from './declaration.js';
import { byName, count, fields, list, number, type Place, some, text, WrongDeclaration, word, wrong } from './fields.js';

/** What a text says as a declaration, or what is wrong with it. */
export type ParsedDeclaration = { readonly declaration: AccessDeclaration } | { readonly problem: string };

const FIELDS = [
  'version',
  'brokers',
  'record',
  'settings',
  'topics',
  'retiredTopics',
  'users',
  'retiredUsers',
  'principals',
  'acls',
  'quotas',
  'retiredQuotas',
] as const;

/** Reads what `formatDeclaration` writes, as strictly as the program does. */
export function parseDeclaration(file: string): ParsedDeclaration {
  try {
    return { declaration: declarationIn(JSON.parse(file)) };
  } catch (error) {
    if (error instanceof WrongDeclaration || error instanceof SyntaxError) return { problem: error.message };
    if (error instanceof RangeError) return { problem: 'it is nested too deeply' };
    throw error;
  }
}

function declarationIn(value: unknown): AccessDeclaration {
  const { at } = fields({ path: 'declaration', value }, FIELDS);
  if (at('version').value !== DECLARATION_VERSION) throw wrong(at('version'), String(DECLARATION_VERSION));
  return {
    brokers: count(at('brokers')),
    record: record(at('record')),
    settings: byName(at('settings'), anyText),
    topics: list(at('topics'), topic),
    retiredTopics: list(at('retiredTopics'), text),
    users: list(at('users'), user),
    retiredUsers: list(at('retiredUsers'), text),
    principals: list(at('principals'), text),
    acls: list(at('acls'), acl),
    quotas: list(at('quotas'), quota),
    retiredQuotas: list(at('retiredQuotas'), entity),
  };
}

/** A setting may be set to nothing. */
function anyText(place: Place): string {
  if (typeof place.value === 'string') return place.value;
  throw wrong(place, 'a text');
}

function record(place: Place): RecordTopic {
  const { at } = fields(place, ['topic', 'replicationFactor']);
  return { topic: text(at('topic')), replicationFactor: count(at('replicationFactor')) };
}

function topic(place: Place): DeclaredTopic {
  const { at, has } = fields(place, ['name', 'partitions', 'replicationFactor', 'settings', 'rate']);
  return {
    name: text(at('name')),
    partitions: count(at('partitions')),
    replicationFactor: count(at('replicationFactor')),
    settings: byName(at('settings'), anyText),
    ...(has('rate') && { rate: rate(at('rate')) }),
  };
}

function rate(place: Place) {
  const { at } = fields(place, ['recordsPerSecond', 'bytesPerRecord']);
  return { recordsPerSecond: number(at('recordsPerSecond')), bytesPerRecord: number(at('bytesPerRecord')) };
}

function user(place: Place): DeclaredUser {
  const { at } = fields(place, ['name', 'mechanisms', 'passwordFile']);
  return {
    name: text(at('name')),
    mechanisms: some(at('mechanisms'), word(SCRAM_MECHANISMS)),
    passwordFile: text(at('passwordFile')),
  };
}

function acl(place: Place): DeclaredAcl {
  const { at, has } = fields(place, ['principal', 'host', 'permission', 'operations', 'resource', 'pattern', 'name']);
  return {
    principal: text(at('principal')),
    host: has('host') ? text(at('host')) : ACL_DEFAULTS.host,
    permission: has('permission') ? word(ACL_PERMISSIONS)(at('permission')) : ACL_DEFAULTS.permission,
    operations: some(at('operations'), word(ACL_OPERATIONS)),
    resource: word(ACL_RESOURCES)(at('resource')),
    pattern: has('pattern') ? word(ACL_PATTERNS)(at('pattern')) : ACL_DEFAULTS.pattern,
    name: text(at('name')),
  };
}

const ENTITY = ['user', 'clientId', 'ip'] as const;

function quota(place: Place): DeclaredQuota {
  const { at, has } = fields(place, [...ENTITY, 'limits']);
  return { ...entityAmong(place, { at, has }), limits: byName(at('limits'), number) };
}

const entity = (place: Place): QuotaEntity => entityAmong(place, fields(place, ENTITY));

function entityAmong(
  place: Place,
  { at, has }: { at(field: (typeof ENTITY)[number]): Place; has(field: (typeof ENTITY)[number]): boolean },
): QuotaEntity {
  const name = (field: (typeof ENTITY)[number]) => (at(field).value === null ? null : text(at(field)));
  if (!ENTITY.some((field) => has(field))) throw wrong(place, 'an entity: a user, clientId or ip');
  return {
    ...(has('user') && { user: name('user') }),
    ...(has('clientId') && { clientId: name('clientId') }),
    ...(has('ip') && { ip: name('ip') }),
  };
}

/** Line of a field's item, from 0, in a text that `formatDeclaration` wrote; without an index the line of the field itself. */
export function lineIn(file: string, field: (typeof FIELDS)[number], index = -1): number {
  const line = file.split('\n').findIndex((text) => text.startsWith(`  "${field}":`));
  return Math.max(0, line) + 1 + index;
}
