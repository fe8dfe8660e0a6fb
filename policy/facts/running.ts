import type { Running } from './container.js';
import type { ImageFact } from './images.js';
import type { Settings } from './settings.js';

/** What is known of a container before it is known what it runs. */
interface Clues {
  readonly image: ImageFact;
  readonly env: Settings;
  /** Command and arguments. */
  readonly words: string;
  /** Names of the files its pod mounts from ConfigMaps. */
  readonly files: readonly string[];
  /** Whether it ends by itself: a Job, an init container. */
  readonly ends: boolean;
}

type Clue = readonly [running: Running, command: RegExp, files: RegExp, variables: RegExp];

/** The first that fits counts: a Connect worker may run from an image of Kafka. */
const CLUES: readonly Clue[] = [
  ['connect', /connect-distributed/, /^(kafka-)?connect(-distributed)?\.properties$/, /^CONNECT_(GROUP_ID|CONFIG_STORAGE_TOPIC)$/],
  ['schema-registry', /schema-registry-start/, /^schema-registry\.properties$/, /^SCHEMA_REGISTRY_(CFG_)?KAFKASTORE_BOOTSTRAP_SERVERS$/],
  ['rest-proxy', /kafka-rest-start/, /^kafka-rest\.properties$/, /^KAFKA_REST_(BOOTSTRAP_SERVERS|ZOOKEEPER_CONNECT)$/],
  ['zookeeper', /zookeeper-server-start|zkServer/, /^(zookeeper\.properties|zoo\.cfg)$/, /^(ZOOKEEPER_CLIENT_PORT|ZOO_SERVERS|ZOO_MY_ID)$/],
  [
    'kafka',
    /kafka-server-start/,
    SERVER_FILES(),
    /^KAFKA_(CFG_)?(ADVERTISED_LISTENERS|PROCESS_ROLES|ZOOKEEPER_CONNECT|CONTROLLER_QUORUM_VOTERS)$/,
  ],
];

/** Programs that do one thing and end. */
const TOOL =
  /kafka-(topics|configs|acls|console-\w+|consumer-groups|reassign-partitions|storage(?!\S*\s+format)|broker-api-versions)|sleep infinity|tail -f|cub (kafka|zk)-ready/;
/** Start commands beside which a tool is only preparation. */
const SERVER =
  /kafka-server-start|connect-distributed|schema-registry-start|\/docker\/run\b|docker\/run$|entrypoint\.sh|\/run\.sh|start\.sh/;

function SERVER_FILES(): RegExp {
  return /^(server|kafka|broker|controller|kraft)([-._]\w+)*\.properties$/;
}

/** Files that hold a broker's or controller's settings. */
export const isServerFile = (name: string): boolean => SERVER_FILES().test(name);

/** The settings file that a command starts a server with. */
export const settingsPathIn = (words: string): string | undefined =>
  /(?:kafka-server-start|connect-distributed)(?:\.sh)?\s+(?:-daemon\s+)?(\/\S+)/.exec(words)?.[1];

/** What a container runs. */
export function runningOf({ image, env, words, files, ends }: Clues): Running {
  if (image.software === 'spark') return 'spark';
  if (ends || (TOOL.test(words) && !SERVER.test(words))) return 'tool';
  if (image.software !== 'kafka' && image.software !== 'other') return image.software;
  const names = Object.keys(env);
  const byCommand = CLUES.find(([, command]) => command.test(words));
  const clue =
    byCommand ?? CLUES.find(([, , file, variable]) => files.some((name) => file.test(name)) || names.some((name) => variable.test(name)));
  // An image of Kafka is also taken for the tools in it: a command of its own that starts no server, and no setting of one.
  const isScript = image.software === 'kafka' && clue === undefined && words !== '' && !SERVER.test(words);
  return clue?.[0] ?? (isScript ? 'tool' : image.software);
}
