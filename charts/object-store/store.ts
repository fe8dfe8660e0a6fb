import type { Labels, SecretRef } from '../shared/index.js';

/** An object store somebody uses, by the S3 protocol. Plain data, holds no secret. */
export interface ObjectStoreAddress {
  readonly bucket: string;
  readonly region: string;
  /** URL of a store that is not Amazon's own, e.g. `http://object-store.streaming.svc:7070`. */
  readonly endpoint?: string;
  /** Whether the bucket stands in the path rather than in the host name. */
  readonly pathStyle: boolean;
  /** Keys; without them a pod's own cloud role is used. */
  readonly credentials?: ObjectStoreCredentials;
  readonly port: number;
  /** What network policies must let a client reach, on {@link ObjectStoreAddress.port}. */
  readonly reach: readonly Reach[];
}

/** The far end of a network edge: pods, or addresses outside the cluster. */
export type Reach =
  | { readonly kind: 'pods'; readonly labels: Labels; readonly namespace?: string }
  | { readonly kind: 'addresses'; readonly cidr: string };

/** An access key and its secret, both keys of one Secret. */
export interface ObjectStoreCredentials {
  readonly accessKeyId: SecretRef;
  readonly secretAccessKey: SecretRef;
}

/** The keys in a Secret with `access-key-id` and `secret-access-key`. */
export const objectStoreCredentials = (secret: string): ObjectStoreCredentials => ({
  accessKeyId: { secret, key: 'access-key-id' },
  secretAccessKey: { secret, key: 'secret-access-key' },
});

/** Where something lies in the store's bucket: `s3Location(store, 's3a', 'bronze/orders')` is `s3a://lake/bronze/orders`. */
export const s3Location = ({ bucket }: Pick<ObjectStoreAddress, 'bucket'>, scheme: 's3' | 's3a', path: string) =>
  `${scheme}://${bucket}/${path.replace(/^\/+/, '')}`;
