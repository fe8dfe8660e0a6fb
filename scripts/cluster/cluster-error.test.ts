import { describe, expect, it } from 'vitest';
import { missingKind, refusal, unreachable } from './cluster-error.js';

const ref = { apiVersion: 'v1', kind: 'ConfigMap', name: 'x', namespace: 'a' };
const problem = (status: number, body: unknown) => refusal(status, body, { verb: 'apply', ref });

describe('what an answer means', () => {
  it.each([
    [401, {}, 'unauthenticated', false],
    [403, { message: 'User "x" cannot patch resource "configmaps"' }, 'forbidden', false],
    [403, { message: 'pods "x" is forbidden: exceeded quota' }, 'refused', false],
    [404, { message: 'namespaces "a" not found' }, 'not-found', true],
    [409, { reason: 'AlreadyExists' }, 'exists', false],
    [409, { reason: 'Conflict' }, 'conflict', true],
    [422, { message: 'invalid' }, 'refused', false],
    [429, {}, 'transient', true],
    [500, { message: 'etcdserver: leader changed' }, 'transient', true],
    [500, { message: 'failed to create typed patch object: .spec.x: field not declared in schema' }, 'refused', false],
    [503, 'upstream is down', 'transient', true],
  ])('%i %j is %s', (status, body, expected, passes) => {
    expect(problem(status, body)).toMatchObject({ problem: expected, passes });
  });

  it("tells the cluster's own words, or a proxy's", () => {
    expect(problem(422, { message: 'spec.x: bad' }).why).toBe('spec.x: bad');
    expect(problem(503, ' upstream is down ').why).toBe('upstream is down');
    expect(problem(503, {}).why).toBe('HTTP 503');
  });
});

describe('a refused Secret', () => {
  const secretRefusal = (body: unknown) => refusal(422, body, { verb: 'create', ref: { ...ref, kind: 'Secret' } }).why;

  it('names fields, never what they hold', () => {
    const body = {
      message: 'data[x]: Invalid value: "hunter2"',
      details: { causes: [{ field: 'data[x]', message: 'Invalid value: "hunter2"' }] },
    };
    expect(secretRefusal(body)).toBe('refused fields: data[x]');
    expect(secretRefusal({ message: 'got "hunter2"' })).not.toContain('hunter2');
  });
});

describe('a kind the cluster does not know', () => {
  it.each([
    ['cert-manager.io/v1', 'cert-manager is not installed there: it brings this kind'],
    ['example.org/v1', 'no installed component brings this kind in this version'],
  ])('of %s: %s', (apiVersion, why) => {
    expect(missingKind(apiVersion, 'Thing').why).toBe(why);
  });
});

it.each([
  ['connect ECONNREFUSED 10.0.0.1:6443', 'ECONNREFUSED', 'does not answer', true],
  ['Client network socket disconnected before secure TLS connection was established', 'ECONNRESET', 'does not answer', true],
  ['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'cannot be verified', false],
  ['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'cannot be verified', false],
  ["Hostname/IP does not match certificate's altnames", 'ERR_TLS_CERT_ALTNAME_INVALID', 'cannot be verified', false],
  ['certificate has expired', 'CERT_HAS_EXPIRED', 'cannot be verified', false],
  ['SSL routines:ssl3_get_record:wrong version number', 'EPROTO', 'does not speak TLS', false],
])('a connection that fails with %s (%s): %s', (reason, code, words, passes) => {
  const error = unreachable('https://x', reason, code);
  expect([error.message, error.passes]).toEqual([expect.stringContaining(words), passes]);
});
