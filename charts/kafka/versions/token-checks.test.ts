import { describe, expect, it } from 'vitest';
import { type KafkaLine, loadModel, tokenProblems } from './index.js';

const URL = 'https://id.example.com/keys';
const ENDPOINT = 'sasl.oauthbearer.jwks.endpoint.url';
const CLAIMS = { 'sasl.oauthbearer.expected.audience': 'kafka', 'sasl.oauthbearer.expected.issuer': 'https://id.example.com' };
const found = async (settings: Readonly<Record<string, unknown>>, line: KafkaLine = '4.4') =>
  tokenProblems(settings, await loadModel(line));

describe('a broker that checks tokens', () => {
  it('needs the audience and the issuer since Kafka 4.4', async () => {
    expect(await found({ [ENDPOINT]: URL }, '4.3')).toEqual([]);
    expect(await found({ [ENDPOINT]: URL })).toMatchObject([
      {
        key: ENDPOINT,
        what: `${ENDPOINT} is set, and sasl.oauthbearer.expected.audience is not`,
        fix: expect.stringContaining('set sasl.oauthbearer.expected.audience, or set sasl.oauthbearer.allow.unverified.audience to true'),
      },
      { what: `${ENDPOINT} is set, and sasl.oauthbearer.expected.issuer is not` },
    ]);
  });

  it.each([
    ['both are set', CLAIMS],
    ['both are waived', { 'sasl.oauthbearer.allow.unverified.audience': true, 'sasl.oauthbearer.allow.unverified.issuer': 'TRUE' }],
    ['another validator is used', { 'sasl.oauthbearer.jwt.validator.class': 'com.example.Validator' }],
  ])('is fine where %s', async (_, more) => {
    expect(await found({ [ENDPOINT]: URL, ...more })).toEqual([]);
  });

  it.each([
    ['the claim is empty', { ...CLAIMS, 'sasl.oauthbearer.expected.issuer': '' }],
    ['the waiver is false', { 'sasl.oauthbearer.expected.audience': 'kafka', 'sasl.oauthbearer.allow.unverified.issuer': false }],
    [
      'the validator is Kafka’s own',
      {
        'sasl.oauthbearer.expected.audience': 'kafka',
        'sasl.oauthbearer.jwt.validator.class': 'org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator',
      },
    ],
  ])('is not where %s', async (_, more) => {
    expect(await found({ [ENDPOINT]: URL, ...more })).toHaveLength(1);
  });

  it('takes a listener’s own claims, then those of the whole broker, never those of another listener', async () => {
    const own = (listener: string) => `listener.name.${listener}.oauthbearer.`;
    const claims = (prefix: string) => Object.fromEntries(Object.entries(CLAIMS).map(([key, value]) => [`${prefix}${key}`, value]));
    const settings = { [`${own('client')}${ENDPOINT}`]: URL };
    expect(await found({ ...settings, ...claims(own('client')) })).toEqual([]);
    expect(await found({ ...settings, ...claims('listener.name.client.') })).toEqual([]);
    expect(await found({ ...settings, ...CLAIMS })).toEqual([]);
    expect(await found({ ...settings, ...claims(own('other')) })).toMatchObject([
      { fix: expect.stringContaining(`set ${own('client')}sasl.oauthbearer.expected.audience`) },
      {},
    ]);
  });

  it('says nothing of a broker without an endpoint', async () => {
    expect(await found({ [ENDPOINT]: '' })).toEqual([]);
    expect(await found({ 'sasl.enabled.mechanisms': 'OAUTHBEARER' })).toEqual([]);
  });
});
