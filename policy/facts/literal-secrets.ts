import { lineHoldsSecret, secretKind } from '../../charts/shared/secret-text.js';
import { wordsOf } from './containers.js';
import { type Context, ofKind } from './context.js';
import type { Place } from './place.js';
import { propertyLines } from './properties-file.js';
import type { Settings } from './settings.js';
import type { View } from './view.js';
import type { Workload } from './workload.js';

/** A secret that stands in a manifest. */
export interface LiteralSecret {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Variable, key or option that holds it. */
  readonly key: string;
  /** Kind of place it was found in. */
  readonly where: 'environment' | 'config-map' | 'argument';
}

/** Secrets in variables, arguments, and the files of ConfigMaps. Connectors are facts of their own. */
export function literalSecrets(workloads: readonly Workload[], context: Context): readonly LiteralSecret[] {
  const inVariables = workloads.flatMap(({ resource, pod }) =>
    [...pod.containers, ...pod.initContainers].flatMap(({ env }) => literals(env, resource)),
  );
  return [...inVariables, ...configMapSecrets(context), ...argumentSecrets(context)];
}

function literals(env: Settings, resource: string): readonly LiteralSecret[] {
  return Object.entries(env).flatMap(([key, setting]) =>
    setting.secret === 'literal' && setting.resource === resource
      ? [{ resource, place: setting.place, key, where: 'environment' as const }]
      : [],
  );
}

function configMapSecrets(context: Context): readonly LiteralSecret[] {
  return ofKind(context, 'ConfigMap').flatMap(({ view, resource }) =>
    view.get('data').entries.flatMap(([name, file]) => {
      const where = 'config-map' as const;
      const text = file.scalar ?? '';
      if (!text.includes('\n')) return secretKind(name, text) === 'literal' ? [{ resource, place: file.place, key: name, where }] : [];
      if (!/\.(properties|conf|cfg|cnf|env|config)$/.test(name)) return [];
      return propertyLines(text).flatMap(({ key, value, index }) =>
        secretKind(key, value) === 'literal' ? [{ resource, place: file.lineOf(index), key, where }] : [],
      );
    }),
  );
}

/** Where pods of workloads stand. */
const PODS = [['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec'], ['spec']] as const;

function argumentSecrets(context: Context): readonly LiteralSecret[] {
  return context.objects.flatMap(({ view, resource }) =>
    lines(view).flatMap((words) =>
      words.flatMap((word, index) =>
        lineHoldsSecret(`${optionBefore(words[index - 1])}${word.text ?? ''}`)
          ? [{ resource, place: word.place, key: 'a password option', where: 'argument' as const }]
          : [],
      ),
    ),
  );
}

/** Command lines of an object: of each container of its pods, and of a program that an operator runs. */
function lines(view: View): readonly (readonly View[])[] {
  const containers = PODS.map((path) => view.get(...path)).flatMap((pod) => [
    ...pod.get('initContainers').items,
    ...pod.get('containers').items,
  ]);
  return [...containers.map(wordsOf), view.get('spec', 'arguments').items];
}

/** An option whose value is the next word. */
const optionBefore = (word: View | undefined) => (/^--?[\w-]+$/.test(word?.text ?? '') ? `${word?.text} ` : '');
