import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import { labelOf } from '../../diff/index.js';
import { flagOf, type KafkaNodes, type Settings, textOf } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { type BeforeAfter, nodes, settingFields } from './pairs.js';

const AUTHORIZER = 'authorizer.class.name';
const SUPER_USERS = 'super.users';
const EVERYONE = 'allow.everyone.if.no.acl.found';

/** Settings that hold for some nodes, and what they are called. */
interface Holder extends BeforeAfter<Settings> {
  readonly name: string;
  readonly resource: string;
}

/** Settings of each set of nodes; of a Kafka resource of Strimzi, which is one for all its nodes, once. */
function holders(transit: Transit): readonly Holder[] {
  const found = nodes(transit).map(({ old, now }): Holder => ({ ...holderOf(now, transit), old: old.settings, now: now.settings }));
  return [...new Map(found.map((each) => [each.resource, each])).values()];
}

function holderOf({ origin, cluster: key, name, resource }: KafkaNodes, { after }: Transit): Pick<Holder, 'name' | 'resource'> {
  const cluster = after.facts.clusters.find((each) => each.key === key);
  if (origin !== 'strimzi' || cluster === undefined) return { name, resource };
  const { namespace } = cluster;
  return {
    name: cluster.name,
    resource: labelOf({ group: '', kind: 'Kafka', name: cluster.name, ...(namespace !== undefined && { namespace }) }),
  };
}

const OUTAGE = { consequence: 'outage', by: 'runbook', isReversible: true } as const;

/** KFK-30: anybody may do more. */
export const authorizationWeakened: Transition = {
  id: 'KFK-30',
  title: 'Authorization is weakened',
  severities: DANGEROUS,
  why: 'without an authorizer, or with everyone allowed, each client may read, write and delete everything',
  source: 'Kafka documentation: authorization and ACLs',
  check: (transit) =>
    holders(transit).flatMap(({ name, resource, old, now }) =>
      weaknesses(old, now).map(([key, words]) => ({
        ...OUTAGE,
        resource,
        text: `${name}: ${words}.`,
        fields: settingFields(transit, key),
      })),
    ),
};

const authorizerOf = (settings: Settings) => textOf(settings, AUTHORIZER) || undefined;
const isOpen = (settings: Settings) => flagOf(settings, EVERYONE) === true;
const superUsers = (settings: Settings) =>
  (textOf(settings, SUPER_USERS) ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function weaknesses(old: Settings, now: Settings): readonly (readonly [key: string, words: string])[] {
  const [had, has] = [authorizerOf(old) !== undefined, authorizerOf(now) !== undefined];
  if (!had && has) return []; // everybody could do everything before, whatever the new one lets through
  const isGone = had && !has;
  const widened = isGone ? [] : superUsers(now).filter((user) => !superUsers(old).includes(user));
  return [
    ...(isGone ? [[AUTHORIZER, 'the authorizer is gone, and every client may do everything'] as const] : []),
    ...(isOpen(now) && !isOpen(old) ? [[EVERYONE, 'whatever has no ACL is open to everybody'] as const] : []),
    ...(widened.length > 0 ? [[SUPER_USERS, `${listed(widened)} may do everything, whatever the ACLs say`] as const] : []),
  ];
}

/** What KFK-31 says of super users that are none any more. */
export const superUsersRemoved = (transit: Transit): readonly Outcome[] =>
  holders(transit).flatMap(({ name, resource, old, now }) => {
    if (authorizerOf(old) === undefined || authorizerOf(now) === undefined) return [];
    const gone = superUsers(old).filter((user) => !superUsers(now).includes(user));
    if (gone.length === 0) return [];
    const text = `${name}: ${listed(gone)} ${gone.length === 1 ? 'is no longer a super user' : 'are no longer super users'}: what no ACL allows is refused from then on. Brokers and controllers that log in with such a name refuse each other.`;
    return [{ ...OUTAGE, resource, text, fields: settingFields(transit, SUPER_USERS) }];
  });

/** KFK-50: an authorizer decides that did not decide before. */
export const authorizationSwitched: Transition = {
  id: 'KFK-50',
  title: 'Authorization is switched on, or decided by another authorizer',
  severities: ACKNOWLEDGE,
  why: 'from the first restarted broker on, what no ACL of that authorizer allows is refused: declare the ACLs of every client first',
  source: 'Kafka documentation: authorization and ACLs; Strimzi documentation: simple authorization',
  check: (transit) =>
    holders(transit).flatMap(({ name, resource, old, now }): readonly Outcome[] => {
      const [before, after] = [authorizerOf(old), authorizerOf(now)];
      if (after === undefined || before === after || (before === undefined && isOpen(now))) return [];
      const what =
        before === undefined
          ? `authorization is switched on (${after}), and every client without ACLs is refused, broker by broker`
          : `${after} decides instead of ${before}: ACLs and policies of the earlier authorizer no longer count`;
      return [{ ...OUTAGE, resource, text: `${name}: ${what}. ${declaredWords(transit)}`, fields: settingFields(transit, AUTHORIZER) }];
    }),
};

function declaredWords({ after }: Transit): string {
  const users = [...new Set(after.facts.acls.map(({ principal }) => principal))];
  return users.length === 0 ? 'No ACL is declared in these files.' : `ACLs are declared here for ${listed(users)}.`;
}
