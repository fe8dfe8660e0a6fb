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
export type SecretRequirement = CertificateRequirement | ScramRequirement;

/** A certificate in PEM: keys `tls.crt`, `tls.key` (PKCS#8) and `ca.crt`. */
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
}

/** A user's password: keys `username` and `password`. Generated ones also get `sasl.jaas.config` and, for clients' convenience, `ca.crt`. */
export interface ScramRequirement {
  readonly kind: 'scram';
  readonly name: string;
  readonly purpose: string;
  readonly username: string;
  /** Secret whose `ca.crt` clients need beside the password, when the listener speaks TLS. */
  readonly authority: string;
}
