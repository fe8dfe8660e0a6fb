import { randomInt } from 'node:crypto';

/** What a Secret holds, decoded. */
export type SecretValues = Readonly<Record<string, string>>;

const UPPER_CASE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER_CASE = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** Letters and digits only: they survive properties files, JAAS, URLs, SQL scripts and shells unquoted. */
const ALPHABET = UPPER_CASE + LOWER_CASE + DIGITS;
const PASSWORD_LENGTH = 32;
/** The form of Amazon's own keys: some clients refuse an identifier of another length. */
const ACCESS_KEY_ID = { length: 20, alphabet: UPPER_CASE + DIGITS } as const;
const SECRET_ACCESS_KEY = { length: 40, alphabet: ALPHABET } as const;

/** A new password of a database user. */
export function passwordValues(username: string): SecretValues {
  return { username, password: password() };
}

/** A new password of a Kafka user, the JAAS line with it, and the authority to trust where there is one. */
export function scramValues(username: string, trusted: string | undefined): SecretValues {
  const values = { username, password: password() };
  const jaas = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${quoted(username)}" password="${values.password}";`;
  return { ...values, 'sasl.jaas.config': jaas, ...(trusted ? { 'ca.crt': trusted } : {}) };
}

/** A new account of an object store. */
export function accessKeyValues(): SecretValues {
  return { 'access-key-id': drawn(ACCESS_KEY_ID), 'secret-access-key': drawn(SECRET_ACCESS_KEY) };
}

const password = () => drawn({ length: PASSWORD_LENGTH, alphabet: ALPHABET });

function drawn({ length, alphabet }: { readonly length: number; readonly alphabet: string }): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function quoted(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
