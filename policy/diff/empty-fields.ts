import { isKubernetesOwn } from '../schemas/index.js';
import { isObject, text } from '../schemas/json.js';
import { CONNECTOR_API } from './bare-connectors.js';
import { COMPOSE_API } from './compose-services.js';
import type { Manifest } from './object.js';

/** Fields that are maps in the API's types: an empty one is none. An empty object of another type, e.g. `emptyDir: {}`, says something. */
const MAPS: ReadonlySet<string> = new Set(
  'annotations labels nodeSelector matchLabels limits requests overhead data binaryData stringData selector capacity'.split(' '),
);
/** Fields whose `false` is the same as nothing. Where `false` and nothing differ (`enableServiceLinks`) the types keep a pointer. */
const SWITCHES: ReadonlySet<string> = new Set(
  'hostNetwork hostPID hostIPC tty stdin stdinOnce readOnly publishNotReadyAddresses paused unschedulable'.split(' '),
);
/** Texts whose empty value is the same as nothing. */
const TEXTS: ReadonlySet<string> = new Set(
  `workingDir subPath subPathExpr hostname subdomain nodeName priorityClassName serviceAccountName serviceAccount clusterIP loadBalancerIP
  externalName volumeName medium generateName`.split(/\s+/),
);
/** Numbers whose zero is the same as nothing. */
const NUMBERS: ReadonlySet<string> = new Set(['minReadySeconds', 'initialDelaySeconds', 'healthCheckNodePort', 'nodePort', 'hostPort']);

/** An object of Kubernetes' own without the empty fields that the API server does not store. Of other kinds only their makers know. */
export function withoutEmpty(manifest: Manifest): Manifest {
  const apiVersion = text(manifest.apiVersion) ?? '';
  const isStored = apiVersion !== COMPOSE_API && apiVersion !== CONNECTOR_API && isKubernetesOwn(apiVersion);
  const plain = isStored ? stored(manifest) : manifest;
  return isObject(plain) ? plain : manifest;
}

/** Deepest object that is looked into: no real manifest is deeper. */
const MAX_DEPTH = 64;

function stored(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => stored(item, depth + 1));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([name, found]) => !isStoredAsNothing(name, found));
  return Object.fromEntries(
    fields.map(([name, found]) => [name, MAPS.has(name) && name !== 'selector' ? found : stored(found, depth + 1)]),
  );
}

function isStoredAsNothing(name: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return MAPS.has(name) && Object.keys(value).length === 0;
  return (value === false && SWITCHES.has(name)) || (value === '' && TEXTS.has(name)) || (value === 0 && NUMBERS.has(name));
}
