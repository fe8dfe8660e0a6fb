import type { Problem } from '../../shared/problem.js';
import type { VersionModel } from './model.js';

/** A problem with the key it is about, so that a file and line can be shown. */
export interface TokenProblem extends Problem {
  /** The key that asks for tokens to be checked, e.g. `sasl.oauthbearer.jwks.endpoint.url`. */
  readonly key: string;
}

const ENDPOINT = 'sasl.oauthbearer.jwks.endpoint.url';
const VALIDATOR = 'sasl.oauthbearer.jwt.validator.class';
/** Kafka's own validators. Another class may do without the two claims. */
const OWN_VALIDATORS = /\.(Default|Broker)JwtValidator$/;
/** What a broker must know of a token, and how it is told to do without. */
const CLAIMS = [
  { claim: 'sasl.oauthbearer.expected.audience', waiver: 'sasl.oauthbearer.allow.unverified.audience' },
  { claim: 'sasl.oauthbearer.expected.issuer', waiver: 'sasl.oauthbearer.allow.unverified.issuer' },
] as const;

/**
 * Since Kafka 4.4 a broker that reads signing keys from an endpoint does not start without the audience and the issuer it expects.
 * @param settings a broker's settings by key; a listener's own settings count before those of the whole broker
 */
export function tokenProblems(settings: Readonly<Record<string, unknown>>, model: VersionModel): readonly TokenProblem[] {
  const endpoints = Object.keys(settings).filter((key) => (key === ENDPOINT || key.endsWith(`.${ENDPOINT}`)) && isSet(settings[key]));
  return endpoints.flatMap((key) => {
    const prefix = key.slice(0, -ENDPOINT.length);
    const value = (name: string) =>
      scopes(prefix)
        .map((scope) => settings[`${scope}${name}`])
        .find(isSet);
    const validator = value(VALIDATOR);
    if (validator !== undefined && !OWN_VALIDATORS.test(String(validator))) return [];
    return CLAIMS.filter(
      ({ claim, waiver }) =>
        Object.hasOwn(model.broker, waiver) && value(claim) === undefined && String(value(waiver)).toLowerCase() !== 'true',
    ).map(({ claim, waiver }) => ({
      key,
      what: `${key} is set, and ${prefix}${claim} is not`,
      why: `a broker of Kafka ${model.line} does not start then: it would accept tokens that were issued for others`,
      fix: `set ${prefix}${claim}, or set ${prefix}${waiver} to true if every token may be accepted`,
    }));
  });
}

const isSet = (value: unknown) => value !== undefined && value !== null && value !== '';

/** Where a listener's setting may stand, the nearest first: its mechanism, the listener, the whole broker. */
function scopes(prefix: string): readonly string[] {
  const [listener] = /^listener\.name\.[^.]+\./.exec(prefix) ?? [];
  return [...new Set([prefix, listener ?? prefix, ''])];
}
