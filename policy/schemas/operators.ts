import type { SchemaSet } from './schema-set.js';

/** An operator whose custom resources are checked in. */
export interface Operator {
  /** Name of the operator. */
  readonly name: string;
  /** Release whose definitions they are. A newer one may know more fields. */
  readonly release: string;
  /** API groups it defines. */
  readonly groups: readonly string[];
  /** Reads the schemas: not before an object needs them. */
  readonly load: () => Promise<{ readonly default: SchemaSet }>;
}

/** Operators whose custom resources are known. */
export const OPERATORS: readonly Operator[] = [
  {
    name: 'cert-manager',
    release: '1.21.1',
    groups: ['cert-manager.io'],
    load: () => import('./generated/cert-manager.json', { with: { type: 'json' } }),
  },
  {
    name: 'external-secrets',
    release: '2.9.0',
    groups: ['external-secrets.io'],
    load: () => import('./generated/external-secrets.json', { with: { type: 'json' } }),
  },
  {
    name: 'prometheus-operator',
    release: '0.93.0',
    groups: ['monitoring.coreos.com'],
    load: () => import('./generated/prometheus-operator.json', { with: { type: 'json' } }),
  },
  {
    name: 'spark-operator',
    release: '2.5.2',
    groups: ['sparkoperator.k8s.io'],
    load: () => import('./generated/spark-operator.json', { with: { type: 'json' } }),
  },
  {
    name: 'strimzi',
    release: '1.2.0',
    groups: ['kafka.strimzi.io', 'core.strimzi.io'],
    load: () => import('./generated/strimzi.json', { with: { type: 'json' } }),
  },
];
