import { DERIVED_KEYS } from '../../charts/kafka/index.js';
import { settingProblems, tokenProblems, type VersionModel } from '../../charts/kafka/versions/index.js';
import { checkable, type Problem, plainSecretProblems, uncheckedTexts, under, unexplained } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';

/** Broker and topic settings against the model of the version that runs: promotion can change it under a typed file. */
export function settingsProblems({ kafka }: Environment, model: VersionModel): Problem[] {
  const { settings = {}, unchecked = {}, topics = [] } = kafka;
  return [
    ...under('settings', [
      ...derived(Object.keys(settings)),
      ...settingProblems('broker', { ...settings }, model),
      ...unverifiedTokens(kafka, model),
    ]),
    ...under('unchecked', [
      ...derived(Object.keys(unchecked)),
      ...known(Object.keys(unchecked), model),
      ...unexplained(unchecked, 'which plugin reads it'),
      ...plainSecrets(unchecked),
    ]),
    ...topics.flatMap((topic, index) => under(`topics[${index}].settings`, settingProblems('topic', { ...topic.settings }, model))),
  ];
}

const unverifiedTokens = ({ settings = {}, unchecked = {} }: Environment['kafka'], model: VersionModel): readonly Problem[] =>
  tokenProblems({ ...uncheckedTexts(unchecked), ...settings }, model).map(({ key: _, ...problem }) => problem);

const isDerived = (key: string) => DERIVED_KEYS.some((derivedKey) => derivedKey === key);

const derived = (keys: readonly string[]): Problem[] =>
  keys.filter(isDerived).map((key) => ({
    path: key,
    what: 'is derived from the description',
    why: 'two answers to one question: the nodes would not find one another',
    fix: 'say it in the field of the environment it belongs to (listeners, pools, coordination, replicationFactor)',
  }));

const known = (keys: readonly string[], model: VersionModel): Problem[] =>
  keys.filter((key) => key in model.broker && !isDerived(key)).map(checkable);

const plainSecrets = (unchecked: Readonly<Record<string, { readonly value: string }>>): Problem[] =>
  plainSecretProblems(uncheckedTexts(unchecked), 'refer to it through a config provider, e.g. ${dir:/certs:tls.key}');
