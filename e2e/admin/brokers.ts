import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProperties } from '../../charts/shared/index.js';
import { run } from '../kit/run.js';

/** Password of the administrator and of nothing else: the brokers listen on loopback and are gone after the run. */
const ADMIN_PASSWORD = 'admin-of-a-test';
const HEAP_MIB = 512;
const STOP_SECONDS = 60;
const CLUSTER_ID = 'q1Sh-9_ISia_zwGINzRvyQ';

/** Brokers of one Kafka release, each a process of this machine: KRaft, combined roles, SCRAM, an authorizer. */
export interface Brokers {
  readonly bootstrap: string;
  /** Client properties with the administrator's login. */
  readonly client: string;
  /** Kafka's jars, as a class path. */
  readonly jars: string;
  /** Ends a broker. `SIGKILL` is a power cut. */
  stop(node: number, signal?: NodeJS.Signals): Promise<void>;
  /** Starts a broker that was ended. */
  start(node: number): void;
  /** Ends all. */
  close(): Promise<void>;
}

/** What to start. */
export interface BrokersOptions {
  /** Folder with Kafka's jars. */
  readonly jars: string;
  /** Empty folder for disks, settings and logs. */
  readonly folder: string;
  readonly nodes: number;
  /** Ports from here on, two a broker. */
  readonly port: number;
}

/** Formats the disks and starts the brokers. They need some seconds to answer. */
export async function startBrokers({ jars, folder, nodes, port }: BrokersOptions): Promise<Brokers> {
  const classPath = join(jars, '*');
  const ids = Array.from({ length: nodes }, (_, index) => index + 1);
  const processes = new Map<number, ChildProcess>();
  for (const id of ids) await format({ folder: nodeFolder(folder, id), classPath, properties: serverProperties(id, ids, port, folder) });
  const start = (node: number) => processes.set(node, startNode(nodeFolder(folder, node), classPath));
  const stop = async (node: number, signal: NodeJS.Signals = 'SIGTERM') => {
    const child = processes.get(node);
    processes.delete(node);
    if (child) await ended(child, signal);
  };
  ids.forEach(start);
  const client = join(folder, 'client.properties');
  writeFileSync(client, formatProperties({ ...LOGIN, 'request.timeout.ms': '10000', 'default.api.timeout.ms': '30000' }));
  const bootstrap = ids.map((id) => `127.0.0.1:${brokerPort(port, id)}`).join(',');
  return { bootstrap, client, jars: classPath, start, stop, close: async () => void (await Promise.all(ids.map((id) => stop(id)))) };
}

const LOGIN = {
  'security.protocol': 'SASL_PLAINTEXT',
  'sasl.mechanism': 'SCRAM-SHA-512',
  'sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="admin" password="${ADMIN_PASSWORD}";`,
};
const brokerPort = (port: number, id: number) => port + 2 * id;
const controllerPort = (port: number, id: number) => port + 2 * id + 1;
const nodeFolder = (folder: string, id: number) => join(folder, `node-${id}`);

function serverProperties(id: number, ids: readonly number[], port: number, folder: string): string {
  const replicas = String(Math.min(3, ids.length));
  return formatProperties({
    'process.roles': 'broker,controller',
    'node.id': String(id),
    'controller.quorum.voters': ids.map((voter) => `${voter}@127.0.0.1:${controllerPort(port, voter)}`).join(','),
    'controller.listener.names': 'CONTROLLER',
    listeners: `CLIENT://127.0.0.1:${brokerPort(port, id)},CONTROLLER://127.0.0.1:${controllerPort(port, id)}`,
    'listener.security.protocol.map': 'CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512,SCRAM-SHA-256',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
    'listener.name.client.scram-sha-512.sasl.jaas.config': LOGIN['sasl.jaas.config'],
    'listener.name.client.scram-sha-256.sasl.jaas.config': LOGIN['sasl.jaas.config'],
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:admin;User:ANONYMOUS', // controllers speak to each other without a login
    'broker.rack': `rack-${id}`,
    'log.dirs': join(nodeFolder(folder, id), 'data'),
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '3',
    'transaction.state.log.replication.factor': replicas,
    'auto.create.topics.enable': 'false',
  });
}

async function format({ folder, classPath, properties }: { folder: string; classPath: string; properties: string }): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'server.properties');
  writeFileSync(file, properties);
  const scram = `SCRAM-SHA-512=[name=admin,password=${ADMIN_PASSWORD}]`;
  const args = ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', file, '--add-scram', scram];
  const { code, stdout, stderr } = await run('java', args);
  if (code !== 0) throw new Error(`${file} cannot be formatted: ${stdout}${stderr}`);
}

function startNode(folder: string, classPath: string): ChildProcess {
  const log = openSync(join(folder, 'server.log'), 'a');
  const args = [`-Xmx${HEAP_MIB}m`, '-XX:+UseSerialGC', '-cp', classPath, 'kafka.Kafka', join(folder, 'server.properties')];
  return spawn('java', args, { stdio: ['ignore', log, log] });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
  await gone;
  clearTimeout(late);
}
