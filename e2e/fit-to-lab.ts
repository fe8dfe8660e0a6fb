import type { ConnectorSpec } from '../charts/connect/connector-spec.js';
import { inImage } from '../charts/connect/index.js';
import { s3StandIn } from '../charts/object-store/spec.js';
import type { Environment } from '../platform/environment.js';
import type { Pipeline, PipelinePart } from '../platform/pipelines/pipeline.js';
import type { PoolShape } from '../platform/spec.js';

/** What the lab's three nodes can carry: two cores for everything. */
const LAB = {
  zones: ['zone-a', 'zone-b', 'zone-c'],
  storageClass: 'standard',
  memoryGiB: 0.75,
  heapMiB: 320,
  storageGiB: 1,
  cpuMillis: 50,
  httpMemoryGiB: 0.5,
  worker: { memoryGiB: 1, cpuMillis: 50 },
  database: { memoryGiB: 0.5, cpuMillis: 50 },
  job: { memoryGiB: 1, heapMiB: 512, cpuMillis: 50 },
  /** A test waits for an object: not a minute. */
  objectEverySeconds: 20,
} as const;

/**
 * The environment on the lab's three zones: other zone names and storage class, small heaps, disks and processor
 * requests, objects sooner. A stand-in for S3 instead of a bucket that is elsewhere, and no Spark operator, which the lab
 * has not. Its Connect image holds the plugins. Nothing else differs.
 */
export function fitToLab(environment: Environment): Environment {
  const { promotesFrom: _, ...alone } = environment; // the lab has no other environment to prove a change in first
  const { kafka, kubernetes } = alone;
  return {
    ...alone,
    ...fitServices(environment),
    ...fitData(environment),
    ...(environment.pipelines && { pipelines: environment.pipelines.map(fitPipeline) }),
    kubernetes: { ...kubernetes, ...(kubernetes.zones && { zones: LAB.zones }), storageClass: LAB.storageClass },
    kafka: fitKafka(kafka),
  };
}

function fitKafka(kafka: Environment['kafka']): Environment['kafka'] {
  const { pools, coordination } = kafka;
  const { memoryGiB, heapMiB, storageGiB, cpuMillis } = LAB;
  const small = <Shape extends PoolShape>(shape: Shape): Shape => ({
    ...shape,
    memoryGiB,
    heapMiB,
    cpuMillis,
    volumes: [{ storageGiB }, ...shape.volumes.slice(1).map(() => ({ storageGiB }))],
  });
  const [first, ...rest] = 'perZone' in pools ? [] : pools.map(small);
  return {
    ...kafka,
    pools: 'perZone' in pools ? { perZone: small(pools.perZone) } : first ? [first, ...rest] : pools,
    coordination: { ...coordination, memoryGiB: 0.5, heapMiB: coordination.mode === 'kraft' ? 192 : 128, storageGiB, cpuMillis },
  };
}

/** One of each: the lab's registry is a double that stands alone and elects no writer, and two cores carry no second worker. */
function fitServices({ schemaRegistry, restProxy, connect }: Environment): Partial<Environment> {
  const memoryGiB = LAB.httpMemoryGiB;
  return {
    ...(schemaRegistry && { schemaRegistry: { ...schemaRegistry, replicas: 1, memoryGiB } }),
    ...(restProxy && { restProxy: { ...restProxy, replicas: 1, memoryGiB } }),
    ...(connect && {
      connect: {
        ...connect,
        ...LAB.worker,
        replicas: 1,
        plugins: (connect.plugins ?? []).map((plugin) => ({ ...plugin, delivery: inImage() })),
      },
    }),
  };
}

function fitData({ postgres, objectStore, spark }: Environment): Partial<Environment> {
  const { storageGiB } = LAB;
  return {
    ...(postgres && { postgres: { ...('external' in postgres ? {} : postgres), ...LAB.database, storageGiB } }),
    ...(objectStore && { objectStore: s3StandIn({ bucket: objectStore.bucket, storageGiB }) }),
    ...(spark && { spark: { delivery: 'pods' } }),
  };
}

const fitPipeline = ({ name, parts }: Pipeline): Pipeline => ({ name, parts: parts.map(fitPart) });

function fitPart(part: PipelinePart): PipelinePart {
  if (part.kind === 's3-sink') return fitSink(part);
  if (part.kind !== 'stream-job') return part;
  return { ...part, job: { ...part.job, driver: LAB.job } };
}

const fitSink = (sink: Extract<ConnectorSpec, { kind: 's3-sink' }>): PipelinePart => ({
  ...sink,
  ...('everySeconds' in sink.flush && { flush: { records: sink.flush.records, everySeconds: LAB.objectEverySeconds } }),
});
