import { stringify } from 'yaml';
import type { Platform } from '../../environments/platform.js';
import { applyPatches } from './patches.js';
import { platformCharts } from './platform.js';

/** A Kubernetes object as plain data. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** Objects by the file they are rendered into. */
export type RenderedObjects = ReadonlyMap<string, readonly KubernetesObject[]>;

/** Every object of a platform, by file. Throws `PatchError` for a patch without its object. */
export function renderObjects(platform: Platform): RenderedObjects {
  const rendered = Object.entries(platformCharts(platform)).map(([file, chart]) => [file, chart.toJson().map(asObject)] as const);
  return applyPatches(new Map(rendered), platform.patches);
}

/** The files of a platform: name and YAML text. The same platform gives the same bytes. */
export function renderManifests(platform: Platform): ReadonlyMap<string, string> {
  return new Map([...renderObjects(platform)].map(([file, objects]) => [file, manifest(objects)]));
}

/** Long lines stay whole: a broken one in a properties file is hard to read and to diff. */
const YAML_OPTIONS = { lineWidth: 0, aliasDuplicateObjects: false } as const;

const manifest = (objects: readonly KubernetesObject[]) => objects.map((object) => stringify(object, YAML_OPTIONS)).join('---\n');

function asObject(value: unknown): KubernetesObject {
  if (isObject(value)) return value;
  throw new Error(`not a Kubernetes object: ${JSON.stringify(value)}`);
}

function isObject(value: unknown): value is KubernetesObject {
  return typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value && 'metadata' in value;
}
