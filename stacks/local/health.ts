import { EVERY_COMPONENT } from '../../charts/components.js';
import type { HealthCheck } from './compose.js';
import type { Pod, PodProbe } from './pods.js';

/** Between two looks. The engine here may not know faster looks during a start, so this is also how soon readiness is noticed. */
const INTERVAL_SECONDS = 2;
/** Failures after the start until a service counts as unhealthy. */
const RETRIES = 15;
const TIMEOUT_SECONDS = 10;
/** Longest a service may start before a failed look counts. */
const MAX_START_SECONDS = 300;

/**
 * The pod's readiness probe as a command in its container. bash is in every image that has a port to ask, so ports and paths are asked
 * by bash itself; curl, nc and wget are each missing somewhere. What is not asked has no check, not a disabled one: `docker compose up
 * --wait` takes the first for usable once it runs, and the second for a mistake. A one-shot is waited for by its end: there the check of
 * an image is only in the way.
 */
export function healthCheck({ container, isOneShot }: Pod): HealthCheck | { readonly disable: true } | undefined {
  const { readinessProbe, startupProbe } = container;
  if (!readinessProbe) return isOneShot ? { disable: true } : undefined;
  const startSeconds = startupProbe ? startupProbe.failureThreshold * startupProbe.periodSeconds : 0;
  return {
    test: ['CMD', ...probeCommand(readinessProbe)],
    interval: `${INTERVAL_SECONDS}s`,
    timeout: `${TIMEOUT_SECONDS}s`,
    retries: RETRIES,
    start_period: `${Math.min(startSeconds, MAX_START_SECONDS)}s`,
  };
}

function probeCommand({ exec, tcpSocket, httpGet }: PodProbe): readonly string[] {
  if (exec) return exec.command;
  if (tcpSocket) return ['bash', '-c', `: </dev/tcp/127.0.0.1/${tcpSocket.port}`];
  if (!httpGet) throw new Error('a probe that asks nothing');
  const { port, path } = httpGet;
  const ask = `exec 3<>/dev/tcp/127.0.0.1/${port}; printf 'GET ${path} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3`;
  return ['bash', '-c', `${ask}; read -r _ status _ <&3; [[ $status == 2?? ]]`];
}

/** Whether a component's image has no bash, by the label `app.kubernetes.io/name`. */
export const hasNoBash = (name: string): boolean =>
  EVERY_COMPONENT.some(({ folder, local }) => folder === name && local.healthBy === 'wget');

/** Health of a container without bash, by what its image has of wget and curl. */
export const wgetHealth = (port: number, path: string): readonly string[] => [
  'CMD-SHELL',
  `wget -qO /dev/null http://127.0.0.1:${port}${path} || curl -fsSo /dev/null http://127.0.0.1:${port}${path}`,
];
