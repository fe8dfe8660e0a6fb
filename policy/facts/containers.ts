import { RECOGNISED } from '../../charts/recognised.js';
import { basedOnAnnotation } from '../../charts/shared/derived-image.js';
import { lineHoldsSecret } from '../../charts/shared/secret-text.js';
import { cpuMillis, quantityMiB } from './amounts.js';
import type { ContainerFact, MountFact, Owner, ProbeFact, ResourcesFact } from './container.js';
import type { Context } from './context.js';
import { heapOf } from './heap.js';
import { imageFact } from './images.js';
import { optional } from './optional.js';
import { runningOf, settingsPathIn } from './running.js';
import type { RawSetting, Settings } from './settings.js';
import { hasUnreadVariables, variables, variablesFrom } from './variables.js';
import type { View } from './view.js';

/** What Kubernetes assumes where a probe says nothing. */
const PROBE_DEFAULTS = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 } as const;
const PACKAGES = /[\w.-]+:[\w.-]+:[\w.-]+/g;

/** A container of a pod. */
export function containerFact(view: View, owner: Owner, context: Context): ContainerFact {
  const image = view.get('image');
  const name = view.get('name').scalar ?? '';
  const fact = imageFact(image.scalar ?? '', owner.annotations?.[basedOnAnnotation(name)]);
  const security = view.get('securityContext');
  const words = wordsOf(view);
  const line = words.map(({ scalar }) => scalar ?? '').join(' ');
  const env = context.settings([...variablesFrom(view, owner, context), ...variables(view, owner, context)]);
  return {
    name,
    place: view.place,
    image: fact,
    imagePlace: image.exists ? image.place : view.place,
    env,
    ...(hasUnreadVariables(view, owner, context) && { unreadVariables: true as const }),
    ...probes(view),
    requests: resources(view.get('resources', 'requests')),
    limits: resources(view.get('resources', 'limits')),
    mounts: view.get('volumeMounts').items.map(mount),
    ports: view.get('ports').items.flatMap((port) => portFact(port)),
    privileged: security.get('privileged').boolean === true,
    ...whoRuns(security),
    ...optional('readOnlyRoot', security.get('readOnlyRootFilesystem').boolean),
    arguments: argumentSettings(words, owner, context),
    secretNames: view
      .get('envFrom')
      .items.flatMap((source) => source.get('secretRef', 'name').scalar ?? [])
      .concat(view.get('env').items.flatMap((item) => item.get('valueFrom', 'secretKeyRef', 'name').scalar ?? [])),
    ...optional('heap', heapOf(env)),
    runs: runningOf({
      image: fact,
      env,
      words: line,
      files: owner.files ?? [],
      ends: owner.ends === true,
    }),
    ...optional('settingsPath', settingsPathIn(line)),
    mayChangeSettings: MAY_CHANGE_SETTINGS.test(line),
    hasCommand: words.length > 0,
    packages: packagesIn(words.map(({ scalar }) => scalar ?? '')),
    plugins: pluginsIn(words.map(({ scalar }) => scalar ?? '')),
  };
}

/** Who a security context has the container run as. */
export const whoRuns = (security: View) => ({
  ...optional('runAsUser', security.get('runAsUser').number),
  ...optional('runAsNonRoot', security.get('runAsNonRoot').boolean),
});

function probes(view: View): Pick<ContainerFact, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  return {
    ...optional('startupProbe', probe(view.get('startupProbe'))),
    ...optional('livenessProbe', probe(view.get('livenessProbe'))),
    ...optional('readinessProbe', probe(view.get('readinessProbe'))),
  };
}

function probe(view: View): ProbeFact | undefined {
  if (!view.exists) return undefined;
  const number = (field: keyof typeof PROBE_DEFAULTS) => view.get(field).number ?? PROBE_DEFAULTS[field];
  const command = view.get('exec', 'command').items.map(({ scalar }) => scalar ?? '');
  return {
    how: probeKind(view),
    ...(command.length > 0 && { command: spoken(command.join(' ')) }),
    initialDelaySeconds: number('initialDelaySeconds'),
    periodSeconds: number('periodSeconds'),
    timeoutSeconds: number('timeoutSeconds'),
    failureThreshold: number('failureThreshold'),
    patienceSeconds: number('initialDelaySeconds') + number('periodSeconds') * number('failureThreshold'),
    place: view.place,
  };
}

/** A command line as facts keep it: of one with a secret, the program alone. */
export const spoken = (line: string): string => (lineHoldsSecret(line) ? `${line.split(' ')[0]} …` : line);

function probeKind(view: View): ProbeFact['how'] {
  if (view.get('tcpSocket').exists) return 'tcp';
  if (view.get('httpGet').exists) return 'http';
  if (view.get('exec').exists) return 'exec';
  return view.get('grpc').exists ? 'grpc' : 'none';
}

/** Requests or limits of a container. */
export const resources = (view: View): ResourcesFact => ({
  ...optional('memoryMiB', quantityMiB(view.get('memory').scalar)),
  ...optional('cpuMillis', cpuMillis(view.get('cpu').scalar)),
  ...(view.exists && { place: view.place }),
});

const mount = (view: View): MountFact => ({
  volume: view.get('name').scalar ?? '',
  path: view.get('mountPath').scalar ?? '',
  ...optional('subPath', view.get('subPath').scalar ?? view.get('subPathExpr').scalar),
  readOnly: view.get('readOnly').boolean === true,
  place: view.place,
});

function portFact(view: View) {
  const port = view.get('containerPort').number;
  return port === undefined ? [] : [{ port, ...optional('name', view.get('name').scalar) }];
}

/** Words of the command line, each with its place. */
export const wordsOf = (view: View): readonly View[] => [...view.get('command').items, ...view.get('args').items];

/** Settings given as `-c name=value` or `--name=value`, as a database takes them, as `--override name=value`, as Kafka does, and as `--conf name=value`. */
export function argumentSettings(words: readonly View[], { resource }: Owner, context: Context): Settings {
  const raw = words.flatMap((word, index): RawSetting[] => {
    const isOption = ['-c', '--conf'].includes(words[index - 1]?.scalar ?? '');
    const [, key, value] = (isOption ? /^([\w.]+)=(.*)$/ : /^(?:-c\s*|--)([\w.-]+)=(.*)$/).exec(word.scalar ?? '') ?? [];
    const pairs = key === undefined ? overrides(word, words[index - 1]) : [[key, value ?? ''] as const];
    return pairs.map(([name, text]) => ({ key: name, value: text, origin: 'arguments', resource, place: word.place }));
  });
  return context.settings(raw);
}

/** What stands behind `--override`, in the word itself when it is a whole line for a shell. */
function overrides(word: View, before: View | undefined): readonly (readonly [key: string, value: string])[] {
  const line = before?.scalar === '--override' ? `--override ${word.scalar}` : (word.scalar ?? '');
  return [...line.matchAll(/--(?:override|conf)[\s=]+([\w.]+)=("[^"]*"|\S*)/g)].map(([, key = '', value = '']) => [
    key,
    value.replace(/^"|"$/g, ''),
  ]);
}

/** Maven coordinates behind `--packages`. */
export function packagesIn(words: readonly string[]): readonly string[] {
  const line = words.join(' ');
  return RECOGNISED.flatMap(({ packages }) => (packages ? [...line.matchAll(packages)] : [])).flatMap(
    ([, list = '']) => list.match(PACKAGES) ?? [],
  );
}

/** What a command line has Confluent's client install. */
export const pluginsIn = (words: readonly string[]): readonly string[] =>
  [...words.join(' ').matchAll(/(?:confluent-hub|connect plugin)\s+install\s+(?:-\S+\s+)*([\w-]+\/[\w.-]+:[\w.-]+)/g)].map(
    ([, name = '']) => name,
  );

/** Commands that name an advertised address, edit files, or run scripts that are not the program's. */
export const MAY_CHANGE_SETTINGS = /advertised|\bsed\b|envsubst|gomplate|(^|[\s/"'])(?!kafka-|zookeeper-|connect-|schema-)[\w.-]+\.sh\b/i;
