import type { Identity, Labels, Problem, Resources, Volume, Workloads } from '../shared/index.js';
import type { ObjectStoreImage } from './images.js';

/** The in-cluster stand-in for S3 with every default and address filled in. Plain data. */
export interface ObjectStoreConfig {
  /** Name of its objects and of the Service clients use, e.g. `object-store`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Version of the packaging, for labels. */
  readonly version: string;
  /** Image of the gateway. */
  readonly image: ObjectStoreImage;
  /** Its curl makes the buckets. */
  readonly clientImage: ObjectStoreImage;
  /** Region that requests are signed for. */
  readonly region: string;
  /** Buckets made by a Job. */
  readonly buckets: readonly [string, ...string[]];
  /** Secret with `access-key-id` and `secret-access-key`: the one account there is. */
  readonly keys: string;
  /** Volume of the objects. */
  readonly data: Volume;
  /** Memory and CPU of each pod. */
  readonly resources: Resources;
  /** Pods outside the platform that may use it. */
  readonly clients: readonly ObjectStoreClient[];
}

/** Pods that may use the store. */
export interface ObjectStoreClient {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods; empty for all of the namespace. */
  readonly labels: Labels;
}

/** Defaults of what an environment may leave out. */
export const OBJECT_STORE_DEFAULTS = { region: 'us-east-1', storageGiB: 10, memoryGiB: 0.25, cpuMillis: 100 } as const;

/** Port of the S3 protocol. */
export const OBJECT_STORE_PORT = 7070;
/** Path of the health check: no bucket can be called so. */
export const HEALTH_PATH = '/_health';

/** The store's pod. */
export const objectStoreIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({
  name: 'object-store',
  component: 'storage',
  partOf,
});
/** Pods of the Job that makes the buckets. */
export const bucketsIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({
  name: 'object-store',
  component: 'buckets',
  partOf,
});

/** Where clients ask, e.g. `http://object-store.streaming.svc:7070`. */
export const objectStoreUrl = ({ name, namespace }: Pick<ObjectStoreConfig, 'name' | 'namespace'>) =>
  `http://${name}.${namespace}.svc:${OBJECT_STORE_PORT}`;
/** Name of the headless Service that names its pod. */
export const nodesServiceName = (name: string) => `${name}-nodes`;

/** What the rules look at. */
export type ObjectStoreValues = Pick<ObjectStoreConfig, 'buckets' | 'region' | 'data' | 'resources'>;

/** Below this a few uploads at once are killed. */
const MIN_MEMORY_MIB = 128;

/** What is wrong with a stand-in's own values. */
export function objectStoreProblems({ buckets, region, data, resources }: ObjectStoreValues): Problem[] {
  const problems: Problem[] = buckets.flatMap((bucket) => bucketProblems('buckets', bucket));
  if (new Set(buckets).size < buckets.length) {
    problems.push({
      path: 'buckets',
      what: `buckets ${buckets.join(', ')}`,
      why: 'one is named twice',
      fix: `use ${[...new Set(buckets)].join(', ')}`,
    });
  }
  if (!(Number.isInteger(data.storageGiB) && data.storageGiB >= 1)) {
    problems.push({
      path: 'storageGiB',
      what: `a disk of ${data.storageGiB} GiB`,
      why: 'a disk has whole GiB, one at least',
      fix: 'use 10',
    });
  }
  if (!(resources.memoryMiB >= MIN_MEMORY_MIB)) {
    const why = 'a few uploads at once need more, and the kernel kills it';
    problems.push({ path: 'memoryGiB', what: `${resources.memoryMiB} MiB of memory`, why, fix: `use ${MIN_MEMORY_MIB / 1024} or more` });
  }
  return [...problems, ...regionProblems(region)];
}

/** A bucket's name as every S3 store takes it. */
export function bucketProblems(path: string, bucket: string): Problem[] {
  if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) && !bucket.includes('..') && !/^\d+(\.\d+){3}$/.test(bucket)) return [];
  const plain = bucket
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
  return [
    {
      path,
      what: `bucket name "${bucket}"`,
      why: 'it is part of a host name: 3 to 63 lower case letters, digits, dashes and dots, and no address',
      fix: `use ${plain.length >= 3 ? plain : `${plain || 'data'}-lake`}`,
    },
  ];
}

/** A region's name, which every signature holds. */
export function regionProblems(region: string): Problem[] {
  if (/^[a-z0-9-]+$/.test(region)) return [];
  const why = 'every request is signed for it, and signed for another name is refused';
  return [{ path: 'region', what: `region "${region}"`, why, fix: `use ${OBJECT_STORE_DEFAULTS.region}` }];
}
