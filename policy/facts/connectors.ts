import { mountedFiles } from './component.js';
import type { ConnectCluster } from './connect.js';
import { type Context, ofKind } from './context.js';
import { connectorViews, type SourceObject } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { type RawSetting, type Settings, textOf } from './settings.js';
import { configSettings, isStrimzi, STRIMZI_CLUSTER } from './strimzi.js';
import type { View } from './view.js';
import type { Workload } from './workload.js';

interface Origin {
  readonly resource: string;
  readonly file: string;
}

/** One connector. */
export interface ConnectorFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the connector. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Resource of its Connect cluster, when it is among the facts. */
  readonly connect?: string;
  /** Name of the Connect cluster that is to run it, where a label or the one beside it says it. */
  readonly runBy?: string;
  /** Whether it is to run; `paused` and `stopped` read nothing. @default running */
  readonly state?: 'paused' | 'stopped';
  /** Full name of its Java class. */
  readonly connectorClass?: string;
  /** Most tasks of the connector. */
  readonly tasksMax?: number;
  /** Its configuration. */
  readonly config: Settings;
  /** Format it is declared in. */
  readonly declaredBy: 'sluice' | 'strimzi' | 'file';
}

/** Every connector. */
export function connectorsOf(
  connects: readonly ConnectCluster[],
  workloads: readonly Workload[],
  context: Context,
): readonly ConnectorFact[] {
  const strimzi = ofKind(context, 'KafkaConnector')
    .filter(isStrimzi)
    .map((object) => strimziConnector(object, connects, context));
  const files = ofKind(context, 'ConfigMap').flatMap((object) => connectorFiles(object, connects, workloads, context));
  const bare = context.bare.flatMap(connectorViews).flatMap((view) => connectorIn(view, { resource: '', file: '' }, context));
  return [...strimzi, ...files, ...bare];
}

function strimziConnector(
  { view, resource, name, namespace }: SourceObject,
  connects: readonly ConnectCluster[],
  context: Context,
): ConnectorFact {
  const spec = view.get('spec');
  const owner = view.get('metadata', 'labels', STRIMZI_CLUSTER).scalar;
  const connect = connects.find((each) => each.origin === 'strimzi' && each.name === owner && each.namespace === namespace);
  return {
    ...{ resource, place: view.place, name, ...optional('namespace', namespace), ...optional('connect', connect?.resource) },
    ...optional('runBy', owner),
    ...optional('state', stateOf(spec)),
    ...optional('connectorClass', spec.get('class').scalar),
    ...optional('tasksMax', spec.get('tasksMax').number),
    config: configSettings(spec.get('config'), resource, context),
    declaredBy: 'strimzi',
  };
}

/** v1beta2 has `pause` besides. */
function stateOf(spec: View): ConnectorFact['state'] {
  const state = spec.get('state').text;
  if (state === 'paused' || state === 'stopped') return state;
  return state === undefined && spec.get('pause').boolean === true ? 'paused' : undefined;
}

/** Connectors of the JSON files of a ConfigMap: ours, or anybody's that hold a connector's configuration. */
function connectorFiles(
  object: SourceObject,
  connects: readonly ConnectCluster[],
  workloads: readonly Workload[],
  context: Context,
): readonly ConnectorFact[] {
  const { view, resource, namespace } = object;
  const found = view
    .get('data')
    .entries.flatMap(([file, text]) => (file.endsWith('.json') ? connectorIn(text, { resource, file }, context) : []));
  if (found.length === 0) return [];
  const near = connects.filter((each) => each.namespace === namespace);
  const user = workloads.find((each) => mountedFiles(each, context).some(({ configMap }) => configMap === resource));
  const host = user?.pod.containers.map(({ env }) => textOf(env, 'HOST')).find((value) => value !== undefined);
  const connect = near.find(({ name }) => host?.split('.')[0] === name) ?? (near.length === 1 ? near[0] : undefined);
  return found.map((each) => ({
    ...each,
    ...optional('namespace', namespace),
    ...optional('connect', connect?.resource),
    ...optional('runBy', connect?.name),
    ...(view.get('data', 'declared.txt').exists && { declaredBy: 'sluice' as const }),
  }));
}

/** A connector in a JSON text or document: flat, or wrapped in `{ name, config }`. */
function connectorIn(view: View, { resource, file }: Origin, context: Context): readonly ConnectorFact[] {
  const lines = (view.text ?? '').split('\n');
  const parsed = view.text === undefined ? view.value : parsedJson(view.text);
  const whole = asObject(parsed);
  const config = asObject(whole.config ?? whole);
  const connectorClass = config['connector.class'];
  if (typeof connectorClass !== 'string') return [];
  const name = [whole.name, config.name, file.replace(/\.json$/, '')].find((value) => typeof value === 'string' && value !== '');
  const placeOf = (key: string) => {
    const index = lines.findIndex((line) => line.includes(`"${key}"`));
    if (view.text === undefined) return (view.get('config').exists ? view.get('config') : view).get(key).place;
    return index < 0 ? view.place : view.lineOf(index);
  };
  const own = resource === '' ? `connector/${String(name)}` : resource;
  const raw = Object.entries(config).map(([key, value]): RawSetting => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return { key, value: text, origin: 'resource', resource: own, place: placeOf(key) };
  });
  const tasks = Number(config['tasks.max']);
  return [
    {
      resource: own,
      place: placeOf('connector.class'),
      name: String(name),
      connectorClass,
      ...optional('tasksMax', Number.isInteger(tasks) ? tasks : undefined),
      config: context.settings(raw),
      declaredBy: 'file',
    },
  ];
}

/** JSON of a text, or nothing: a file that only looks like a connector is no fact. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as an object, or an empty one. */
export const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
