import { localOf } from '../../charts/components.js';
import type { ComposeService } from './compose.js';
import { hasNoBash, healthCheck, wgetHealth } from './health.js';
import { fileMounts, type LocalFile } from './mounts.js';
import { FILES_LABEL } from './names.js';
import { dependencies, type NamedPod, type StartOrder } from './order.js';
import type { Pod } from './pods.js';
import { type HostPort, publishedPort } from './ports.js';
import { diskMounts, scratchMounts } from './volumes.js';

/** What a service is drawn from, beside its pod. */
export interface ServiceParts extends NamedPod {
  /** All services, for dependencies. */
  readonly all: readonly NamedPod[];
  /** What each part waits for. */
  readonly order: StartOrder;
  /** Files of the service. */
  readonly files: readonly LocalFile[];
  /** Port on the host; undefined for none. */
  readonly port: HostPort | undefined;
  /** Suffix of volume names; changes with the cluster id. */
  readonly volumeSuffix: string;
}

/** Starts a container that failed again; a crash loop still ends, so that it is seen. */
const RESTARTS = 5;
/** Console output kept of each container. */
export const LOGGING = { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '2' } } as const;
/** As in Kubernetes: no capability, and none gained. */
export const HARDENING = { cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] } as const;

/** One pod as a service: the same image, command, variables, files, user, memory and patience. */
export function podService(parts: ServiceParts): ComposeService {
  const { service, pod, all, files, port, volumeSuffix } = parts;
  const { container } = pod;
  const needed = dependencies({ service, pod }, all, parts.order);
  const { mounts } = diskMounts(pod, service, volumeSuffix);
  const settings = settingsOf(pod);
  return {
    image: container.image,
    restart: pod.isOneShot ? 'no' : `on-failure:${RESTARTS}`,
    hostname: pod.hostname,
    user: userOf(pod),
    entrypoint: container.command,
    environment: Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value])),
    ...(Object.keys(needed).length > 0 && { depends_on: needed }),
    ...healthOf(pod),
    ...(port && { ports: [publishedPort(port)] }),
    ...(pod.aliases.length > 0 && { networks: { default: { aliases: pod.aliases } } }),
    ...(mounts.length > 0 && { volumes: mounts }),
    ...scratchMounts(pod),
    ...fileMounts(files),
    mem_limit: container.resources.limits.memory.replace('Mi', 'm'),
    stop_grace_period: `${pod.graceSeconds}s`,
    ...HARDENING,
    ...(settings.length > 0 && { labels: { [FILES_LABEL]: settings.join(' ') } }),
    logging: LOGGING,
  };
}

const userOf = ({ component: { name, part }, user }: Pod) => (localOf(name)?.rootParts?.includes(part) ? '0:0' : `${user.uid}:${user.gid}`);

function healthOf(pod: Pod): Pick<ComposeService, 'healthcheck'> {
  const healthcheck = healthCheck(pod);
  if (!healthcheck) return {};
  const asked = pod.container.readinessProbe?.httpGet;
  if (!hasNoBash(pod.component.name) || !asked || 'disable' in healthcheck) return { healthcheck };
  return { healthcheck: { ...healthcheck, test: wgetHealth(asked.port, asked.path) } };
}

const settingsOf = ({ volumes }: Pod) => volumes.flatMap(({ configMap }) => configMap?.name ?? []);
