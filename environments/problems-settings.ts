import { DERIVED_KEYS } from '../charts/kafka/index.js';
import { settingProblems, type VersionModel } from '../charts/kafka/versions/index.js';
import { type Problem, plainSecretProblems, under } from '../charts/shared/index.js';
import type { Environment } from './environment.js';

/** Broker and topic settings against the model of the version that runs: promotion can change it under a typed file. */
export function settingsProblems({ kafka }: Environment, model: VersionModel): Problem[] {
  const { settings = {}, unchecked = {}, topics = [] } = kafka;
  return [
    ...under('settings', [...derived(Object.keys(settings)), ...settingProblems('broker', { ...settings }, model)]),
    ...under('unchecked', [
      ...derived(Object.keys(unchecked)),
      ...known(Object.keys(unchecked), model),
      ...unexplained(unchecked),
      ...plainSecrets(unchecked),
    ]),
    ...topics.flatMap((topic, index) => under(`topics[${index}].settings`, settingProblems('topic', { ...topic.settings }, model))),
  ];
}

const isDerived = (key: string) => DERIVED_KEYS.some((derivedKey) => derivedKey === key);

const derived = (keys: readonly string[]): Problem[] =>
  keys.filter(isDerived).map((key) => ({
    path: key,
    what: 'is derived from the description',
    why: 'two answers to one question: the nodes would not find one another',
    fix: 'say it in the field of the environment it belongs to (listeners, pools, coordination, replicationFactor)',
  }));

const known = (keys: readonly string[], model: VersionModel): Problem[] =>
  keys
    .filter((key) => key in model.broker && !isDerived(key))
    .map((key) => ({
      path: key,
      what: 'is a setting Kafka knows',
      why: 'unchecked keys escape type, range and version',
      fix: 'move it to settings',
    }));

const plainSecrets = (unchecked: Readonly<Record<string, { readonly value: string }>>): Problem[] =>
  plainSecretProblems(
    Object.fromEntries(Object.entries(unchecked).map(([key, { value }]) => [key, value])),
    'refer to it through a config provider, e.g. ${dir:/certs:tls.key}',
  );

const unexplained = (unchecked: Readonly<Record<string, { readonly why: string }>>): Problem[] =>
  Object.entries(unchecked)
    .filter(([, { why }]) => why.trim() === '')
    .map(([key]) => ({
      path: key,
      what: 'has no reason',
      why: 'nobody will know later whether it is still needed',
      fix: 'say in `why` which plugin reads it',
    }));
