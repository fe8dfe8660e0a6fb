import { expect, it } from 'vitest';
import type { ScramRequirement } from '../../charts/shared/secret.js';
import { generatedText, secretStatesText } from './secrets-text.js';

const requirement: ScramRequirement = { kind: 'scram', name: 'app', purpose: 'the app', username: 'app', authority: 'ca' };

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
    { kind: 'authority', name: 'ca' },
    { kind: 'scram', name: 'app' },
  ] as const;
  expect(generatedText({ made, states: [] }).split('\n')).toEqual(['made  ca   certificate authority', 'made  app  user and password']);
});
