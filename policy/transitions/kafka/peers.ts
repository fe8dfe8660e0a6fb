import { replicasOf } from '../../../charts/shared/replicas.js';
import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import { compareSettings, type KafkaNodes, type Listener, type PeerLogin, type Setting, textOf } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { type BeforeAfter, nodes, settingFields } from './pairs.js';

/** KFK-43: nodes that have restarted and nodes that have not cannot talk to one another. */
export const peersRefuse: Transition = {
  id: 'KFK-43',
  title: 'Brokers or controllers refuse each other during the restart',
  severities: DANGEROUS,
  why: 'while nodes restart one after another, some have the new listener or password and some the earlier: replicas fall behind, and a quorum may have no leader',
  source: 'Kafka documentation: security, incorporating security features in a running cluster',
  check: (transit) =>
    nodes(transit).flatMap((pair) => {
      const { now } = pair;
      if (now.origin === 'strimzi' || peers(now, transit) <= 1) return [];
      const listeners = [...controllerWords(pair), ...brokerWords(pair)].map((words) => ({ words, keys: LISTENER_KEYS }));
      const logins = loginWords(pair).map((each) => ({ ...each, severities: ACKNOWLEDGE }));
      return [...listeners, ...logins].map(({ words, keys, ...rest }): Outcome => {
        const fields = keys.flatMap((key) => settingFields(transit, key));
        return {
          resource: now.resource,
          consequence: 'outage',
          by: 'runbook',
          isReversible: true,
          text: `${now.name}: ${words}`,
          fields,
          ...rest,
        };
      });
    }),
};

const LISTENER_KEYS = [
  'listeners',
  'listener.security.protocol.map',
  'controller.listener.names',
  'inter.broker.listener.name',
  'security.inter.broker.protocol',
  'sasl.mechanism.inter.broker.protocol',
  'sasl.mechanism.controller.protocol',
];

/** How many nodes the cluster of some nodes has: one alone has nobody to refuse. */
const peers = ({ cluster }: KafkaNodes, { after }: Transit) => replicasOf(after.facts.nodes.filter((node) => node.cluster === cluster));

const inSteps = 'Change it in steps: add a listener, restart all, let them use it, restart all, then take the earlier one out.';

/** The listener of controllers; with several, the first is used. */
const controllerListener = ({ listeners }: KafkaNodes) => listeners.find(({ purpose }) => purpose === 'controller');

function controllerWords({ old, now }: BeforeAfter<KafkaNodes>): readonly string[] {
  const [before, after] = [controllerListener(old), controllerListener(now)];
  if (before?.protocol === undefined || after?.protocol === undefined || before.protocol === after.protocol) return [];
  return [
    `controller listener ${after.name} speaks ${after.protocol} instead of ${before.protocol}: nodes that have restarted and nodes that have not refuse each other, and the quorum may have no leader. ${inSteps}`,
  ];
}

const brokerListener = ({ listeners }: KafkaNodes) => listeners.find(({ purpose }) => purpose === 'inter-broker');

/** Whether some nodes have a listener that others look for, as those expect it. */
const answers = ({ listeners }: KafkaNodes, wanted: Listener) =>
  listeners.some(({ name, protocol }) => name === wanted.name && protocol === wanted.protocol);

function brokerWords({ old, now }: BeforeAfter<KafkaNodes>): readonly string[] {
  const [before, after] = [brokerListener(old), brokerListener(now)];
  if (before === undefined || after === undefined) return [];
  const then = `brokers that have restarted and brokers that have not cannot replicate from each other. ${inSteps}`;
  if (before.name === after.name && before.protocol !== after.protocol)
    return [`inter-broker listener ${after.name} speaks ${after.protocol} instead of ${before.protocol}: ${then}`];
  if (!answers(old, after) || !answers(now, before))
    return [
      `brokers use listener ${after.name} among themselves instead of ${before.name}, which not all have during the restart: ${then}`,
    ];
  const [had, has] = [old, now].map(({ settings }) => textOf(settings, 'sasl.mechanism.inter.broker.protocol') ?? 'GSSAPI');
  if (had === undefined || has === undefined || had === has || after.mechanisms === undefined) return [];
  const isTaken = before.mechanisms?.includes(has) === true && after.mechanisms.includes(had);
  return isTaken ? [] : [`brokers log in to each other by ${has} instead of ${had}, which not all take during the restart: ${then}`];
}

interface LoginWords {
  readonly words: string;
  readonly keys: readonly string[];
}

/** Credentials that differ, those of brokers and those of controllers. */
function loginWords({ old, now }: BeforeAfter<KafkaNodes>): readonly LoginWords[] {
  const found = (now.logins ?? []).flatMap((login) => {
    const earlier = old.logins?.find(({ name, of }) => name === login.name && of === login.of);
    const how = earlier && isUsed(login, now) ? compareLogins(earlier.setting, login.setting) : 'same';
    return how === 'same' ? [] : [{ login, how }];
  });
  return (['inter-broker', 'controller'] as const).flatMap((of): readonly LoginWords[] => {
    const those = found.filter(({ login }) => login.of === of);
    if (those.length === 0) return [];
    const names = listed(those.map(({ login }) => login.name));
    const isSure = those.some(({ how }) => how === 'other');
    const change = isSure ? 'change' : 'are taken from elsewhere, and the files do not say whether they are the same';
    const condition = isSure ? '' : 'If they are not, ';
    const nodesOf = of === 'controller' ? 'nodes' : 'brokers';
    const words = `the ${of} credentials (${names}) ${change}: ${condition}${nodesOf} that have restarted and ${nodesOf} that have not refuse each other's logins until all have restarted.`;
    return [{ words, keys: those.map(({ login }) => login.name) }];
  });
}

/** A JAAS setting counts where its listener has logins. */
function isUsed({ of, name }: PeerLogin, node: KafkaNodes): boolean {
  const listener = of === 'controller' ? controllerListener(node) : brokerListener(node);
  return !name.endsWith('jaas.config') || listener?.protocol === undefined || listener.protocol.startsWith('SASL_');
}

/** Two logins. Those of a JAAS text are the same while either side knows the password that the other presents. */
function compareLogins(old: Setting, now: Setting): 'same' | 'other' | 'unknown' {
  if (old.login === undefined || now.login === undefined) return compareSettings(old, now);
  return isAccepted(now.login, old.login) && isAccepted(old.login, now.login) ? 'same' : 'other';
}

type Login = NonNullable<Setting['login']>;

/** Whether a node with some users takes the login of another: by its list of users, or by the same login where it has no list. */
function isAccepted({ username = '', password }: Login, server: Login): boolean {
  const known = server[`user_${username}`];
  return known === undefined ? username === server.username && password === server.password : known === password;
}
