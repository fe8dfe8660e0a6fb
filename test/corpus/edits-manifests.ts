import { type Edit, json, without } from './edit.js';

/** Beginning of the first broker set's name, in whatever zones. */
const FIRST_SET = 'kafka-broker-';
const replace = (from: string | RegExp, to: string) => (text: string) => {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`the edit finds nothing: ${String(from)}`);
  return result;
};
const FIRST = ['first broker set'] as const;

/** Edits of what is rendered: what the description does not say, or forbids. */
export const RENDERED_EDITS: readonly Edit[] = [
  {
    name: 'a set names another Service',
    render: json('StatefulSet', FIRST_SET, replace('"serviceName":"kafka-brokers"', '"serviceName":"brokers"')),
    consequence: 'no-effect',
    rules: ['K8S-01'],
    restarts: [],
    refused: ['StatefulSet'],
  },
  {
    name: 'a set starts its pods one by one',
    render: json('StatefulSet', FIRST_SET, replace('"podManagementPolicy":"Parallel"', '"podManagementPolicy":"OrderedReady"')),
    consequence: 'no-effect',
    rules: ['K8S-01'],
    restarts: [],
    refused: ['StatefulSet'],
  },
  {
    name: 'a set selects by one label less',
    render: json(
      'StatefulSet',
      FIRST_SET,
      replace('"selector":{"matchLabels":{"app.kubernetes.io/component":"broker",', '"selector":{"matchLabels":{'),
    ),
    consequence: 'no-effect',
    rules: ['K8S-05'],
    restarts: [],
    refused: ['StatefulSet'],
  },
  {
    name: 'disks go with their set',
    render: json('StatefulSet', FIRST_SET, replace('"whenDeleted":"Retain"', '"whenDeleted":"Delete"')),
    consequence: 'data-loss',
    rules: ['K8S-32'],
    restarts: [],
  },
  {
    name: 'variables in another order',
    render: json('StatefulSet', FIRST_SET, replace(/(\{"name":"TOOLS_DIR"[^}]*\}),(\{"name":"TOOLS_SUFFIX"[^}]*\})/, '$2,$1')),
    consequence: 'restart',
    rules: [],
    restarts: FIRST,
  },
  {
    name: 'a quantity written otherwise',
    render: json('StatefulSet', FIRST_SET, replace(/"memory":"(\d+)Mi"/, '"memory":"$1.0Mi"')),
    consequence: 'nothing',
    rules: [],
    restarts: [],
  },
  {
    name: 'defaults of the API server written out',
    render: json(
      'StatefulSet',
      FIRST_SET,
      replace('"restartPolicy":"Always"', '"restartPolicy":"Always","dnsPolicy":"ClusterFirst","schedulerName":"default-scheduler"'),
    ),
    consequence: 'nothing',
    rules: [],
    restarts: [],
  },
  {
    name: 'a set rolls by itself',
    render: json('StatefulSet', FIRST_SET, replace('"updateStrategy":{"type":"OnDelete"}', '"updateStrategy":{"type":"RollingUpdate"}')),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  {
    name: 'a liveness probe is taken away',
    render: json('StatefulSet', FIRST_SET, replace(/"livenessProbe":\{.*?"timeoutSeconds":\d+\},/, '')),
    consequence: 'restart',
    rules: ['K8S-21'],
    restarts: FIRST,
  },
  {
    name: 'a limit is taken away',
    render: json(
      'StatefulSet',
      FIRST_SET,
      replace(/"limits":\{"ephemeral-storage":("[^"]*"),"memory":"[^"]*"\}/, '"limits":{"ephemeral-storage":$1}'),
    ),
    consequence: 'restart',
    rules: ['K8S-14'],
    restarts: FIRST,
  },
  {
    name: 'a set gets an annotation',
    render: json('StatefulSet', FIRST_SET, replace('"metadata":{', '"metadata":{"annotations":{"example.com/note":"x"},')),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  {
    name: 'a broker set is scaled to nothing',
    render: json('StatefulSet', FIRST_SET, replace('"replicas":1', '"replicas":0')),
    consequence: 'data-loss',
    rules: ['KFK-34'],
    restarts: [],
  },
  {
    name: 'a hashed ConfigMap is edited in place',
    render: json('ConfigMap', FIRST_SET, replace('log.retention.hours=72', 'log.retention.hours=168')),
    consequence: 'no-effect',
    rules: ['K8S-01', 'KFK-36'],
    restarts: [],
    refused: ['ConfigMap'],
  },
  {
    name: 'a Job is edited in place',
    render: json('Job', 'kafka-access', replace('"backoffLimit":4', '"backoffLimit":4,"completions":2')),
    consequence: 'no-effect',
    rules: ['K8S-01'],
    restarts: [],
    refused: ['Job'],
  },
  {
    name: 'a budget is taken out',
    render: without('PodDisruptionBudget', 'kafka-broker'),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  {
    name: "the brokers' Service is taken out",
    render: without('Service', 'kafka-brokers'),
    consequence: 'outage',
    rules: ['K8S-36'],
    restarts: [],
  },
  {
    name: 'a broker set is taken out',
    render: without('StatefulSet', FIRST_SET),
    consequence: 'data-loss',
    rules: ['K8S-34', 'KFK-34', 'PRO-11'],
    restarts: [],
  },
  {
    name: 'the bootstrap Service opens a node port',
    render: json('Service', 'kafka-bootstrap', replace('"spec":{', '"spec":{"type":"NodePort",')),
    consequence: 'no-effect',
    rules: ['K8S-36'],
    restarts: [],
  },
  {
    name: 'the bootstrap Service selects nobody',
    render: json(
      'Service',
      'kafka-bootstrap',
      replace(
        '"app.kubernetes.io/component":"broker","app.kubernetes.io/name":"kafka","app.kubernetes.io/part-of":"streaming"}',
        '"app.kubernetes.io/component":"brokers"}',
      ),
    ),
    consequence: 'outage',
    rules: ['K8S-05'],
    restarts: [],
  },
  {
    name: 'a pod may take longer to stop',
    render: json('StatefulSet', FIRST_SET, replace('"terminationGracePeriodSeconds":120', '"terminationGracePeriodSeconds":300')),
    consequence: 'restart',
    rules: [],
    restarts: FIRST,
  },
];
