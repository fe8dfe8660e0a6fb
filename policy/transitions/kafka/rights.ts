import { ACCESS_FILE } from '../../../charts/access/admin/declaration.js';
import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import type { FieldChange } from '../../diff/index.js';
import { parseAcl } from '../../diff/index.js';
import type { AclFact } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { superUsersRemoved } from './authorization.js';

const aclKey = ({ principal, type, on, pattern, name, operation, host }: AclFact) =>
  [principal, type, on, pattern, name, operation, host].join(' ');
const rightOf = ({ operation, on, name, pattern }: AclFact) => `${operation} ${on} ${name}${pattern === 'prefixed' ? '*' : ''}`;

/** Operations that are allowed together with another one. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  describe: ['read', 'write', 'delete', 'alter'],
  describeconfigs: ['alterconfigs'],
};

/** Whether an ACL gives at least what another one gives. */
function covers(wide: AclFact, acl: AclFact): boolean {
  const isNamed = wide.name === '*' || (wide.pattern === 'prefixed' ? acl.name.startsWith(wide.name) : wide.name === acl.name);
  const isSame = wide.pattern === acl.pattern || wide.pattern === 'prefixed' || wide.name === '*';
  const operations = [acl.operation, 'all', ...(IMPLIED[acl.operation] ?? [])];
  return (
    isOfSameSubject(wide, acl) && isNamed && isSame && operations.includes(wide.operation) && (wide.host === '*' || wide.host === acl.host)
  );
}

const isOfSameSubject = (a: AclFact, b: AclFact) => a.principal === b.principal && a.type === b.type && a.on === b.on;

/** KFK-31: somebody still declared may do less, or somebody may do everything. */
export const rightsChanged: Transition = {
  id: 'KFK-31',
  title: 'Rights are taken away, or given on everything',
  severities: ACKNOWLEDGE,
  why: 'a client that loses a right it uses fails at once; one with every right on everything is as good as a superuser',
  source: 'practice',
  check: (transit) => {
    const [old, now] = [transit.before.facts.acls, transit.after.facts.acls];
    const had = new Set(old.map(aclKey));
    const added = now.filter((acl) => !had.has(aclKey(acl)));
    const lost = old.filter((acl) => acl.type === 'allow' && !now.some((other) => covers(other, acl)));
    const wide = added.filter(({ type, name, operation }) => type === 'allow' && name === '*' && operation === 'all');
    const denied = added.filter((acl) => acl.type === 'deny' && !old.some((other) => covers(other, acl)));
    return [
      ...grouped(lost).flatMap((acls) => rightsLost(acls, transit)),
      ...grouped(denied).flatMap((acls) => rightsDenied(acls, transit)),
      ...grouped(wide).flatMap((acls) => rightsWide(acls, transit)),
      ...superUsersRemoved(transit),
    ];
  },
};

function grouped(acls: readonly AclFact[]): readonly (readonly [AclFact, ...AclFact[]])[] {
  const groups = new Map<string, readonly [AclFact, ...AclFact[]]>();
  for (const acl of acls) {
    const group = groups.get(acl.principal);
    groups.set(acl.principal, group === undefined ? [acl] : [...group, acl]);
  }
  return [...groups.values()];
}

const userOf = (principal: string) => principal.replace(/^User:(CN=)?/, '');

/** Changed lines of a principal's rights: in the declaration, or in the resource of its user. */
const aclFields = ({ changes }: Transit, { principal, resource }: AclFact): readonly FieldChange[] =>
  changes.flatMap(({ object, fields }) =>
    fields.filter(({ steps }) => {
      const isDeclared = steps[1] === ACCESS_FILE && steps[2] === 'acl' && parseAcl(steps[3] ?? '').principal === principal;
      return isDeclared || (object === resource && steps[1] === 'authorization');
    }),
  );

const performer = ({ resource }: AclFact) => (resource.startsWith('KafkaUser') ? ('operator' as const) : ('access-job' as const));

function rightsLost(acls: readonly [AclFact, ...AclFact[]], transit: Transit): readonly Outcome[] {
  const [first] = acls;
  const { acls: kept, users } = transit.after.facts;
  const { principal } = first;
  const isDeclared = kept.some((acl) => acl.principal === principal) || users.some(({ name }) => name === userOf(principal));
  if (!isDeclared) return [];
  const hosts = (acl: AclFact) => kept.filter((other) => covers({ ...other, host: '*' }, acl)).map(({ host }) => host);
  const narrowed = acls.filter((acl) => hosts(acl).length > 0);
  const gone = acls.filter((acl) => !narrowed.includes(acl));
  const from = listed([...new Set(narrowed.flatMap(hosts))]);
  const words = [
    ...(gone.length === 0
      ? []
      : [`${userOf(principal)} may no longer ${listed(gone.map(rightOf))}: a client of it that still does fails at once.`]),
    ...(narrowed.length === 0
      ? []
      : [`${userOf(principal)} may ${listed(narrowed.map(rightOf))} from host ${from} only: its clients on other hosts are refused.`]),
  ];
  const fields = aclFields(transit, first).filter(({ after, steps }) => after === undefined || steps[1] === 'authorization');
  return [
    {
      resource: `User/${userOf(principal)}`,
      consequence: 'outage',
      by: performer(first),
      isReversible: true,
      text: words.join(' '),
      fields,
    },
  ];
}

function rightsDenied(acls: readonly [AclFact, ...AclFact[]], transit: Transit): readonly Outcome[] {
  const [first] = acls;
  const rights = acls.map((acl) => `${rightOf(acl)}${acl.host === '*' ? '' : ` from host ${acl.host}`}`);
  const text = `${userOf(first.principal)} is denied ${listed(rights)}, whatever else allows it: a client of it that does this fails at once.`;
  const resource = `User/${userOf(first.principal)}`;
  return [{ resource, consequence: 'outage', by: performer(first), isReversible: true, text, fields: aclFields(transit, first) }];
}

function rightsWide(acls: readonly [AclFact, ...AclFact[]], transit: Transit): readonly Outcome[] {
  const [first] = acls;
  return [
    {
      resource: `User/${userOf(first.principal)}`,
      consequence: 'no-effect',
      by: performer(first),
      isReversible: true,
      text: `${userOf(first.principal)} may do everything on every ${listed(acls.map(({ on }) => on))}.`,
      fields: aclFields(transit, first).filter(({ before }) => before === undefined),
      severities: DANGEROUS,
    },
  ];
}
