import { durationSeconds, shortSizeMiB } from './amounts.js';
import { interpolated, memoryMount, volumeAndMount } from './compose-volumes.js';
import type { ContainerFact, MountFact, PortFact, ProbeFact, ResourcesFact } from './container.js';
import { argumentSettings, MAY_CHANGE_SETTINGS, packagesIn, pluginsIn, spoken, whoRuns } from './containers.js';
import type { Context } from './context.js';
import { heapOf } from './heap.js';
import { imageFact } from './images.js';
import { optional } from './optional.js';
import { ANYWHERE } from './placement.js';
import { runningOf, settingsPathIn } from './running.js';
import type { RawSetting } from './settings.js';
import type { View } from './view.js';
import type { Workload } from './workload.js';

/** Seconds between SIGTERM and SIGKILL when a service says nothing. */
const DEFAULT_GRACE_SECONDS = 10;
const HEALTH_DEFAULTS = { periodSeconds: 30, timeoutSeconds: 30, failureThreshold: 3 } as const;

/** Every service of every compose file. */
export const composeWorkloads = (context: Context): readonly Workload[] =>
  context.compose.flatMap((file) => file.get('services').entries.map(([name, view]) => service(name, view, file, context)));

function service(name: string, view: View, file: View, context: Context): Workload {
  const resource = `service/${name}`;
  const volumes = view.get('volumes').items.map((item, index) => volumeAndMount(item, index, file));
  const tmpfs = [...view.get('tmpfs').items, view.get('tmpfs')].flatMap((item) => (item.text === undefined ? [] : [memoryMount(item)]));
  const all = [...volumes, ...tmpfs];
  return {
    resource,
    place: view.place,
    origin: 'compose',
    kind: 'service',
    name,
    labels: view.get('labels').record,
    replicas: view.get('deploy', 'replicas').number ?? view.get('scale').number ?? 1,
    update: { place: view.place },
    claimRetention: {},
    pod: {
      place: view.place,
      labels: { 'compose.service': name },
      annotations: {},
      containers: [
        container(
          name,
          view,
          all.map(([, mount]) => mount),
          context,
        ),
      ],
      initContainers: [],
      volumes: all.map(([volume]) => volume),
      graceSeconds: durationSeconds(view.get('stop_grace_period').scalar) ?? DEFAULT_GRACE_SECONDS,
      hostAccess: view.get('network_mode').text === 'host' ? [{ field: 'network_mode', place: view.get('network_mode').place }] : [],
      ...(view.get('network_mode').exists && { sharesNetwork: true as const }),
      hostAntiAffinity: 'none',
      spread: [],
      placement: ANYWHERE,
      ...optional('restartPolicy', view.get('restart').text),
    },
  };
}

function container(name: string, view: View, mounts: readonly MountFact[], context: Context): ContainerFact {
  const resource = `service/${name}`;
  const image = view.get('image');
  const words = [...commandWords(view.get('entrypoint')), ...commandWords(view.get('command'))];
  const line = words.map(({ scalar }) => scalar ?? '').join(' ');
  const fact = imageFact(interpolated(image.scalar ?? ''));
  const env = context.settings(environment(view.get('environment'), resource));
  return {
    name: view.get('container_name').scalar ?? name,
    place: view.place,
    image: fact,
    ...(view.get('build').exists && { isBuilt: true as const }),
    imagePlace: image.exists ? image.place : view.place,
    env,
    ...((view.get('env_file').exists || view.get('extends').exists) && { unreadVariables: true as const }),
    ...optional('readinessProbe', health(view.get('healthcheck'))),
    requests: {},
    limits: limits(view),
    mounts,
    ports: view.get('ports').items.flatMap(port),
    privileged: view.get('privileged').boolean === true,
    ...whoRuns(view),
    ...optional('readOnlyRoot', view.get('read_only').boolean),
    arguments: argumentSettings(words, { resource }, context),
    secretNames: view.get('secrets').items.flatMap((item) => item.scalar ?? item.get('source').scalar ?? []),
    ...optional('heap', heapOf(env)),
    runs: runningOf({ image: fact, env, words: line, files: [], ends: false }),
    ...optional('settingsPath', settingsPathIn(line)),
    mayChangeSettings: MAY_CHANGE_SETTINGS.test(line),
    hasCommand: words.length > 0,
    plugins: pluginsIn(words.map(({ scalar }) => scalar ?? '')),
    packages: packagesIn([view.get('command').scalar ?? '', ...words.map(({ scalar }) => scalar ?? '')]),
  };
}

const commandWords = (command: View): readonly View[] => (command.text === undefined ? command.items : [command]);

function environment(view: View, resource: string): readonly RawSetting[] {
  const named = view.entries.map(([key, value]) => ({ key, value: value.scalar ?? '', place: value.place }));
  const listed = view.items.flatMap((item) => {
    const [key = '', ...rest] = (item.scalar ?? '').split('=');
    return key === '' ? [] : [{ key, value: rest.join('='), place: item.place }];
  });
  return (Array.isArray(view.value) ? listed : named).map((found) => ({
    ...found,
    value: interpolated(found.value),
    origin: 'environment',
    resource,
  }));
}

function health(view: View): ProbeFact | undefined {
  if (!view.exists || view.get('disable').boolean === true) return undefined;
  const periodSeconds = durationSeconds(view.get('interval').scalar) ?? HEALTH_DEFAULTS.periodSeconds;
  const failureThreshold = view.get('retries').number ?? HEALTH_DEFAULTS.failureThreshold;
  const initialDelaySeconds = durationSeconds(view.get('start_period').scalar) ?? 0;
  const test = view.get('test');
  return {
    how: 'exec',
    command: spoken(test.text ?? test.items.map(({ scalar }) => scalar ?? '').join(' ')),
    initialDelaySeconds,
    periodSeconds,
    timeoutSeconds: durationSeconds(view.get('timeout').scalar) ?? HEALTH_DEFAULTS.timeoutSeconds,
    failureThreshold,
    patienceSeconds: initialDelaySeconds + periodSeconds * failureThreshold,
    place: view.place,
  };
}

function limits(view: View): ResourcesFact {
  const modern = view.get('deploy', 'resources', 'limits');
  const memory = modern.get('memory').exists ? modern.get('memory') : view.get('mem_limit');
  return { ...optional('memoryMiB', shortSizeMiB(memory.scalar)), ...(memory.exists && { place: memory.place }) };
}

function port(view: View): readonly PortFact[] {
  const target = view.get('target').number;
  if (target !== undefined) return [{ port: target, ...optional('published', view.get('published').number) }];
  const parts = interpolated(view.scalar ?? '')
    .replace(/\/(tcp|udp)$/, '')
    .split(':');
  const [inner, outer] = [Number(parts.at(-1)), Number(parts.at(-2))];
  if (!Number.isInteger(inner)) return [];
  return [{ port: inner, ...optional('published', Number.isInteger(outer) && parts.length > 1 ? outer : undefined) }];
}
