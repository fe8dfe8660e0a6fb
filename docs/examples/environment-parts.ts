// Parts of an environment beside `kafka` in docs/how-to/. Each is put into the dev environment by the test and must have no problems.
import type { AnyKafkaSpec, EnvironmentSpec } from '../../environments/spec.js';

type Part = Partial<EnvironmentSpec<string, AnyKafkaSpec>>;

export const mirror: Part = {
  kubernetes: {
    version: '1.34',
    imageMirror: 'registry.example.com/mirror',
    imagePullSecrets: ['registry'],
  },
};

export const prefixed: Part = {
  prefix: 'blue',
};

export const patched: Part = {
  patches: [
    {
      kind: 'StatefulSet',
      name: 'kafka-broker-a',
      spec: { template: { spec: { dnsConfig: { options: [{ name: 'ndots', value: '2' }] } } } },
      reason: 'the cluster resolver is slow with the default of five search domains',
    },
  ],
};

export const keptByGitOps: Part = {
  kubernetes: {
    version: '1.34',
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    },
  },
};
