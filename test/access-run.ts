import { join } from 'node:path';
import { type Outcome, Workbench, writeFiles } from './script.js';

const SCRIPT = join(import.meta.dirname, '../charts/access/access.sh');
/** The one password there is, of user orders-app: with everything in it that a properties file could spoil. */
export const PASSWORD = 'pA55\\w0rd,=x';

/** What Kafka's tools answer; the forms are those of Kafka 4.3.1, tried against a real broker. */
export interface Live {
  readonly brokers?: number;
  readonly topics?: readonly (readonly [name: string, partitions: number, replicas: number])[];
  readonly topicConfigs?: Readonly<Record<string, readonly string[]>>;
  readonly settings?: readonly string[];
  readonly users?: readonly string[];
  readonly acls?: Readonly<Record<string, readonly string[]>>;
  /** Calls that fail: a part of their arguments. */
  readonly fails?: string;
}

const override = (line: string) => `  ${line} sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:${line}, DEFAULT_CONFIG:a=b}`;
const texts = ({ brokers = 3, topics = [], topicConfigs = {}, settings = [], users = [], acls = {} }: Live) => ({
  'kafka-broker-api-versions': Array.from({ length: brokers }, (_, id) => `kafka-${id}:9091 (id: ${id} rack: null) -> (\n\tProduce(0): 0`),
  'kafka-topics': topics.map(
    ([name, partitions, replicas]) =>
      `Topic: ${name}\tTopicId: x\tPartitionCount: ${partitions}\tReplicationFactor: ${replicas}\tConfigs: a=b\n\tTopic: ${name}\tPartition: 0`,
  ),
  'configs-topics': Object.entries(topicConfigs).map(([name, lines]) =>
    [`Dynamic configs for topic ${name} are:`, ...lines.map(override)].join('\n'),
  ),
  'configs-brokers': ['Default configs for brokers in the cluster are:', ...settings.map(override)],
  'configs-users': users.map((name) => `SCRAM credential configs for user-principal '${name}' are SCRAM-SHA-512=iterations=8192`),
  'kafka-acls': Object.entries(acls).map(([resource, lines]) => {
    const [type, name, pattern] = resource.split(' ');
    const entries = lines.map((line) => {
      const [principal, operation, permission = 'ALLOW'] = line.split(' ');
      return `\t(principal=${principal}, host=*, operation=${operation}, permissionType=${permission})`;
    });
    return [`Current ACLs for resource \`ResourcePattern(resourceType=${type}, name=${name}, patternType=${pattern})\`: `, ...entries].join(
      '\n',
    );
  }),
});

/** Answers from a file when it is asked to list; fails when its arguments hold `fails`. */
const answers = (file: string, listing: string, fails: string) =>
  `[[ -n '${fails}' && "$*" == *'${fails}'* ]] && { echo 'Kafka says no' >&2; exit 1; }
[[ "$*" == *'${listing}'* ]] && printf '%s' "$(<"$folder/live/${file}")"; exit 0`;

/** A run of the script, with the calls it made: the arguments of the connection, the same for all, are left out. */
export interface AccessRun extends Outcome {
  readonly bench: Workbench;
  readonly calls: readonly string[];
  /** The calls that change something. */
  readonly changes: readonly string[];
}

/** Brings a declaration about in a cluster that is as `live` says. */
export function access(declaration: readonly string[], live: Live = {}, env: Readonly<Record<string, string>> = {}): AccessRun {
  const fails = live.fails ?? '';
  const bench = new Workbench({
    'kafka-broker-api-versions': answers('kafka-broker-api-versions', '', fails),
    'kafka-topics': answers('kafka-topics', '--describe', fails),
    'kafka-acls': answers('kafka-acls', '--list', fails),
    'kafka-configs': `[[ $* =~ --entity-type\\ ([a-z]+) ]]; type=\${BASH_REMATCH[1]}\n${answers('configs-$type', '--describe', fails)}`,
  });
  writeFiles(bench.folder, {
    'access/declaration.txt': `# words for a reader\n${declaration.join('\n')}\n`,
    'users/orders-app/password': PASSWORD,
    'run/.keep': '',
    ...Object.fromEntries(Object.entries(texts(live)).map(([file, lines]) => [`live/${file}`, lines.join('\n')])),
  });
  const outcome = bench.run(SCRIPT, {
    BOOTSTRAP: 'kafka-bootstrap:9091',
    BROKERS: '3',
    AT_ONCE: '1', // so that calls come in one order
    PROBE: 'no',
    ACCESS_DIR: bench.path('access'),
    USERS_DIR: bench.path('users'),
    RUN_DIR: bench.path('run'),
    ...env,
  });
  const connection = ['--bootstrap-server', 'kafka-bootstrap:9091', '--command-config', bench.path('access', 'client.properties')];
  const calls = bench.calls().map(([tool, ...args]) => [tool, ...args.filter((arg) => !connection.includes(arg))].join(' '));
  const changes = calls.filter((call) => !/--describe|--list|^kafka-broker-api-versions/.test(call));
  return { bench, ...outcome, calls, changes };
}
