import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { diffManifests, manifestsIn } from '../diff/index.js';
import { podEffects } from './index.js';

const file = (fields: string) => manifestsIn([parse(`services: {kafka: {image: "x:1", ${fields}}}`)]);
const effects = (before: string, after: string) => podEffects(diffManifests(file(before), file(after)));

it.each([
  ['environment: {A: 1}', 'environment: {A: 2}'],
  ['deploy: {resources: {limits: {memory: 1g}}}', 'deploy: {resources: {limits: {memory: 2g}}}'],
  ['depends_on: [a]', 'depends_on: [b], restart: always'],
])('compose makes the container anew: %s → %s', (before, after) => {
  expect(effects(before, after)).toMatchObject([{ effect: 'restart', by: 'compose', pods: ['kafka'] }]);
});

it.each([
  ['depends_on: [a]', 'depends_on: [b]'],
  ['build: .', 'build: ./kafka'],
  ['profiles: [a]', 'profiles: [b]'],
  ['pull_policy: always', 'pull_policy: never'],
  ['scale: 1', 'scale: 2'],
  ['deploy: {replicas: 1}', 'deploy: {replicas: 2}'],
])('compose leaves the container alone: %s → %s', (before, after) => expect(effects(before, after)).toEqual([]));
