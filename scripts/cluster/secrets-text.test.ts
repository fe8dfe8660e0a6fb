import { describe, expect, it } from 'vitest';
import type { CertificateRequirement, GivenRequirement, ScramRequirement } from '../../charts/shared/secret.js';
import type { SecretState } from './secrets.js';
import { blockingText, generatedText, givenTexts, neededText, secretStatesText } from './secrets-text.js';

const requirement: ScramRequirement = {
  kind: 'scram',
  name: 'app',
  purpose: 'the app',
  username: 'app',
  authority: 'ca',
  isMounted: false,
};

it('shows how each Secret stands, in columns', () => {
  const text = secretStatesText([
    { requirement, status: 'present', findings: [], missingKeys: [] },
    { requirement: { ...requirement, name: 'reporting' }, status: 'incomplete', findings: ['lacks password'], missingKeys: ['password'] },
  ]);
  expect(text.split('\n')).toEqual(['present     app        the app', 'incomplete  reporting  the app  lacks password']);
});

it('says when there is nothing to show', () => {
  expect([secretStatesText([]), generatedText({ made: [], states: [] })]).toEqual(['no Secrets are needed', 'nothing to make']);
});

it('names what was made', () => {
  const made = [
    { namespace: 'a', kind: 'authority', name: 'ca' },
    { namespace: 'a', kind: 'scram', name: 'app' },
    { namespace: 'a', kind: 'password', name: 'db' },
    { namespace: 'a', kind: 'access-key', name: 's3' },
  ] as const;
  expect(generatedText({ made, states: [] }).split('\n')).toEqual([
    'made  ca   certificate authority',
    'made  app  user and password',
    'made  db   user and password',
    'made  s3   access key',
  ]);
});

const place = { environment: 'prod', namespace: 'streaming' };
const given: GivenRequirement = {
  kind: 'given',
  name: 'orders-db',
  purpose: 'login at orders.db.internal:5432',
  keys: ['username', 'password'],
};
const missing: SecretState = { requirement: given, status: 'missing', findings: ['does not exist'], missingKeys: given.keys };
const incomplete: SecretState = { requirement: given, status: 'incomplete', findings: ['lacks password'], missingKeys: ['password'] };
const present: SecretState = { requirement: given, status: 'present', findings: [], missingKeys: [] };
const made: SecretState = { requirement, status: 'missing', findings: ['does not exist'], missingKeys: ['username', 'password'] };

it('lists what each must hold, for those who bring their own', () => {
  const certificate: CertificateRequirement = {
    kind: 'certificate',
    name: 'tls',
    purpose: 'nodes',
    authority: 'ca',
    commonName: 'node',
    dnsNames: ['a.svc'],
    source: 'cert-manager',
  };
  const postgres = { ...certificate, name: 'pg', source: 'secret', reader: 'postgres' } as const;
  expect(neededText([certificate, postgres, requirement, given], 'a').split('\n')).toEqual([
    'a/tls: nodes (tls.crt, tls.key as PKCS#8, ca.crt)',
    '  made by cert-manager',
    '  subject CN=node',
    '  DNS name a.svc',
    'a/pg: nodes (tls.crt, tls.key, ca.crt)',
    '  DNS name a.svc',
    'a/app: the app (username, password)',
    'a/orders-db: login at orders.db.internal:5432 (username, password)',
    '  never generated: only whoever runs what it opens knows the values',
  ]);
  expect(neededText([], 'a')).toBe('no Secrets are needed');
});

describe('what only somebody else can give', () => {
  it('is told with what, why and what to do when it is missing', () => {
    expect(givenTexts([missing], place)).toEqual([
      [
        'error: Secret streaming/orders-db does not exist',
        'why: login at orders.db.internal:5432: only whoever runs that knows the values, so they cannot be made here',
        'fix: write each value into a file named as its key, without a line end, then: kubectl -n streaming create secret generic orders-db --from-file=username --from-file=password; or let your secret store fill it',
      ].join('\n'),
    ]);
  });

  it('is to be completed, not made anew, where a key is missing', () => {
    expect(givenTexts([incomplete], place)[0]).toMatch(/orders-db lacks password\nwhy: .*\nfix: add password to it; or let your/);
  });

  it('is not told when it is there, nor is what can be made', () => {
    expect(givenTexts([present, made], place)).toEqual([]);
  });
});

describe('what keeps the platform from starting', () => {
  it('is nothing when all is there', () => {
    expect([blockingText([], place), blockingText([present], place)]).toEqual([undefined, undefined]);
  });

  it('can be made, or cannot', () => {
    expect(blockingText([missing, made], place)).toBe(
      '2 of 2 Secrets keep the platform from starting\nfix: put them there, or run "sluice secrets prod --generate"',
    );
    for (const state of [missing, incomplete, { ...made, status: 'incomplete' } as const])
      expect(blockingText([state, present], place)).toBe(
        '1 of 2 Secrets keep the platform from starting\nfix: put them there or correct them: what exists is never overwritten',
      );
  });
});
