import type { Construct } from 'constructs';
import type { Labels } from './labels.js';
import type { Edge, Peer } from './network.js';
import type { Workloads } from './workload.js';

/** What the composition root hands to every component. */
export interface Wiring {
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** The brokers' pods. */
  readonly kafka: Peer;
  /** Pods of the platform that connect to pods with these labels, at a port. */
  readonly clientsOf: (labels: Labels, port: number) => readonly Peer[];
  /** Everything beside Kafka that pods with these labels connect to. */
  readonly edgesOf: (labels: Labels) => readonly Edge[];
  /** The Kubernetes API. */
  readonly apiServer: Edge;
}

/** Builds the objects of a component, where the platform has it. */
export type Build<Resolved> = (scope: Construct, resolved: Resolved, wiring: Wiring) => void;
