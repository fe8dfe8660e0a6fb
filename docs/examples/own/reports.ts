// Objects beside the platform of docs/how-to/own-parts.md: made by a function, with what the platform knows.
import type { Extras } from 'sluice';
import { k8s } from 'sluice/charts';

/** Where a report looks for Kafka, as a construct of cdk8s and as a plain object. */
export const reports: Extras = (scope, { listeners, namespace }) => {
  new k8s.KubeConfigMap(scope, 'Reports', {
    metadata: { name: 'reports', namespace },
    data: { 'bootstrap.servers': listeners.CLIENT?.bootstrapServers ?? '' },
  });
  return [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'reports' }, automountServiceAccountToken: false }];
};
