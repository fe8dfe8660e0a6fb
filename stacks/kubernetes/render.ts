import { ApiObject, type Chart } from 'cdk8s';
import type { Platform } from '../../platform/platform.js';
import { yamlText } from '../yaml.js';
import type { KubernetesObject, RenderedObjects } from './objects.js';
import { applyPatches, type Patched } from './patches.js';
import { platformCharts } from './platform.js';

/** Every object of a platform, by file. The same platform gives the same objects in the same order. */
export const renderObjects = (platform: Platform): RenderedObjects => render(platform).rendered;

/** Every object of a platform, and what of the user's own does not fit them: that is known only once they are there. */
export function render(platform: Platform): Patched {
  const rendered = Object.entries(platformCharts(platform)).map(([file, chart]) => [file, objectsOf(chart)] as const);
  return applyPatches(new Map(rendered), platform.patches);
}

/** The files of rendered objects: name and YAML text. */
export function manifests(rendered: RenderedObjects): ReadonlyMap<string, string> {
  return new Map([...rendered].map(([file, objects]) => [file, manifest(objects)]));
}

const manifest = (objects: readonly KubernetesObject[]) => objects.map(yamlText).join('---\n');

/** Objects in the order they are made. `chart.toJson()` would first sort what depends on what in all charts, for each of them. */
const objectsOf = (chart: Chart): readonly KubernetesObject[] =>
  chart.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => asObject(object.toJson()));

function asObject(value: unknown): KubernetesObject {
  if (isObject(value)) return value;
  throw new Error(`not a Kubernetes object: ${JSON.stringify(value)}`);
}

function isObject(value: unknown): value is KubernetesObject {
  return typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value && 'metadata' in value;
}
