import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { succeed } from '../kit/run.js';
import { orMissing, until } from '../kit/until.js';

const IMAGE = 'apache/kafka:4.3.1';
const TOOLS = '/opt/kafka/bin';
/** Where a container sees the folder. */
const MOUNT = '/etc/sluice/test';
const START_SECONDS = 120;
const JVM = ['-e', 'KAFKA_HEAP_OPTS=-Xmx192m', '-e', 'LOG_DIR=/tmp/logs'];

/** One listener for everybody, who may do everything, and one for users with a password. */
const BROKER = {
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_LISTENERS: 'PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093,CLIENT://localhost:9094',
  KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://localhost:9092,CLIENT://localhost:9094',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENT:SASL_PLAINTEXT',
  KAFKA_SASL_ENABLED_MECHANISMS: 'SCRAM-SHA-512',
  KAFKA_LISTENER_NAME_CLIENT_SCRAM___SHA___512_SASL_JAAS_CONFIG: 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  KAFKA_AUTHORIZER_CLASS_NAME: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  KAFKA_SUPER_USERS: 'User:ANONYMOUS',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_HEAP_OPTS: '-Xmx384m',
  CLUSTER_ID: 'q1Sh-9_ISia_zwGINzRvyQ',
};

/** A broker of one container, and commands of its image beside it. */
export interface ContainedBroker {
  /** Writes files that commands see below {@link ContainedBroker.mount}. */
  write(files: Readonly<Record<string, string | Buffer>>): void;
  /** Where commands see them. */
  readonly mount: string;
  /** Runs a command of the image that must end well, and returns what it printed. */
  run(command: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Runs one of Kafka's tools with these arguments. */
  tool(name: string, ...args: readonly string[]): Promise<string>;
  /** What Kafka's tools say of topics, settings, users and ACLs: one fact a line, sorted. Identities and counts of iterations are left out. */
  state(): Promise<readonly string[]>;
  /** Removes it, with its files. */
  close(): Promise<void>;
}

/** Starts a broker that nobody has written to. */
export async function startContainedBroker(name: string): Promise<ContainedBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-admin-broker-'));
  chmodSync(folder, 0o755); // the image's user reads it
  const env = Object.entries(BROKER).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  await succeed('docker', ['run', '-d', '--name', name, ...env, IMAGE]);
  const run: ContainedBroker['run'] = (command, more = {}) => {
    const variables = Object.entries(more).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
    const place = ['--network', `container:${name}`, '-v', `${folder}:${MOUNT}:ro`, '--entrypoint', ''];
    return succeed('docker', ['run', '--rm', ...place, ...JVM, ...variables, IMAGE, ...command]);
  };
  const tool: ContainedBroker['tool'] = (script, ...args) =>
    run([`${TOOLS}/${script}.sh`, '--bootstrap-server', 'localhost:9092', ...args]);
  await until(`a broker in ${name}`, START_SECONDS, () => orMissing(async () => ({ found: await tool('kafka-topics', '--list') })));
  return {
    mount: MOUNT,
    run,
    tool,
    state: () => stateBy(tool),
    write: (files) => writeBelow(folder, files),
    async close() {
      await succeed('docker', ['rm', '-f', '-v', name]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeBelow(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

async function stateBy(tool: ContainedBroker['tool']): Promise<readonly string[]> {
  const [topics, topicSettings, brokerSettings, users, acls] = await Promise.all([
    tool('kafka-topics', '--describe'),
    tool('kafka-configs', '--describe', '--entity-type', 'topics'),
    tool('kafka-configs', '--describe', '--entity-type', 'brokers', '--entity-default'),
    tool('kafka-configs', '--describe', '--entity-type', 'users'),
    tool('kafka-acls', '--list'),
  ]);
  return [
    ...lines(topics).map((line) => line.replace(/TopicId: \S+\t/, '').trim()),
    ...inSections(topicSettings, /^Dynamic configs for topic (\S+) are:$/),
    ...inSections(brokerSettings, /^(Default configs) for brokers/),
    ...lines(users).map((line) => line.replace(/iterations=\d+/g, 'iterations=N')),
    ...inSections(acls, /resourceType=(.*)\)`: $/),
  ].toSorted();
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Every line, with what the section that it stands in is about. */
function inSections(text: string, heading: RegExp): readonly string[] {
  let section = '';
  return lines(text).flatMap((line) => {
    const [found, about = ''] = heading.exec(line) ?? [];
    if (found !== undefined) section = about;
    return found === undefined ? [`${section}: ${line.trim()}`] : [];
  });
}
