import { clusterKeys, type ShownCluster } from '../../charts/kafka-ui/cluster-keys.js';
import type { RunnableImage } from '../../charts/shared/index.js';
import type { ComposeService, Dependency } from './compose.js';
import { variable } from './names.js';
import { type HostPort, publishedPort } from './ports.js';
import { HARDENING, LOGGING } from './service.js';
import { declaredFolders } from './volumes.js';

/** Service in which Kafka's own tools run: a JVM beside the broker's would take its memory. */
export const TOOLS = 'tools';
/** Service that is there once everything is. */
export const READY = 'ready';
/** Service of the web page for Kafka. */
export const UI = 'ui';

const TOOLS_MEMORY_MIB = 768;
const TOOLS_HEAP_MIB = 192;
const READY_MEMORY_MIB = 16;

/** Lives until it is told to end: `wait` hears the signal, a sleep as first process would not. */
const LIVE = ['bash', '-c', "trap 'exit 0' TERM INT; sleep 2147483647 & wait"];

interface Idle {
  readonly image: RunnableImage;
  readonly needs: Readonly<Record<string, Dependency>>;
}

function idle({ image: { reference, contract }, needs }: Idle): ComposeService {
  const covers = declaredFolders(reference).map((target) => ({ type: 'tmpfs', target, tmpfs: { size: '1m' } }) as const);
  return {
    image: reference,
    restart: 'no',
    user: `${contract.uid}:${contract.gid}`,
    entrypoint: LIVE,
    ...(Object.keys(needs).length > 0 && { depends_on: needs }),
    ...(covers.length > 0 && { volumes: covers }),
    stop_grace_period: '5s',
    ...HARDENING,
    logging: LOGGING,
  };
}

/** Kafka's tools beside the brokers, for a person and for the checks. */
export const toolsService = (parts: Idle & { readonly bootstrap: string }): ComposeService => ({
  ...idle(parts),
  environment: {
    BOOTSTRAP: parts.bootstrap,
    TOOLS_DIR: parts.image.contract.toolsDir,
    TOOLS_SUFFIX: parts.image.contract.toolsSuffix,
    KAFKA_HEAP_OPTS: `-Xmx${TOOLS_HEAP_MIB}m`,
    KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1', // starts in half the time
    LOG_DIR: '/tmp/logs',
  },
  mem_limit: `${TOOLS_MEMORY_MIB}m`,
});

/** Adopts what ends by itself: without a service that waits for them, `docker compose up --wait` calls their end a failure. */
export const readyService = (parts: Idle): ComposeService => ({ ...idle(parts), mem_limit: `${READY_MEMORY_MIB}m` });

const UI_IMAGE = 'ghcr.io/kafbat/kafka-ui:v1.5.0';
const UI_PORT = 8080;
const UI_MEMORY_MIB = 512;

/** Port of the web page on the machine. */
export const uiPort: HostPort = { service: UI, key: variable(UI, 'port'), fallback: UI_PORT, container: UI_PORT, variable: 'KAFKA_UI_URL' };

/** What the web page shows, and what it waits for. */
export interface UiNeighbours extends ShownCluster {
  /** Services it waits for. */
  readonly needs: Readonly<Record<string, Dependency>>;
}

/** A web page for Kafka, its schemas and its connectors. */
export const uiService = ({ needs, ...cluster }: UiNeighbours): ComposeService => ({
  image: UI_IMAGE,
  restart: 'on-failure:5',
  environment: {
    ...Object.fromEntries(
      Object.entries(clusterKeys(cluster)).flatMap(([key, value]) => (value === undefined ? [] : [[clusterVariable(key), String(value)]])),
    ),
    JAVA_OPTS: '-Xmx256m',
  },
  depends_on: needs,
  ports: [publishedPort(uiPort)],
  mem_limit: `${UI_MEMORY_MIB}m`,
  stop_grace_period: '10s',
  ...HARDENING,
  logging: LOGGING,
});

/** A key of the page's settings as the variable that sets it. */
const clusterVariable = (key: string) => `KAFKA_CLUSTERS_0_${key.replace('[0].', '_0_').toUpperCase()}`;
