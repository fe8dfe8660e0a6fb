import { recognisedAs } from '../../charts/recognised.js';
import { HEAP } from '../../charts/shared/heap.js';
import { BLOCK, BLOCK_WHERE_IT_COUNTS, WARN, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import type { ContainerFact, Facts, HeapFact, KafkaNodes, Workload } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { spotOf, streamingWorkloads } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** A broker that reads its log again after a crash is not ready for this long. */
const RECOVERY_SECONDS = 600;
const BROKER_GRACE_SECONDS = 120;

/** Memory, probes and patience of the pods. */
export const PODS: readonly Rule[] = [
  {
    ...ruleOf(HEAP),
    title: 'a heap that does not fit its container',
    source: 'bitnami/charts#27130, apecloud/kubeblocks-addons#2822',
    wrong: 'KAFKA_HEAP_OPTS: -Xmx1g\nlimits: { memory: 768Mi }',
    right: 'KAFKA_HEAP_OPTS: -Xmx1g\nlimits: { memory: 2Gi }',
    check: (facts) => [
      ...streamingWorkloads(facts)
        .filter(({ origin }) => origin === 'kubernetes')
        .flatMap(containerHeaps),
      ...facts.nodes.filter(({ origin }) => origin === 'strimzi').flatMap(nodeHeap),
    ],
  },
  {
    id: 'K8S-14',
    title: 'memory is not reserved or not bounded',
    severity: WARN_IN_PRODUCTION,
    why: 'a pod without a request is the first to be evicted, and one without a limit takes its neighbours’ memory',
    source: 'Kubernetes documentation, quality of service',
    wrong: 'containers:\n  - name: kafka   # no resources',
    right: 'resources:\n  requests: { memory: 4Gi, cpu: 500m }\n  limits: { memory: 4Gi }',
    check: (facts) =>
      streamingWorkloads(facts)
        .filter(({ origin }) => origin === 'kubernetes')
        .flatMap(({ resource, pod }) => pod.containers.filter(isOurs).flatMap((container) => unbounded(container, resource))),
  },
  {
    id: 'K8S-18',
    title: 'a broker is killed while it reads its log again',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'after a crash a broker reads its log before it opens a port; a liveness probe that does not wait kills it, and it begins again',
    source: 'cal-itp/data-infra#5147, strimzi/strimzi-kafka-operator#1645',
    wrong: 'livenessProbe: { tcpSocket: { port: 9092 }, initialDelaySeconds: 30 }',
    right:
      'startupProbe: { tcpSocket: { port: 9092 }, periodSeconds: 10, failureThreshold: 180 }\nlivenessProbe: { tcpSocket: { port: 9092 } }',
    check: ({ nodes }) => nodes.filter(({ roles, origin }) => roles.includes('broker') && origin === 'kubernetes').flatMap(impatient),
  },
  {
    id: 'K8S-19',
    title: 'a liveness probe asks others',
    severity: WARN,
    why: 'when a neighbour is away every pod fails the probe and is killed, which makes an outage of a hiccup',
    source: 'helm/charts#2682',
    wrong: 'livenessProbe:\n  exec: { command: [kafka-topics.sh, --list, --bootstrap-server, "localhost:9092"] }',
    right: 'livenessProbe:\n  tcpSocket: { port: 9092 }',
    check: (facts) =>
      streamingWorkloads(facts)
        .filter(({ origin }) => origin === 'kubernetes')
        .flatMap(({ resource, pod }) => pod.containers.flatMap((container) => remote(container, resource))),
  },
  {
    id: 'K8S-20',
    title: 'a broker gets too little time to stop',
    severity: WARN_IN_PRODUCTION,
    why: 'a broker hands over its leaders before it ends; killed in the middle, it reads its whole log at the next start',
    source: 'banzaicloud/koperator#687, strimzi/strimzi-kafka-operator#5263',
    wrong: '# terminationGracePeriodSeconds is not set, which is 30',
    right: 'terminationGracePeriodSeconds: 120',
    check: ({ nodes }) =>
      nodes
        .filter(
          ({ roles, origin, graceSeconds = 30 }) =>
            roles.includes('broker') && origin === 'kubernetes' && graceSeconds < BROKER_GRACE_SECONDS,
        )
        .map((node) => ({
          ...spotOf(undefined, node),
          what: `${node.name} is killed ${node.graceSeconds ?? '30 (not set)'} s after it is asked to stop`,
          fix: `set terminationGracePeriodSeconds to ${BROKER_GRACE_SECONDS}`,
        })),
  },
  {
    id: 'K8S-38',
    title: 'Kubernetes tells the pod of a Service in a variable that ends it',
    severity: BLOCK,
    why: 'for a Service called kafka every pod gets KAFKA_PORT, and the images stop at it: “port is deprecated”; Apache’s makes settings of such variables',
    source: 'confluentinc/schema-registry#689, confluentinc/cp-docker-images#286',
    wrong: 'kind: Service\nmetadata: { name: kafka }   # beside pods of cp-kafka',
    right: 'spec:\n  enableServiceLinks: false',
    check: (facts) => streamingWorkloads(facts).flatMap((workload) => linked(workload, facts)),
  },
];

const isOurs = ({ runs }: ContainerFact) => runs !== 'other' && runs !== 'tool';

function containerHeaps({ resource, pod }: Workload): readonly Violation[] {
  return pod.containers.flatMap(({ heap, limits, runs, name }) => heapViolations(heap, limits.memoryMiB, { resource, name, runs }));
}

const nodeHeap = ({ heap, memoryLimitMiB, resource, name }: KafkaNodes): readonly Violation[] =>
  heapViolations(heap, memoryLimitMiB, { resource, name, runs: 'kafka' });

type Heaped = Pick<ContainerFact, 'name' | 'runs'> & { readonly resource: string };

function heapViolations(heap: HeapFact | undefined, memoryMiB: number | undefined, { resource, name, runs }: Heaped): readonly Violation[] {
  if (heap === undefined || memoryMiB === undefined) return [];
  const { place, maxMiB, ramPercent } = heap;
  const program = runs === 'kafka' || runs === 'zookeeper' ? runs : 'other';
  const sizes = { ...(maxMiB !== undefined && { heapMiB: maxMiB }), ...(ramPercent !== undefined && { ramPercent }) };
  return boundViolations(HEAP, { ...sizes, memoryMiB, program }, { resource, place }, name);
}

function unbounded({ name, place, requests, limits }: ContainerFact, resource: string): readonly Violation[] {
  const missing = [
    ...(requests.memoryMiB === undefined && limits.memoryMiB === undefined ? ['request'] : []),
    ...(limits.memoryMiB === undefined ? ['limit'] : []),
  ];
  if (missing.length === 0) return [];
  return [{ resource, place, what: `${name} has no memory ${missing.join(' and no memory ')}`, fix: 'set both, to the same amount' }];
}

const LOCAL_PROCESS = /pgrep|\bps\b|jps|kill -0|pidof/;

function impatient(node: KafkaNodes): readonly Violation[] {
  const { livenessProbe: liveness, startupProbe: startup, name, resource } = node;
  if (liveness === undefined || LOCAL_PROCESS.test(liveness.command ?? '')) return [];
  const patience = (startup ?? liveness).patienceSeconds;
  if (patience >= RECOVERY_SECONDS) return [];
  const what = `${name} is killed ${patience} s after a start without an open port${startup ? '' : ', as it has no startupProbe'}`;
  return [
    {
      resource,
      place: (startup ?? liveness).place,
      what,
      fix: `add a startupProbe that waits ${RECOVERY_SECONDS} s or more: periodSeconds 10, failureThreshold 180`,
    },
  ];
}

const ASKS_OTHERS =
  /kafka-(topics|broker-api-versions|consumer-groups|configs|metadata-quorum|cluster)|zookeeper-shell|zkCli|kafkacat|\bkcat\b|cub (kafka|zk|sr)-ready|ub (kafka|sr)-ready/;

function remote({ livenessProbe, name }: ContainerFact, resource: string): readonly Violation[] {
  const tool = ASKS_OTHERS.exec(livenessProbe?.command ?? '')?.[0];
  if (livenessProbe === undefined || tool === undefined) return [];
  return [
    {
      resource,
      place: livenessProbe.place,
      what: `${name}: the liveness probe runs ${tool}`,
      fix: 'look at the port of this process only: tcpSocket',
    },
  ];
}

function linked(workload: Workload, { services }: Facts): readonly Violation[] {
  if (workload.origin !== 'kubernetes' || workload.pod.serviceLinks === false) return [];
  return workload.pod.containers.flatMap(({ runs, image, env }) => {
    const fatal = recognisedAs(runs)?.fatalService;
    const service = services.find(({ name, namespace }) => name === fatal && namespace === workload.namespace);
    const isSetAnyway = Object.keys(env).some((name) => name === `${fatal?.toUpperCase().replace('-', '_')}_PORT`);
    const isHeadless = service?.isHeadless === true;
    const stops = image.family === 'confluent' || (image.family === 'apache' && isAtLeast(image.kafkaVersion, '3.7'));
    if (service === undefined || isHeadless || isSetAnyway || !stops) return [];
    return [
      {
        resource: workload.resource,
        place: workload.pod.place,
        what: `the Service ${service.name} becomes variables of ${workload.name}`,
        fix: 'set enableServiceLinks: false, or give the Service another name',
      },
    ];
  });
}
