import type { ComponentContext } from '../component.js';
import {
  type AccessKeyRequirement,
  type BucketAddress,
  bucketCredentials,
  cidrProblems,
  type GivenRequirement,
  imageVersion,
  type Labels,
  type OwnParts,
  type Problem,
  type Reach,
  selectorLabels,
  toMiB,
} from '../shared/index.js';
import {
  bucketProblems,
  OBJECT_STORE_DEFAULTS,
  OBJECT_STORE_PORT,
  type ObjectStoreConfig,
  objectStoreIdentity,
  objectStoreProblems,
  objectStoreUrl,
  regionProblems,
} from './config.js';
import type { ObjectStoreImage } from './images.js';

/** Where objects lie: a store that is there, or a stand-in for trying things. */
export type ObjectStoreSpec = S3Spec | S3StandInSpec;

/** A bucket of a store that somebody else runs: Amazon's, or any that speaks S3. */
export interface S3Spec {
  readonly kind: 's3';
  /** The bucket, e.g. `acme-lake-prod`. It must be there. */
  readonly bucket: string;
  /** Its region, e.g. `eu-west-1`: requests are signed for it. */
  readonly region: string;
  /** URL of a store that is not Amazon's, e.g. `https://s3.example.com`. @default Amazon's own */
  readonly endpoint?: string;
  /** Whether the bucket stands in the path rather than in the host name. @default true with an endpoint, else false */
  readonly pathStyle?: boolean;
  /** Secret with the keys `access-key-id` and `secret-access-key`. @default none: the pods' own cloud role */
  readonly credentials?: string;
  /** Addresses of the store, as network policies take them. @default all: Amazon's change */
  readonly cidrs?: readonly [string, ...string[]];
}

/** A stand-in in the platform: one pod over one disk. Its images stand in the release. */
export interface S3StandInSpec extends OwnParts {
  readonly kind: 'stand-in';
  /** The bucket that is used; a Job makes it. */
  readonly bucket: string;
  /** More buckets to make. @default none */
  readonly moreBuckets?: readonly string[];
  /** What requests are signed for. @default us-east-1 */
  readonly region?: string;
  /** Disk. @default 10 */
  readonly storageGiB?: number;
  /** StorageClass of the disk. @default the environment's */
  readonly storageClass?: string;
  /** Memory: request and limit. @default 0.25 */
  readonly memoryGiB?: number;
  /** Processor: requested, never limited. @default 100 */
  readonly cpuMillis?: number;
  /** Pods outside the platform that may use it: the network policies let nobody else through. @default none */
  readonly clients?: readonly { readonly namespace: string; readonly labels?: Labels }[];
}

/** A bucket by reference, e.g. `s3({ bucket: 'acme-lake-prod', region: 'eu-west-1' })`. */
export const s3 = (spec: Omit<S3Spec, 'kind'>): S3Spec => ({ kind: 's3', ...spec });
/** A stand-in in the cluster, for local and development: `s3StandIn({ bucket: 'lake' })`. */
export const s3StandIn = (spec: Omit<S3StandInSpec, 'kind'>): S3StandInSpec => ({ kind: 'stand-in', ...spec });

/** Amazon's addresses change: whoever wants to name them does so in `cidrs`. */
const ANYWHERE = ['0.0.0.0/0'] as const;
const HTTPS_PORT = 443;
const HTTP_PORT = 80;

const objectStoreName = ({ prefix }: Pick<ComponentContext, 'prefix'>) => `${prefix}object-store`;
/** Name of the Secret with the stand-in's keys. */
export const objectStoreKeysSecret = (context: Pick<ComponentContext, 'prefix'>) => `${objectStoreName(context)}-keys`;

/** Where clients of the store ask, and what policies must let them reach. */
export function resolveObjectStore(
  spec: ObjectStoreSpec,
  context: Pick<ComponentContext, 'prefix' | 'namespace' | 'workloads'>,
): BucketAddress {
  if (spec.kind === 's3') return s3Address(spec);
  return {
    bucket: spec.bucket,
    region: spec.region ?? OBJECT_STORE_DEFAULTS.region,
    endpoint: objectStoreUrl({ name: objectStoreName(context), namespace: context.namespace }),
    pathStyle: true,
    credentials: bucketCredentials(objectStoreKeysSecret(context)),
    port: OBJECT_STORE_PORT,
    isStandIn: true,
    reach: [{ kind: 'pods', labels: selectorLabels(objectStoreIdentity(context.workloads)) }],
  };
}

function s3Address({ bucket, region, endpoint, pathStyle, credentials, cidrs }: S3Spec): BucketAddress {
  return {
    bucket,
    region,
    ...(endpoint !== undefined && { endpoint }),
    pathStyle: pathStyle ?? endpoint !== undefined,
    ...(credentials !== undefined && { credentials: bucketCredentials(credentials) }),
    port: endpoint === undefined ? HTTPS_PORT : portOf(endpoint),
    isStandIn: false,
    reach: (cidrs ?? ANYWHERE).map((cidr): Reach => ({ kind: 'addresses', cidr })),
  };
}

const ENDPOINT = /^(https?):\/\/([a-z0-9.-]+)(?::(\d{1,5}))?$/i;

function portOf(endpoint: string): number {
  const [, scheme, , port] = ENDPOINT.exec(endpoint) ?? [];
  return port === undefined ? (scheme?.toLowerCase() === 'http' ? HTTP_PORT : HTTPS_PORT) : Number(port);
}

/** What a stand-in is resolved from, beside its spec. */
export interface StandInInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** Image of the gateway. */
  readonly image: ObjectStoreImage;
  /** Its curl makes the buckets. */
  readonly clientImage: ObjectStoreImage;
}

/** The stand-in with every default and address. Assumes a spec without problems; see {@link objectStoreSpecProblems}. */
export function resolveStandIn(spec: S3StandInSpec, { context, image, clientImage }: StandInInputs): ObjectStoreConfig {
  return {
    ...resolveValues(spec, context.kubernetes.storageClass),
    name: objectStoreName(context),
    namespace: context.namespace,
    version: imageVersion(image) ?? 'unknown',
    image,
    clientImage,
    keys: objectStoreKeysSecret(context),
    clients: (spec.clients ?? []).map(({ namespace, labels = {} }) => ({ namespace, labels })),
  };
}

function resolveValues(spec: S3StandInSpec, storageClass: string | undefined) {
  const { region, storageGiB, memoryGiB, cpuMillis } = OBJECT_STORE_DEFAULTS;
  const disk = spec.storageClass ?? storageClass;
  const buckets: readonly [string, ...string[]] = [spec.bucket, ...(spec.moreBuckets ?? [])];
  return {
    buckets,
    region: spec.region ?? region,
    data: { name: 'data', storageGiB: spec.storageGiB ?? storageGiB, ...(disk && { storageClass: disk }) },
    resources: { memoryMiB: toMiB(spec.memoryGiB ?? memoryGiB), cpuMillis: spec.cpuMillis ?? cpuMillis },
  };
}

/** What is wrong with a store, by the names of its fields. */
export function objectStoreSpecProblems(spec: ObjectStoreSpec, context: Pick<ComponentContext, 'class'>): Problem[] {
  if (spec.kind === 's3') {
    return [
      ...bucketProblems('bucket', spec.bucket),
      ...regionProblems(spec.region),
      ...endpointProblems(spec.endpoint, context),
      ...cidrProblems(spec.cidrs),
    ];
  }
  return [...objectStoreProblems(resolveValues(spec, undefined)), ...(context.class === 'production' ? [STAND_IN_IN_PRODUCTION] : [])];
}

/** Secrets a store needs; none where pods use their own cloud role. */
export function objectStoreSecrets(
  spec: ObjectStoreSpec,
  context: Pick<ComponentContext, 'prefix'>,
): readonly (AccessKeyRequirement | GivenRequirement)[] {
  const keys = ['access-key-id', 'secret-access-key'] as const;
  if (spec.kind === 'stand-in')
    return [{ kind: 'access-key', name: objectStoreKeysSecret(context), purpose: 'the only account of the object store', keys }];
  return spec.credentials === undefined ? [] : [{ kind: 'given', name: spec.credentials, purpose: `keys of bucket ${spec.bucket}`, keys }];
}

const STAND_IN_IN_PRODUCTION: Problem = {
  path: 'kind',
  what: 'a stand-in in production',
  why: 'it is one pod over one disk with one account, by plain HTTP: a lost disk is all data lost',
  fix: "use s3({ bucket: '…', region: '…' })",
};

function endpointProblems(endpoint: string | undefined, context: Pick<ComponentContext, 'class'>): Problem[] {
  if (endpoint === undefined) return [];
  if (!ENDPOINT.test(endpoint)) {
    const why = 'clients take scheme, host and port, and put bucket and object behind them';
    return [{ path: 'endpoint', what: `endpoint "${endpoint}"`, why, fix: 'use e.g. https://s3.example.com' }];
  }
  if (context.class !== 'production' || endpoint.startsWith('https:')) return [];
  const why = 'objects would leave the cluster in clear';
  return [{ path: 'endpoint', what: `endpoint ${endpoint} in production`, why, fix: `use ${endpoint.replace(/^http:/i, 'https:')}` }];
}
