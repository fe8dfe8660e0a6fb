import { at, list, text } from '../../schemas/json.js';
import type { Changed } from '../kubernetes/objects.js';
import type { Outcome, Transit } from '../transition.js';
import { listed } from '../words.js';
import { changedOfStrimzi } from './strimzi-resources.js';

/** What clients notice of a changed field of a listener. */
type Notice = 'address' | 'protocol' | 'certificate' | 'peers';

/** Fields of a listener that clients notice. Of `authentication` they notice its type. */
const NOTICED: readonly (readonly [field: string, notice: Notice])[] = [
  ['type', 'address'],
  ['port', 'address'],
  ['tls', 'protocol'],
  ['configuration.bootstrap.host', 'address'],
  ['configuration.bootstrap.nodePort', 'address'],
  ['configuration.bootstrap.loadBalancerIP', 'address'],
  ['configuration.bootstrap.alternativeNames', 'certificate'],
  ['configuration.brokers', 'address'],
  ['configuration.class', 'address'],
  ['configuration.controllerClass', 'address'],
  ['configuration.hostTemplate', 'address'],
  ['configuration.advertisedHostTemplate', 'address'],
  ['configuration.advertisedPortTemplate', 'address'],
  ['configuration.createBootstrapService', 'address'],
  ['configuration.useServiceDnsDomain', 'address'],
  ['configuration.preferredNodePortAddressType', 'address'],
  ['configuration.brokerCertChainAndKey', 'certificate'],
  ['configuration.loadBalancerSourceRanges', 'peers'],
  ['networkPolicyPeers', 'peers'],
];

/** Of each broker's own part of a listener only these are its address. */
const BROKER_ADDRESS = ['host', 'advertisedHost', 'advertisedPort', 'nodePort', 'loadBalancerIP'];

/** Types as people call them. */
const TYPES: Readonly<Record<string, string>> = {
  internal: 'a Service inside the cluster',
  'cluster-ip': 'a Service inside the cluster for each broker',
  nodeport: 'node ports',
  loadbalancer: 'a load balancer',
  ingress: 'an ingress',
  route: 'a route',
  tlsroute: 'a TLS route',
};

/** What KFK-28 says of listeners of a Kafka resource of Strimzi: once for each listener, whatever the number of its pools. */
export const strimziListeners = (transit: Transit): readonly Outcome[] =>
  changedOfStrimzi(transit, 'Kafka').flatMap((change) => {
    const [before, after] = [listenersOf(change.before), listenersOf(change.after)];
    return before.flatMap((old): readonly Outcome[] => {
      const now = after.find((each) => nameOf(each) === nameOf(old)) ?? renamed(old, before, after);
      const words = now === undefined ? [`(port ${portOf(old)}) is gone: its clients are cut off`] : differences(old, now, change);
      if (words.length === 0) return [];
      const names = [nameOf(old), ...(now === undefined ? [] : [nameOf(now)])];
      const fields = change.fields.filter(
        ({ steps }) => steps[1] === 'kafka' && steps[2] === 'listeners' && names.includes(steps[3] ?? ''),
      );
      const text = `${change.ref.name}: listener ${nameOf(old)} ${words.join('; ')}.`;
      return [{ resource: change.object, consequence: 'outage', by: 'operator', isReversible: true, text, fields }];
    });
  });

const listenersOf = (kafka: unknown) => list(at(kafka, 'spec', 'kafka', 'listeners'));
const nameOf = (listener: unknown) => text(at(listener, 'name')) ?? '';
const portOf = (listener: unknown) => String(at(listener, 'port') ?? '');
const typeOf = (listener: unknown) => text(at(listener, 'type')) ?? 'internal';

/** The same listener under another name. Only where one Service leads to all listeners is its name no part of an address. */
const renamed = (old: unknown, before: readonly unknown[], after: readonly unknown[]) =>
  after.find(
    (now) =>
      portOf(now) === portOf(old) &&
      [old, now].every((each) => typeOf(each) === 'internal') &&
      !before.some((each) => nameOf(each) === nameOf(now)),
  );

/** What clients of a listener notice. */
function differences(old: unknown, now: unknown, { after }: Changed): readonly string[] {
  const noticed = NOTICED.flatMap(([field, notice]): readonly string[] => {
    const [from, to] = [old, now].map((listener) => at(listener, ...field.split('.')));
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const words = WORDS[notice](field, from, to);
    return words === undefined ? [] : [words];
  });
  return [...noticed, ...loginWords(old, now, at(after, 'spec', 'kafka', 'authorization') !== undefined)];
}

const WORDS: Readonly<Record<Notice, (field: string, from: unknown, to: unknown) => string | undefined>> = {
  address: addressWords,
  protocol: (_, from, to) =>
    (from === true) === (to === true)
      ? undefined
      : to === true
        ? 'is encrypted: clients without TLS are refused'
        : 'is no longer encrypted: clients with TLS are refused',
  certificate: certificateWords,
  peers: peerWords,
};

function addressWords(field: string, from: unknown, to: unknown): string | undefined {
  if (field === 'configuration.brokers')
    return JSON.stringify(brokerAddresses(from)) === JSON.stringify(brokerAddresses(to))
      ? undefined
      : 'has other addresses of single brokers: clients that cannot reach them are cut off';
  if (field === 'type') {
    const [was, is] = [from, to].map((type) => TYPES[String(type)] ?? String(type));
    return `is ${is} instead of ${was}: the earlier address goes, and who uses it is cut off`;
  }
  const last = field.split('.').at(-1);
  return `has ${last} ${shown(to)} instead of ${shown(from)}: who uses the earlier address is cut off`;
}

const brokerAddresses = (brokers: unknown) =>
  list(brokers).map((broker) => ['broker', ...BROKER_ADDRESS].map((field) => at(broker, field) ?? null));

const shown = (value: unknown) => (value === undefined ? 'none' : String(value));

function certificateWords(field: string, from: unknown, to: unknown): string | undefined {
  if (!field.endsWith('alternativeNames')) return 'serves another certificate: clients that do not trust who signed it are refused';
  const gone = list(from)
    .map(String)
    .filter((name) => !list(to).map(String).includes(name));
  return gone.length === 0 ? undefined : `has a certificate without ${listed(gone)}: clients that use that name and verify it are refused`;
}

/** Who may connect: without a list everybody may. */
function peerWords(field: string, from: unknown, to: unknown): string | undefined {
  if (to === undefined) return undefined;
  const kept = list(to).map((peer) => JSON.stringify(peer));
  const isNarrower = from === undefined || list(from).some((peer) => !kept.includes(JSON.stringify(peer)));
  return isNarrower ? `lets fewer connect (${field.split('.').at(-1)}): the others are cut off` : undefined;
}

function loginWords(old: unknown, now: unknown, isAuthorized: boolean): readonly string[] {
  const [from, to] = [old, now].map((listener) => text(at(listener, 'authentication', 'type')));
  if (from === to) return [];
  if (to !== undefined) {
    return [
      from === undefined
        ? `asks for authentication ${to}: clients without it are refused`
        : `asks for authentication ${to} instead of ${from}: clients with the earlier one are refused`,
    ];
  }
  return [
    isAuthorized
      ? `has no authentication any more: its clients are User:ANONYMOUS, and refused what no ACL gives that user`
      : 'has no authentication any more: whoever reaches it may do everything',
  ];
}
