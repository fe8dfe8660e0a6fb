// Parts of an environment beside `kafka` in docs/how-to/. Each is put into the dev environment by the test and must have no problems.
import { type AnyKafkaSpec, client, type EnvironmentSpec } from 'sluice';

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

export const patchedContainer: Part = {
  patches: [
    {
      kind: 'StatefulSet',
      name: 'kafka-controller',
      spec: { template: { spec: { containers: [{ name: 'kafka', env: [{ name: 'EXTRA_ARGS', $patch: 'delete' }] }] } } },
      reason: 'the platform team collects garbage collection logs from the file that the image writes by default',
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

export const applications: Part = {
  clients: [
    client('shop', {
      namespace: 'apps-dev',
      labels: { app: 'shop' },
      produces: [
        { to: 'orders', settings: { 'compression.type': 'zstd', 'linger.ms': 20 } },
        { name: 'customers', to: 'customers', delivery: 'exactly-once' },
      ],
    }),
    client('invoices', {
      namespace: 'apps-dev',
      consumes: [{ from: ['orders', 'customers'], group: 'invoices-v2', start: 'latest' }],
    }),
  ],
};
