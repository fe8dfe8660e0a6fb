import { createPrivateKey, KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { UserError } from '../terminal/io.js';
import { provideReflectMetadata } from './reflect-polyfill.js';

/** A certificate and its key, both PEM; the key is PKCS#8. */
export interface KeyPair {
  /** Certificate in PEM. */
  readonly certificate: string;
  /** Private key in PEM. */
  readonly key: string;
}

/** What a certificate is for. */
export interface Subject {
  /** Common name (CN). */
  readonly commonName: string;
  /** Host names, or IP addresses, that it must hold. Empty for a certificate only a client shows. */
  readonly dnsNames: readonly string[];
}

/** How long generated certificates are good for. */
export const CERTIFICATE_VALID_DAYS = 365;
/** How long generated authorities are good for. */
export const AUTHORITY_VALID_DAYS = 3_650;

/** Clocks differ: a certificate is valid from a little before it was made. */
const BACKDATED_MS = 5 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
const SERIAL_BYTES = 16;

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** How Web Crypto calls the keys an authority may have. */
const KEY_ALGORITHMS: Readonly<Record<string, webcrypto.EcKeyImportParams | webcrypto.RsaHashedImportParams>> = {
  prime256v1: { name: 'ECDSA', namedCurve: 'P-256' },
  secp384r1: { name: 'ECDSA', namedCurve: 'P-384' },
  secp521r1: { name: 'ECDSA', namedCurve: 'P-521' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};

/** Makes a self-signed authority (ECDSA P-256). */
export async function makeAuthority(commonName: string): Promise<KeyPair> {
  const x509 = await library();
  const keys = await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const usage = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      ...validity(AUTHORITY_VALID_DAYS),
      name: new x509.Name(subjectName(commonName)),
      keys,
      signingAlgorithm: ECDSA,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true), // signs certificates, but no further authorities
        new x509.KeyUsagesExtension(usage, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return pem(certificate.toString('pem'), keys.privateKey);
}

/** Makes a certificate signed by an authority, good for servers and clients alike: brokers are both. */
export async function makeCertificate({ commonName, dnsNames }: Subject, authority: KeyPair): Promise<KeyPair> {
  const x509 = await library();
  const issuer = new x509.X509Certificate(authority.certificate);
  const { signingKey, algorithm } = await signer(authority.key);
  const keys = await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const names = dnsNames.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name }));
  const usages = [x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth];
  const certificate = await x509.X509CertificateGenerator.create(
    {
      ...validity(CERTIFICATE_VALID_DAYS, issuer.notAfter),
      subject: new x509.Name(subjectName(commonName)),
      issuer: issuer.subjectName,
      publicKey: keys.publicKey,
      signingKey,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension(usages),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey, false, webcrypto),
        ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names)]),
      ],
    },
    webcrypto,
  );
  return pem(certificate.toString('pem'), keys.privateKey);
}

/** Why an authority cannot sign; `undefined` where it can. */
export function authorityProblem({ certificate, key }: KeyPair, now: Date): string | undefined {
  try {
    const parsed = new X509Certificate(certificate);
    if (!parsed.ca) return 'its certificate is not one of an authority (CA:TRUE is missing)';
    if (new Date(parsed.validTo) <= now) return `its certificate expired on ${parsed.validTo}`;
    const privateKey = createPrivateKey(key);
    if (!parsed.checkPrivateKey(privateKey)) return 'ca.key does not belong to ca.crt';
    return algorithmOf(privateKey) === undefined
      ? `its key is of a kind (${privateKey.asymmetricKeyType}) that cannot sign here`
      : undefined;
  } catch {
    return 'ca.crt and ca.key are not PEM, or the key is encrypted'; // the parser's own words may quote the key
  }
}

/** As it was written: given as plain text the library would read quotes, `#` and leading blanks as syntax. */
const subjectName = (commonName: string) => [{ CN: [{ utf8String: commonName }] }];

/** Loaded when the first certificate is made: nothing else needs it. */
async function library() {
  provideReflectMetadata();
  return await import('@peculiar/x509');
}

function validity(days: number, notLongerThan = new Date(Number.MAX_SAFE_INTEGER / 10)) {
  const now = Date.now();
  const notAfter = new Date(Math.min(now + days * DAY_MS, notLongerThan.getTime()));
  const serial = randomBytes(SERIAL_BYTES);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f); // positive, and of full length
  return { serialNumber: serial.toString('hex'), notBefore: new Date(now - BACKDATED_MS), notAfter };
}

function algorithmOf(key: KeyObject): webcrypto.EcKeyImportParams | webcrypto.RsaHashedImportParams | undefined {
  return KEY_ALGORITHMS[key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? ''];
}

/** The authority's key for Web Crypto, from any unencrypted PEM: a person may have supplied it in an older format. */
async function signer(key: string) {
  const privateKey = createPrivateKey(key);
  const algorithm = algorithmOf(privateKey);
  if (algorithm === undefined) throw new UserError('the authority cannot sign', 'its key is of an unknown kind', 'supply an EC or RSA key');
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  return {
    signingKey: await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']),
    algorithm: { hash: 'SHA-256', ...algorithm },
  };
}

function pem(certificate: string, privateKey: webcrypto.CryptoKey): KeyPair {
  const key = KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { certificate: certificate.endsWith('\n') ? certificate : `${certificate}\n`, key };
}
