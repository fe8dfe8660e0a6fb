import type { Problem } from '../shared/index.js';
import { LISTENER_DEFAULTS, type Listener } from './listeners.js';

/** Kubernetes names a port with at most 15 characters, and Kafka's settings carry the name in lower case. */
const NAME = /^(?=.{2,15}$)[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** What is wrong among the listeners of one cluster. `reserved` are ports taken by Kafka itself. */
export function listenerProblems(
  listeners: readonly Listener[],
  reserved: Readonly<Record<string, number>>,
  nodeIds: readonly number[],
): Problem[] {
  const taken = new Map<number, string>(Object.entries(reserved).map(([name, port]) => [port, name]));
  const names = new Set<string>(Object.keys(reserved));
  return listeners.flatMap((listener, index) => {
    const problems = [...nameProblems(listener, names), ...portProblems(listener, taken), ...exposureProblems(listener, nodeIds)];
    names.add(listener.name);
    taken.set(listener.port, listener.name);
    return problems.map((problem) => ({ ...problem, path: `listeners[${index}]` }));
  });
}

function nameProblems({ name }: Listener, names: ReadonlySet<string>): Problem[] {
  if (!NAME.test(name)) {
    return [
      {
        what: `listener name "${name}"`,
        why: 'Kafka maps it to settings and environment variables: lower case, dashes or one letter are lost on the way, and Kubernetes takes no longer name for a port',
        fix: `use ${fixedName(name)}`,
      },
    ];
  }
  if (!names.has(name)) return [];
  return [
    {
      what: `two listeners are called ${name}`,
      why: 'Kafka keeps one entry a name and refuses to start',
      fix: `rename one, e.g. ${name}_2`,
    },
  ];
}

const fixedName = (name: string) => {
  const upper = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[^A-Z]+/, '')
    .slice(0, 15)
    .replace(/_$/, '');
  return upper.length >= 2 ? upper : 'CLIENT';
};

function portProblems({ name, port }: Listener, taken: ReadonlyMap<number, string>): Problem[] {
  const owner = taken.get(port);
  if (owner !== undefined) {
    return [
      {
        what: `listeners ${owner} and ${name} both take port ${port}`,
        why: 'the second one cannot bind and the broker exits',
        fix: `give ${name} a free port, e.g. ${freePort(taken)}`,
      },
    ];
  }
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return [];
  return [
    {
      what: `listener ${name} has port ${port}`,
      why: 'a container that is not root can bind 1024–65535 only',
      fix: `use e.g. ${freePort(taken)}`,
    },
  ];
}

function freePort(taken: ReadonlyMap<number, string>): number {
  let port: number = LISTENER_DEFAULTS.clientPort;
  while (taken.has(port)) port += 1;
  return port;
}

function exposureProblems({ name, exposure, protocol }: Listener, nodeIds: readonly number[]): Problem[] {
  if (exposure.kind === 'inside') return [];
  const problems: Problem[] = [];
  if (exposure.host.trim() === '') {
    problems.push({
      what: `external listener ${name} has no address`,
      why: 'brokers would advertise nothing, and clients outside would connect once and then hang',
      fix: 'set host to a name clients outside resolve, e.g. broker-{id}.kafka.example.com',
    });
  } else if (exposure.kind === 'load-balancer' && nodeIds.length > 1 && !exposure.host.includes('{id}')) {
    problems.push({
      what: `external listener ${name} advertises ${exposure.host} for ${nodeIds.length} brokers`,
      why: 'clients must reach each broker by its own address',
      fix: `put {id} into host, e.g. broker-{id}.${exposure.host}`,
    });
  }
  if (protocol === 'PLAINTEXT')
    problems.push({
      what: `external listener ${name} is PLAINTEXT`,
      why: 'anybody on the way reads and writes',
      fix: 'use externalNodePort or externalLoadBalancer, which speak SASL_SSL',
    });
  if (exposure.kind === 'node-port') problems.push(...nodePortProblems(name, exposure.firstNodePort, nodeIds));
  return problems;
}

function nodePortProblems(name: string, firstNodePort: number, nodeIds: readonly number[]): Problem[] {
  const outside = nodeIds.find((id) => firstNodePort + id < 30_000 || firstNodePort + id > 32_767);
  if (outside === undefined) return [];
  return [
    {
      what: `listener ${name} would take NodePort ${firstNodePort + outside} for node ${outside}`,
      why: 'Kubernetes hands out 30000–32767',
      fix: `set firstNodePort so that every sum fits, e.g. ${LISTENER_DEFAULTS.firstNodePort}`,
    },
  ];
}
