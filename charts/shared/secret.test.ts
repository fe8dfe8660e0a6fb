import { describe, expect, it } from 'vitest';
import { requiredKeys, type ScramRequirement } from './secret.js';

const user: ScramRequirement = { kind: 'scram', name: 'app', purpose: 'the app', username: 'app', authority: 'ca', isMounted: false };

describe('a Kafka user’s Secret must hold', () => {
  it('a login, for programs nobody here knows', () => {
    expect(requiredKeys(user)).toEqual(['username', 'password']);
  });
  it('the login as Kafka’s clients read it, where pods mount it', () => {
    expect(requiredKeys({ ...user, isMounted: true })).toEqual(['username', 'password', 'sasl.jaas.config']);
  });
});
