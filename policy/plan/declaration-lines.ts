import { ACCESS_FILE } from '../../charts/access/admin/declaration.js';
import { type FieldChange, type ObjectChange, parseAcl } from '../diff/index.js';
import { at } from '../schemas/json.js';
import { subjectName } from '../transitions/components/registry.js';
import type { Performer } from '../transitions/transition.js';
import { listed } from '../transitions/words.js';
import type { ChangeLine } from './change-line.js';
import { fieldWords } from './field-words.js';

/** What Jobs of ours bring about: live settings, topics, users, levels, connectors. One line for each of them. */
export function declarationLines(changes: readonly ObjectChange[], isTold: (field: FieldChange) => boolean): readonly ChangeLine[] {
  return changes.flatMap(({ fields, after }) => {
    const open = fields.filter((field) => !isTold(field) && field.steps[0] === 'data');
    const isConnectors = at(after, 'data', 'declared.txt') !== undefined;
    return [...subjects(open, isConnectors)].map(([, { subject, fields: together }]) => lineOf(subject, together));
  });
}

/** What a line is about, and who brings it about. */
interface Subject {
  readonly resource: string;
  readonly by: Performer;
  /** How many steps name it: the rest is what differs of it. */
  readonly depth: number;
  readonly kind: string;
}

function subjects(fields: readonly FieldChange[], isConnectors: boolean) {
  const found = new Map<string, { readonly subject: Subject; readonly fields: FieldChange[] }>();
  for (const field of fields) {
    const subject = subjectOf(field.steps) ?? (isConnectors ? connectorOf(field.steps) : undefined);
    if (subject === undefined) continue;
    const known = found.get(subject.resource);
    if (known) known.fields.push(field);
    else found.set(subject.resource, { subject, fields: [field] });
  }
  return found;
}

function subjectOf([, file = '', section = '', name = '']: readonly string[]): Subject | undefined {
  if (file === ACCESS_FILE) {
    const by = 'access-job';
    if (section === 'topic') return { resource: `Topic/${name}`, by, depth: 4, kind: section };
    if (section === 'setting') return { resource: `Setting/${name}`, by, depth: 3, kind: section };
    if (section === 'brokers' || section === 'record') return { resource: 'Job/access', by, depth: 2, kind: 'job' };
    if (section === 'acl' || section === 'principal')
      return { resource: `User/${userOf(section === 'acl' ? parseAcl(name).principal : name)}`, by, depth: 3, kind: 'acl' };
    return section === 'user'
      ? { resource: `User/${name}`, by, depth: 3, kind: 'acl' }
      : { resource: `${section}/${name}`, by, depth: 3, kind: section };
  }
  if (file === 'declared.txt' || file === 'retired.txt')
    return { resource: `Connector/${section}`, by: 'connector-job', depth: 2, kind: file };
  if (file === 'levels.txt') return { resource: `Subject/${subjectName(name)}`, by: 'levels-job', depth: 3, kind: 'level' };
  return undefined;
}

/** A connector by its file. */
function connectorOf([, file = '']: readonly string[]): Subject | undefined {
  if (!file.endsWith('.json')) return undefined;
  return { resource: `Connector/${file.slice(0, -'.json'.length)}`, by: 'connector-job', depth: 2, kind: 'connector' };
}

const userOf = (principal: string) => principal.replace(/^User:(CN=)?/, '');
function lineOf({ resource, by, kind, depth }: Subject, fields: readonly FieldChange[]): ChangeLine {
  const isNew = fields.every(({ before }) => before === undefined);
  const name = resource.slice(resource.indexOf('/') + 1);
  const consequence = kind === 'retired-user' && isNew ? 'outage' : 'no-effect';
  return { consequence, resource, by, isReversible: true, fields, text: `${words(kind, name, isNew, fields, depth)}.` };
}

function words(kind: string, name: string, isNew: boolean, fields: readonly FieldChange[], depth: number): string {
  const what = listed(fields.map((field) => fieldWords({ ...field, steps: ['data', 'x', ...field.steps.slice(depth)] })));
  switch (kind) {
    case 'setting':
      return settingWords(name, fields[0]);
    case 'topic':
      return isNew ? `Topic ${name} is made` : `Topic ${name}: ${what.replaceAll('config ', '')}, set live`;
    case 'job':
      return `The access Job: ${what}`;
    case 'acl':
      return aclWords(name, fields);
    case 'declared.txt':
      return isNew ? `Connector ${name} is declared` : `Connector ${name} is no longer declared: it runs on until it is retired`;
    case 'retired.txt':
      return isNew ? `Connector ${name} is deleted; its offsets stay` : `Connector ${name} is no longer listed as retired`;
    case 'connector':
      return isNew ? `Connector ${name} is made` : `Connector ${name}: ${what}; it restarts with it`;
    case 'level':
      return `Compatibility of ${name}: ${fields[0]?.before ?? 'inherited'} → ${fields[0]?.after ?? 'as it was set'}`;
    case 'retired-topic':
      return isNew ? `Topic ${name} is deleted` : `Topic ${name} is no longer listed as retired`;
    case 'retired-user':
      return isNew ? `User ${name} can no longer log in` : `User ${name} is no longer listed as retired`;
    default:
      return `${kind} ${name}: ${what}`;
  }
}

/** A removed line takes the override away: the access Job compares what is set with what is declared. */
function settingWords(name: string, field: FieldChange | undefined): string {
  if (field?.after === undefined) return `${name}: the live override (${field?.before}) is removed, and Kafka's own value holds again`;
  return field.before === undefined ? `${name} is set live to ${field.after}` : `${name} ${field.before} → ${field.after} is set live`;
}

function aclWords(name: string, fields: readonly FieldChange[]): string {
  const rights = (side: 'before' | 'after') =>
    fields.filter((field) => field.steps[2] === 'acl' && field[side] !== undefined).map(({ steps }) => rightWords(steps[3] ?? ''));
  const made = fields.some(({ steps, before }) => steps[2] === 'user' && before === undefined);
  const gone = fields.some(({ steps, after }) => steps[2] === 'user' && after === undefined);
  const parts = [
    ...(made ? ['can log in'] : []),
    ...(gone ? ['is no longer declared, and can still log in until it is retired'] : []),
    ...(rights('after').length > 0 ? [`may ${listed(rights('after'))}`] : []),
    ...(rights('before').length > 0 ? [`may no longer ${listed(rights('before'))}`] : []),
  ];
  return `User ${name} ${parts.join('; ') || 'is declared otherwise'}`;
}

function rightWords(acl: string): string {
  const { resource, pattern, name, operation, permission, host } = parseAcl(acl);
  const rest = `${permission === 'DENY' ? ' (denied)' : ''}${host === '*' ? '' : ` from ${host}`}`;
  return `${operation.toLowerCase().replaceAll('_', ' ')} ${resource.toLowerCase().replaceAll('_', ' ')} ${name}${pattern === 'PREFIXED' ? '*' : ''}${rest}`;
}
