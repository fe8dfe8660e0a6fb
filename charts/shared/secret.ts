/** One key of a Kubernetes Secret. The only way a secret value is ever named: no field of a description holds the value itself. */
export interface SecretRef {
  /** Name of the Secret, in the platform's namespace. */
  readonly secret: string;
  /** Key inside the Secret, e.g. `password`. */
  readonly key: string;
}

/** Refers to one key of a Secret that somebody else fills. */
export const secret = (name: string, key = 'password'): SecretRef => ({ secret: name, key });

/** A Secret the platform cannot start without, and how one could be made. Derived from the description; holds no value. */
export type SecretRequirement =
  | CertificateRequirement
  | ScramRequirement
  | PasswordRequirement
  | AccessKeyRequirement
  | GivenRequirement
  | CopyRequirement;

/** Namespace a Secret is needed in, from that of the platform. */
export const secretNamespace = (requirement: SecretRequirement, platform: string): string =>
  'namespace' in requirement && requirement.namespace !== undefined ? requirement.namespace : platform;

/** Keys a Secret of each kind must hold, with a value in each. */
export function requiredKeys(requirement: SecretRequirement): readonly string[] {
  switch (requirement.kind) {
    case 'certificate':
      return ['tls.crt', 'tls.key', 'ca.crt'];
    case 'scram':
      return requirement.isMounted ? ['username', 'password', 'sasl.jaas.config'] : ['username', 'password'];
    case 'password':
      return ['username', 'password'];
    default:
      return requirement.keys;
  }
}

/** A certificate in PEM: keys `tls.crt`, `tls.key` and `ca.crt`. */
export interface CertificateRequirement {
  readonly kind: 'certificate';
  /** Name of the Secret. */
  readonly name: string;
  /** Who uses it and for what, in words. */
  readonly purpose: string;
  /** Name of the Secret with the authority that signs it when it is generated: keys `ca.crt` and `ca.key`. */
  readonly authority: string;
  /** Subject; Kafka sees the principal `User:CN=<commonName>`. */
  readonly commonName: string;
  /** Host names the certificate must hold. Empty for a certificate only a client shows. */
  readonly dnsNames: readonly string[];
  /** `secret`: a person or `sluice secrets --generate` puts it there. `cert-manager`: the rendered `Certificate` does. */
  readonly source: 'secret' | 'cert-manager';
  /**
   * Who reads it. `kafka` takes the whole subject for the principal and reads no key but PKCS#8.
   * To `postgres` the subject says nothing, and any unencrypted key in PEM will do. @default kafka
   */
  readonly reader?: 'kafka' | 'postgres';
}

/** A Kafka user's password: keys `username` and `password`. Generated ones also get `sasl.jaas.config` and, for clients' convenience, `ca.crt`. */
export interface ScramRequirement {
  readonly kind: 'scram';
  /** Name of the Secret. */
  readonly name: string;
  /** Who uses it and for what, in words. */
  readonly purpose: string;
  /** Name of the Kafka user. */
  readonly username: string;
  /** Secret whose `ca.crt` goes into a generated one, where it is there: clients elsewhere copy both at once. */
  readonly authority: string;
  /** Whether pods read it as a folder of files: their settings name `sasl.jaas.config`. */
  readonly isMounted: boolean;
}

/** A database user's login: keys `username` and `password`. */
export interface PasswordRequirement {
  readonly kind: 'password';
  /** Name of the Secret. */
  readonly name: string;
  /** Who uses it and for what, in words. */
  readonly purpose: string;
  /** Name of the database user. */
  readonly username: string;
}

/** The account of an object store that takes whatever keys it is started with: any two values will do. */
export interface AccessKeyRequirement {
  readonly kind: 'access-key';
  /** Name of the Secret. */
  readonly name: string;
  /** Who uses it and for what, in words. */
  readonly purpose: string;
  /** Keys the Secret must hold. */
  readonly keys: readonly ['access-key-id', 'secret-access-key'];
}

/** What only somebody else can give, e.g. the login of a database they run: looked for, never generated. */
export interface GivenRequirement {
  readonly kind: 'given';
  /** Name of the Secret. */
  readonly name: string;
  /** What it opens, in words. */
  readonly purpose: string;
  /** Keys the Secret must hold. */
  readonly keys: readonly string[];
  /** Namespace of the pods that read it. @default the platform's */
  readonly namespace?: string;
}

/** Keys of a Secret of the platform, in another namespace: a pod mounts no Secret of a namespace that is not its own. */
export interface CopyRequirement {
  readonly kind: 'copy';
  /** Name of the Secret. */
  readonly name: string;
  /** Who uses it and for what, in words. */
  readonly purpose: string;
  /** Namespace of the pods that read it. */
  readonly namespace: string;
  /** Secret of the platform's namespace that has the same values. */
  readonly from: string;
  /** Keys the Secret must hold, and no others are put there. */
  readonly keys: readonly string[];
}
