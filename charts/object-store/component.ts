import { type Component, imageKey } from '../component.js';
import { type BucketAddress, type ImageRelease, imageReleaseProblems, type Problem, under } from '../shared/index.js';
import type { LocalAccess, LocalService } from '../shared/local-parts.js';
import { OBJECT_STORE_PORT, type ObjectStoreConfig, objectStoreIdentity } from './config.js';
import { OBJECT_STORE_IMAGES, objectStoreContract, objectStoreImage, objectStoreImageProblems } from './images.js';
import { recognisedObjectStore } from './recognise.js';
import { type ObjectStoreSpec, objectStoreSecrets, objectStoreSpecProblems, resolveObjectStore, resolveStandIn } from './spec.js';

/** The object store in an environment. */
export interface ObjectStoreField {
  /** Where objects, tables and checkpoints lie: `s3({…})`, or a stand-in for trying things. @default none */
  readonly objectStore?: ObjectStoreSpec;
}

/** The object store in a release file. */
export interface ObjectStoreReleaseField {
  /** Only for the stand-in: a store elsewhere has no image. */
  readonly objectStore?: StandInRelease;
}

/** What runs of the stand-in for S3: the gateway, and the client whose curl makes its buckets. */
export interface StandInRelease extends ImageRelease {
  /** Image whose curl creates the buckets, e.g. `curlimages/curl:8.14.1`. */
  readonly client: string;
  /** Known image the client was built from. @default the client is itself a known one */
  readonly clientBasedOn?: string;
}

/** The client of the stand-in, as any other image. */
const clientRelease = ({ client, clientBasedOn }: StandInRelease): ImageRelease => ({
  image: client,
  ...(clientBasedOn !== undefined && { basedOn: clientBasedOn }),
});

function standInImageProblems(store: StandInRelease, allowLatest: boolean): readonly Problem[] {
  const problems = (image: ImageRelease, runs: 'gateway' | 'client') =>
    imageReleaseProblems(image, {
      contract: (reference) => objectStoreContract({ reference, runs }),
      problems: (reference) => objectStoreImageProblems({ reference, runs }),
      allowLatest,
    });
  const fields: Readonly<Record<string, string>> = { image: 'client', basedOn: 'clientBasedOn' };
  const ofClient = problems(clientRelease(store), 'client').map((problem) => ({
    ...problem,
    path: fields[problem.path ?? ''] ?? 'client',
  }));
  return [...problems(store, 'gateway'), ...ofClient];
}

/** The object store as the platform uses it. */
export interface ResolvedObjectStore {
  /** Where the store is and how it is used. */
  readonly address: BucketAddress;
  /** The stand-in, where the platform runs one. */
  readonly standIn?: ObjectStoreConfig;
}

/** What it is in a description, a release and a platform. */
export interface ObjectStoreTypes {
  /** Its field of an environment. */
  readonly field: ObjectStoreField;
  /** Its entry of a release file. */
  readonly release: ObjectStoreReleaseField;
  /** Its field of a platform. */
  readonly resolved: { readonly objectStore?: ResolvedObjectStore };
  /** What it reads of the pipelines' parts. */
  readonly parts: object;
}

/** A bucket by the S3 protocol: elsewhere, or in a stand-in. */
export const objectStore: Component<ObjectStoreTypes> = {
  key: 'objectStore',
  folder: 'object-store',
  isRendered: ({ objectStore: store }) => store?.standIn !== undefined,
  release: {
    keys: {
      image: imageKey('versity/versitygw:v1.8.0'),
      client: imageKey('curlimages/curl:8.14.1'),
    },
    isNeeded: ({ environment }) => environment.objectStore?.kind === 'stand-in',
    problems: ({ release: { objectStore: entry }, site }) =>
      standInImageProblems(entry ?? { image: '', client: '' }, site.class === 'local'),
  },
  problems: ({ environment: { objectStore: spec }, site }) => (spec ? under('objectStore', objectStoreSpecProblems(spec, site)) : []),
  resolve: ({ environment: { objectStore: spec }, release, context }) => {
    if (!spec) return {};
    const address = resolveObjectStore(spec, context);
    if (spec.kind === 's3') return { objectStore: { address } };
    const mirror = context.kubernetes.imageMirror;
    const released = release.objectStore ?? { image: '', client: '' };
    const image = objectStoreImage(released, 'gateway', mirror);
    const clientImage = objectStoreImage(clientRelease(released), 'client', mirror);
    return { objectStore: { address, standIn: resolveStandIn(spec, { context, image, clientImage }) } };
  },
  secrets: ({ environment: { objectStore: spec }, site }) => (spec ? objectStoreSecrets(spec, site) : []),
  offers: {
    bucket: ({ environment: { objectStore: spec }, site }) => spec && resolveObjectStore(spec, site),
  },
  own: ({ environment: { objectStore: spec }, site }) =>
    spec?.kind === 'stand-in' ? { identity: objectStoreIdentity(site.workloads), parts: spec } : undefined,
  recognise: recognisedObjectStore,
  reference: {
    title: 'Object store',
    note: 'The stand-in, and the client whose curl makes its buckets.',
    tables: [
      {
        head: ['Image', 'Is', 'uid:gid', 'Known by', 'Licence'],
        rows: OBJECT_STORE_IMAGES.map(({ repository, band, runs, uid, gid, proof, licence }) => [
          `\`${repository}:${band}.x\``,
          runs,
          `${uid}:${gid}`,
          proof,
          licence,
        ]),
      },
    ],
    shapes: [
      { file: 'spec.ts', names: ['ObjectStoreSpec', 'S3Spec', 'S3StandInSpec'] },
      { file: 'component.ts', names: ['StandInRelease'] },
    ],
    functions: [{ file: 'spec.ts', names: /^s3/ }],
  },
  local: {
    profile: 'full',
    healthBy: 'wget',
    port: { part: 'storage', port: OBJECT_STORE_PORT },
    ready: 'buckets',
    after: { buckets: ['storage'] },
    isStoppedLate: true,
    rootParts: ['storage'],
    access: localAccess,
    keepsObjects: ({ objectStore: store }) =>
      store?.standIn && { service: store.standIn.name, folder: `${OBJECTS_DIR}/${store.address.bucket}` },
  },
};

/** Where the stand-in keeps its objects: each is a file. */
const OBJECTS_DIR = '/data/objects';

function localAccess({ objectStore: store }: ObjectStoreTypes['resolved'], { port, secret }: LocalService): LocalAccess | undefined {
  if (!store?.standIn) return undefined;
  const { bucket, region } = store.address;
  const [id, key] = [secret(store.standIn.keys, 'access-key-id'), secret(store.standIn.keys, 'secret-access-key')];
  const url = `http://localhost:${port}`;
  return {
    address: `${url}/${bucket}`,
    login: `${id} / ${key}`,
    variables: { AWS_ENDPOINT_URL_S3: url, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_REGION: region, LAKE_BUCKET: bucket },
  };
}
