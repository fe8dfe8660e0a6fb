import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { CertificateRequirement } from '../../charts/shared/secret.js';

/** Days before its end from which a certificate counts as expiring. */
export const EXPIRY_WARNING_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What a certificate's Secret holds, decoded. */
export interface CertificateContent {
  /** Certificate in PEM. */
  readonly certificate: string;
  /** Private key in PEM. */
  readonly key: string;
}

/** What was found about a certificate. No finding quotes a key. */
export interface CertificateReport {
  /** What makes it unusable, in words; empty when it is fine. */
  readonly faults: readonly string[];
  /** Whole days until it ends, negative after. Left out where it cannot be read. */
  readonly daysLeft?: number;
}

/** Whether a certificate and its key do what is required of them. */
export function certificateReport(
  requirement: CertificateRequirement,
  { certificate, key }: CertificateContent,
  now: Date,
): CertificateReport {
  const parsed = parsedCertificate(certificate);
  if (parsed === undefined) return { faults: ['tls.crt is not a PEM certificate'] };
  const daysLeft = Math.floor((new Date(parsed.validTo).getTime() - now.getTime()) / DAY_MS);
  const uncovered = requirement.dnsNames.filter((name) => !covers(parsed, name));
  const faults = [
    ...(daysLeft < 0 ? [`expired on ${parsed.validTo}`] : []),
    ...(uncovered.length > 0 ? [`does not cover ${uncovered.join(', ')}`] : []),
    ...(requirement.reader === 'postgres' ? [] : subjectFaults(parsed, requirement.commonName)),
    ...keyFaults(parsed, { key, reader: requirement.reader ?? 'kafka' }),
  ];
  return { faults, daysLeft };
}

function parsedCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** The subject's common name does not count: clients look at the alternative names alone. */
function covers(certificate: X509Certificate, name: string): boolean {
  if (isIP(name) !== 0) return certificate.checkIP(name) !== undefined;
  const listed = (certificate.subjectAltName ?? '').split(', ').includes(`DNS:${name}`); // a wildcard is listed as such
  return listed || certificate.checkHost(name, { subject: 'never' }) !== undefined;
}

/** Kafka takes the whole subject for the name: with anything beside the common name, nodes are not the super users they should be. */
function subjectFaults(certificate: X509Certificate, commonName: string): readonly string[] {
  const parts = Object.entries(certificate.toLegacyObject().subject);
  if (parts.length === 1 && parts[0]?.[0] === 'CN' && parts[0][1] === commonName) return [];
  const found = parts.map(([key, value]) => `${key}=${String(value)}`).join(', ');
  return [`its subject is ${found || 'empty'}, and must be CN=${commonName} and nothing else`];
}

/** What a key's first line says when it is encrypted: PKCS#8, and OpenSSL's older form. */
const ENCRYPTED_KEY = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

type Reader = NonNullable<CertificateRequirement['reader']>;
const READER_NAMES = { kafka: 'Kafka', postgres: 'Postgres' } as const;

function keyFaults(certificate: X509Certificate, { key, reader }: { readonly key: string; readonly reader: Reader }): readonly string[] {
  if (ENCRYPTED_KEY.test(key)) return [`tls.key is encrypted: ${READER_NAMES[reader]} would need its password`];
  if (reader === 'kafka' && !key.includes('-----BEGIN PRIVATE KEY-----'))
    return ['tls.key is not PKCS#8 (BEGIN PRIVATE KEY), the only format Kafka reads'];
  try {
    return certificate.checkPrivateKey(createPrivateKey(key)) ? [] : ['tls.key does not belong to tls.crt'];
  } catch {
    return ['tls.key cannot be read'];
  }
}
