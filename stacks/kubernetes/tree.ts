import { ApiObject, type Chart } from 'cdk8s';
import type { KubernetesObject } from './objects.js';

/** Objects in the order they are made. `chart.toJson()` would first sort what depends on what in all charts, for each of them. */
export const objectsOf = (chart: Chart): readonly KubernetesObject[] =>
  chart.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => asObject(object.toJson()));

function asObject(value: unknown): KubernetesObject {
  if (isObject(value)) return value;
  throw new Error(`not a Kubernetes object: ${JSON.stringify(value)}`);
}

/** Whether a value has what every object of Kubernetes has. */
export function isObject(value: unknown): value is KubernetesObject {
  return typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value && 'metadata' in value;
}
