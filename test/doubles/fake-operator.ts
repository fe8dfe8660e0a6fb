import type { KubernetesObject } from '../../scripts/cluster/objects.js';

/** What a Deployment of an operator looks like. */
export interface OperatorShape {
  readonly image: string;
  readonly args?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** A live Deployment, by `namespace/name`. */
export function deployment(id: string, { image, args = [], labels = {}, podLabels = {} }: OperatorShape): KubernetesObject {
  const [namespace = '', name = ''] = id.split('/');
  const template = { metadata: { labels: podLabels }, spec: { containers: [{ name: 'main', image, args }] } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace, labels }, spec: { template } };
}

/** A CustomResourceDefinition that serves some versions, and keeps one it no longer serves. */
export function customResourceDefinition(name: string, served: readonly string[]): KubernetesObject {
  const versions = [...served.map((version) => ({ name: version, served: true })), { name: 'v0', served: false }];
  return { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name }, spec: { versions } };
}
