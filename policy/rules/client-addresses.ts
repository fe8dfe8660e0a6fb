import { BLOCK } from '../../charts/shared/severity.js';
import type { ConnectorFact, ContainerFact, Facts, Setting, Settings, Workload } from '../facts/index.js';
import { workersOf } from './connector.js';
import { spotOf, unique, workloadOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** Where programs look for others. */
export const CLIENT_ADDRESSES: readonly Rule[] = [
  {
    id: 'RST-04',
    title: 'a program looks for another in its own container',
    severity: BLOCK,
    why: 'localhost is the container itself: nobody listens there, and the program waits and ends',
    source: 'bitnami/bitnami-docker-kafka#209; the second most frequent question of all',
    wrong: 'CONNECT_BOOTSTRAP_SERVERS: localhost:9092   # Kafka is another container',
    right: 'CONNECT_BOOTSTRAP_SERVERS: kafka:9092',
    check: (facts) =>
      unique(
        [...fromPrograms(facts), ...fromOperated(facts), ...fromConnectors(facts), ...fromQueries(facts)],
        ({ resource, place, what }) => [resource, place.file, place.line, what].join(' '),
      ),
  },
];

/** Settings that hold addresses of others, by how their keys end. What a program itself listens on has other names. */
const ADDRESS_KEY =
  /(^|[._])(bootstrap[._]?servers?|schema[._]registry[._]url|connection[._]url|broker[._]?list|kafka[._]brokers?|database[._]hostname|kafkastore[._]connection[._]url|zookeeper[._]connect)$/i;
const ITSELF = /(^|\/\/|@|,\s*)(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)(?=[:/,]|$)(?::(\d+))?/;

interface Dialled {
  readonly key: string;
  readonly setting: Setting;
  readonly address: string;
  readonly port?: number;
}

const dialled = (settings: Settings): readonly Dialled[] =>
  Object.entries(settings).flatMap(([key, setting]) => {
    if (!ADDRESS_KEY.test(key) || setting.secret !== undefined) return [];
    const [, , host, port] = ITSELF.exec(setting.value) ?? [];
    return host === undefined ? [] : [{ key, setting, address: setting.value, ...(port !== undefined && { port: Number(port) }) }];
  });

/** Whether another container may answer on the same address: of the same pod, of the host, or of the network it joins. */
function isAlone(workload: Workload, container: ContainerFact, port: number | undefined): boolean {
  const { pod } = workload;
  if (pod.sharesNetwork === true || container.ports.some((each) => each.port === port)) return false;
  return pod.containers.every((each) => each === container || (each.ports.length > 0 && each.ports.every((other) => other.port !== port)));
}

/** Programs that look for no other, or whose command lines are for their own server. */
const NO_CLIENTS = ['zookeeper', 'tool'];

/** Of a broker, the ensemble it looks for: its own listeners and voters may be local. An image that is not known may hold both. */
const isLookedFor = ({ runs, image }: ContainerFact, key: string) =>
  runs !== 'kafka' || (/zookeeper[._]connect$/i.test(key) && image.family !== 'other');

function fromPrograms(facts: Facts): readonly Violation[] {
  const clients = [...facts.connects, ...facts.registries, ...facts.gateways];
  return facts.workloads.flatMap((workload) =>
    workload.pod.containers
      .filter(({ runs }) => !NO_CLIENTS.includes(runs))
      .flatMap((container) => {
        const settings = clients.find(({ resource }) => resource === workload.resource)?.settings ?? {};
        const all = unique(
          [...dialled(settings), ...dialled(container.env)],
          ({ setting: { place }, address }) => `${place.file}:${place.line} ${address}`,
        );
        return all
          .filter(({ key, port }) => isLookedFor(container, key) && isAlone(workload, container, port))
          .map((found) => told(found, workload, container.name));
      }),
  );
}

/** Workers that an operator starts in pods of their own. */
const fromOperated = ({ connects }: Facts): readonly Violation[] =>
  connects
    .filter(({ origin }) => origin === 'strimzi')
    .flatMap((workers) => dialled(workers.settings).map((found) => told(found, workers, workers.name)));

const told = ({ key, setting, address }: Dialled, owner: Parameters<typeof spotOf>[1], name: string): Violation => ({
  ...spotOf(setting, owner),
  what: `${name}: ${key} is ${address}, which is its own container`,
  fix: 'use the name of the service that it looks for',
});

/** Connectors run in the containers of their workers. */
const fromConnectors = (facts: Facts): readonly Violation[] =>
  facts.connectors.flatMap((connector) =>
    dialled(connector.config)
      .filter(({ port }) => isElsewhere(connector, port, facts))
      .map((found) => told(found, connector, connector.name)),
  );

function isElsewhere(connector: ConnectorFact, port: number | undefined, facts: Facts): boolean {
  const workers = workersOf(connector, facts);
  if (connector.declaredBy === 'strimzi' || workers?.origin === 'strimzi') return true;
  const workload = workers && workloadOf(facts, workers.resource);
  const container = workload?.pod.containers.find(({ runs }) => runs === workers?.software);
  return workload !== undefined && container !== undefined && isAlone(workload, container, port);
}

/** Queries of jobs that an operator starts in pods of their own. */
const fromQueries = ({ streamJobs }: Facts): readonly Violation[] =>
  streamJobs
    .filter(({ kind }) => kind !== 'workload')
    .flatMap(({ queries, name }) => queries.flatMap((query) => dialled(query.options).map((found) => told(found, query, name))));
