import { ACCESS_FILE } from '../../../charts/access/admin/declaration.js';
import { ACKNOWLEDGE, DANGEROUS, INFORM, WARN } from '../../../charts/shared/severity.js';
import { parseAcl } from '../../diff/index.js';
import type { AclFact } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { clusterLabel, settingFields } from './pairs.js';

const aclKey = ({ principal, type, on, pattern, name, operation }: AclFact) => [principal, type, on, pattern, name, operation].join(' ');
const rightOf = ({ operation, on, name, pattern }: AclFact) => `${operation} ${on} ${name}${pattern === 'prefixed' ? '*' : ''}`;

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
    const has = new Set(now.map(aclKey));
    const lost = old.filter((acl) => !has.has(aclKey(acl)) && acl.type === 'allow');
    const wide = now.filter((acl) => !had.has(aclKey(acl)) && acl.type === 'allow' && acl.name === '*' && acl.operation === 'all');
    return [...grouped(lost).flatMap((acls) => rightsLost(acls, transit)), ...grouped(wide).flatMap((acls) => rightsWide(acls, transit))];
  },
};

function grouped(acls: readonly AclFact[]): readonly (readonly AclFact[])[] {
  const groups = new Map<string, AclFact[]>();
  for (const acl of acls) groups.set(acl.principal, [...(groups.get(acl.principal) ?? []), acl]);
  return [...groups.values()];
}

const userOf = (principal: string) => principal.replace(/^User:(CN=)?/, '');

/** Changed lines of a principal's rights. */
const aclFields = ({ changes }: Transit, principal: string) =>
  changes.flatMap(({ fields }) =>
    fields.filter(({ steps }) => steps[1] === ACCESS_FILE && steps[2] === 'acl' && parseAcl(steps[3] ?? '').principal === principal),
  );

function rightsLost(acls: readonly AclFact[], transit: Transit): readonly Outcome[] {
  const [first] = acls;
  if (first === undefined) return [];
  const { principal, resource } = first;
  const isDeclared =
    transit.after.facts.acls.some((acl) => acl.principal === principal) ||
    transit.after.facts.users.some(({ name }) => name === userOf(principal));
  if (!isDeclared) return [];
  const by = resource.startsWith('KafkaUser') ? 'operator' : 'access-job';
  const words = `${userOf(principal)} may no longer ${listed(acls.map(rightOf))}: a client of it that still does fails at once.`;
  const fields = aclFields(transit, principal).filter(({ after }) => after === undefined);
  return [{ resource: `User/${userOf(principal)}`, consequence: 'outage', by, isReversible: true, text: words, fields }];
}

function rightsWide(acls: readonly AclFact[], transit: Transit): readonly Outcome[] {
  const [first] = acls;
  if (first === undefined) return [];
  const words = `${userOf(first.principal)} may do everything on every ${listed(acls.map(({ on }) => on))}.`;
  const by = first.resource.startsWith('KafkaUser') ? 'operator' : 'access-job';
  const fields = aclFields(transit, first.principal).filter(({ before }) => before === undefined);
  return [
    {
      resource: `User/${userOf(first.principal)}`,
      consequence: 'no-effect',
      by,
      isReversible: true,
      text: words,
      fields,
      severities: DANGEROUS,
    },
  ];
}

const HOW = {
  restart: ['restart', 'runbook'],
  live: ['no-effect', 'access-job'],
  'override-removed': ['no-effect', 'access-job'],
  waits: ['no-effect', 'nobody'],
  never: ['no-effect', 'nobody'],
} as const;

/** KFK-36: how each changed setting takes hold. */
export const settingTakesHold: Transition = {
  id: 'KFK-36',
  title: 'How a changed setting takes hold',
  severities: INFORM,
  why: 'a reviewer wants to know whether brokers restart for it, or whether it does anything at all',
  source: "Kafka's own configuration definitions, by version",
  check: (transit) =>
    transit.settings.map((effect) => {
      const [consequence, by] = HOW[effect.how];
      const strimzi = transit.after.facts.clusters.find(({ key }) => key === effect.cluster)?.origin === 'strimzi';
      const operator = strimzi && effect.how !== 'never' && effect.how !== 'waits' ? ('operator' as const) : by;
      return {
        resource: clusterLabel({ key: effect.cluster }),
        consequence,
        by: operator,
        isReversible: true,
        text: settingWords(effect),
        fields: settingFields(transit, effect.key),
        ...((effect.how === 'never' || effect.how === 'waits') && { severities: WARN }),
      };
    }),
};

function settingWords({ key, before, after, how, why }: Transit['settings'][number]): string {
  const [old, now] = [short(before), short(after)];
  const set = before === undefined ? `${key} set to ${now}` : `${key} ${old} → ${now}`;
  const change = after === undefined ? `${key} (was ${old}) taken out` : set;
  switch (how) {
    case 'restart':
      return `${change}: brokers restart for it; ${why}.`;
    case 'live':
      return `${change}: set live, no broker restarts.`;
    case 'override-removed':
      return `${change}: the live override is removed, no broker restarts, and Kafka's own value holds again.`;
    case 'waits':
      return `${change}: each pod takes it at its next start, whenever that is (a node drain, an eviction): ${why}.`;
    default:
      return `${change}: never applied by anyone; ${why}.`;
  }
}

/** Longest value that still reads as one. */
const MOST_SHOWN = 60;
const short = (value = '') => (value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value);
