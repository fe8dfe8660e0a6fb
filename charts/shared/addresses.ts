import type { Neighbour } from './reach.js';
import type { SecretRef } from './secret.js';

/** A database as a client connects to it. Plain data, holds no secret. */
export interface DatabaseEndpoint {
  /** Host name or address. */
  readonly host: string;
  /** Port number. */
  readonly port: number;
  /** Name of the database. */
  readonly database: string;
  /** Whether connections are encrypted, and whether the server proves who it is. */
  readonly tls: DatabaseTls;
}

/** A database with what network policies must let its clients reach: in the platform or elsewhere. */
export interface DatabaseAddress extends DatabaseEndpoint, Neighbour {}

/** Whether connections are encrypted, and whether the server proves who it is. `verify-full` needs the authority's certificate. */
export type DatabaseTls =
  | { readonly mode: 'disable' }
  | { readonly mode: 'require' }
  | { readonly mode: 'verify-full'; readonly authority: SecretRef };

/** How one user logs in: both parts are keys of one Secret. */
export interface DatabaseLogin {
  /** Key with the user name. */
  readonly username: SecretRef;
  /** Key with the password. */
  readonly password: SecretRef;
}

/** The login in a Secret with the keys `username` and, unless said otherwise, `password`. */
export const databaseLogin = (secret: string, passwordKey = 'password'): DatabaseLogin => ({
  username: { secret, key: 'username' },
  password: { secret, key: passwordKey },
});

/** A bucket as a client uses it, by the S3 protocol. Plain data, holds no secret. */
export interface BucketEndpoint {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Region that requests are signed for. */
  readonly region: string;
  /** URL of a store that is not Amazon's own, e.g. `http://store.streaming.svc:7070`. */
  readonly endpoint?: string;
  /** Whether the bucket stands in the path rather than in the host name. */
  readonly pathStyle: boolean;
  /** Keys; without them a pod's own cloud role is used. */
  readonly credentials?: BucketCredentials;
}

/** A bucket with what network policies must let its clients reach. */
export interface BucketAddress extends BucketEndpoint, Neighbour {
  /** Whether the platform runs the store itself: it has one account, and all its clients use the same keys. */
  readonly isStandIn: boolean;
}

/** An access key and its secret, both keys of one Secret. */
export interface BucketCredentials {
  /** Key with the access key id. */
  readonly accessKeyId: SecretRef;
  /** Key with the secret access key. */
  readonly secretAccessKey: SecretRef;
}

/** The keys in a Secret with `access-key-id` and `secret-access-key`. */
export const bucketCredentials = (secret: string): BucketCredentials => ({
  accessKeyId: { secret, key: 'access-key-id' },
  secretAccessKey: { secret, key: 'secret-access-key' },
});

/** A service that its clients ask by HTTP. */
export interface HttpAddress extends Neighbour {
  /** e.g. `http://registry.streaming.svc:8081`. */
  readonly url: string;
}
