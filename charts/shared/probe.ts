import { k8s } from './k8s.js';

/** Seconds between two looks while a node starts: soon noticed, and cheap. */
const STARTUP_PERIOD_SECONDS = 3;

/** Waits for a port to open, as long as reading logs after a crash may take; only then do the other probes begin. */
export const startupProbe = (port: number, budgetSeconds: number): k8s.Probe => ({
  tcpSocket: { port: k8s.IntOrString.fromNumber(port) },
  periodSeconds: STARTUP_PERIOD_SECONDS,
  timeoutSeconds: 2,
  failureThreshold: Math.ceil(budgetSeconds / STARTUP_PERIOD_SECONDS),
});

/** Whether clients should be sent here. */
export const readinessProbe = (port: number): k8s.Probe => ({
  tcpSocket: { port: k8s.IntOrString.fromNumber(port) },
  periodSeconds: 5,
  timeoutSeconds: 3,
  failureThreshold: 3,
});

/**
 * Whether only a restart helps: the port is deaf for a minute. Never asks about replicas or another node: that would restart the
 * healthy. By the port's name, so that a port that is probed is also one the pod declares.
 */
export const livenessProbe = (portName: string): k8s.Probe => ({
  tcpSocket: { port: k8s.IntOrString.fromString(portName) },
  periodSeconds: 10,
  timeoutSeconds: 5,
  failureThreshold: 6,
});

/** Asks a path of the pod itself, e.g. `/health`: ready when it answers with success. */
export const httpReadinessProbe = (port: number, path: string): k8s.Probe => ({
  httpGet: { port: k8s.IntOrString.fromNumber(port), path },
  periodSeconds: 5,
  timeoutSeconds: 5,
  failureThreshold: 3,
});
