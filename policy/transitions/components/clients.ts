import { DANGEROUS } from '../../../charts/shared/severity.js';
import { type Edge, hasLabels, type KafkaNodes, type Workload } from '../../facts/index.js';
import type { Outcome, State, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';

/** RST-03: clients of the same files are not told what brokers listen to now. */
export const clientsLockedOut: Transition = {
  id: 'RST-03',
  title: 'Clients are not told how brokers listen now',
  severities: DANGEROUS,
  why: 'a client that speaks another protocol than the listener, or dials a port without one, gets no connection at all',
  source: 'practice',
  check: (transit) => [
    ...transit.after.facts.edges.flatMap((edge) => [...otherProtocol(edge, transit), ...noListener(edge, transit)]),
    ...namedByOthers(transit),
  ],
};

const LOCKED_OUT = { consequence: 'outage', by: 'runbook', isReversible: true } as const;

function otherProtocol(edge: Edge, transit: Transit): readonly Outcome[] {
  const protocol = listenerAt(transit.after, edge.cluster, edge.port)?.protocol;
  const before = listenerAt(transit.before, edge.cluster, edge.port)?.protocol;
  if (protocol === undefined || protocol === edge.protocol || before === protocol) return [];
  const text = `${edge.from} speaks ${edge.protocol} to port ${edge.port}, where brokers speak ${protocol} from now on: it gets no connection. Change both in one step.`;
  return [{ ...LOCKED_OUT, resource: edge.from, text }];
}

const brokersOf = ({ facts }: State, cluster: string) =>
  facts.nodes.filter((node) => node.cluster === cluster && node.roles.includes('broker'));

const listenerAt = (state: State, cluster: string, port: number | undefined) =>
  brokersOf(state, cluster).flatMap(({ listeners }) => listeners.filter((listener) => listener.port === port))[0];

/** A client that dials a port where brokers listened, and none does now. */
function noListener({ from, cluster, port, bootstrap }: Edge, transit: Transit): readonly Outcome[] {
  if (port === undefined || !isClosed(cluster, port, transit)) return [];
  return [{ ...LOCKED_OUT, resource: from, text: `${from} dials ${bootstrap}: ${closedWords(port, cluster, transit)}` }];
}

const closedWords = (port: number, cluster: string, { after }: Transit) => {
  const ports = brokersOf(after, cluster).flatMap(({ listeners }) => listeners.flatMap((listener) => listener.port ?? []));
  return `no broker listens on port ${port} from now on (only on ${listed([...new Set(ports)].map(String))}): it gets no connection. Change both in one step.`;
};

/** Whether a port of brokers was open and is not. A Service that has it may lead to another one. */
function isClosed(cluster: string, port: number, { before, after }: Transit): boolean {
  if (listenerAt(before, cluster, port) === undefined || listenerAt(after, cluster, port) !== undefined) return false;
  const now = brokersOf(after, cluster);
  const isKnown = now.length > 0 && now.every(({ settingsElsewhere, listeners }) => !settingsElsewhere && listeners.length > 0);
  const leads = after.facts.services.some(
    ({ selector, ports }) =>
      selector !== undefined &&
      ports.some((each) => each.port === port && each.target !== String(port)) &&
      now.some(({ podLabels }) => hasLabels(selector, podLabels)),
  );
  return isKnown && !leads;
}

/** Services of a compose file that name a broker and its closed port in a variable. */
function namedByOthers(transit: Transit): readonly Outcome[] {
  const { facts } = transit.after;
  const told = new Set([...facts.edges.map(({ from }) => from), ...facts.nodes.map(({ resource }) => resource)]);
  const others = facts.workloads.filter(({ origin, resource }) => origin === 'compose' && !told.has(resource));
  return others.flatMap((workload) => {
    const dialled = facts.nodes.flatMap((node) =>
      closedPorts(node, transit)
        .filter((port) => isDialled(workload, node.name, port))
        .map((port) => ({ node, port })),
    );
    return dialled.map(
      ({ node, port }): Outcome => ({
        ...LOCKED_OUT,
        resource: workload.resource,
        text: `${workload.name} dials ${node.name}:${port}: ${closedWords(port, node.cluster, transit)}`,
      }),
    );
  });
}

const closedPorts = (node: KafkaNodes, transit: Transit): readonly number[] =>
  transit.before.facts.nodes
    .filter(({ resource }) => resource === node.resource)
    .flatMap(({ listeners }) => listeners.flatMap(({ port }) => port ?? []))
    .filter((port) => isClosed(node.cluster, port, transit));

const isDialled = ({ pod }: Workload, host: string, port: number) =>
  pod.containers.some(({ env }) =>
    Object.values(env).some(({ value }) => value.split(/[,;\s]/).some((part) => part.replace(/^\w+:\/\//, '') === `${host}:${port}`)),
  );
