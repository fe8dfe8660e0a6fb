import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'start.sh');
const CLUSTER = 'hK3mJ8s4TZ-bwXq5VdR0Eg';
const OTHER = 'q1Sh-9_ISia_zwGINzRvyQ';
const VOTERS = '0@c-0:9090:A03mJ8s4TZ-bwXq5VdR0Eg';

interface Node {
  readonly roles?: 'broker' | 'controller' | 'broker,controller';
  readonly disks?: number;
  /** Lines of the settings beside roles and disks. */
  readonly settings?: string;
  /** What `meta.properties` of a disk says, by the disk's number. */
  readonly formatted?: Readonly<Record<number, string>>;
  readonly marker?: 'open' | 'closed 2026-01-01';
  readonly env?: Readonly<Record<string, string>>;
  readonly zookeeper?: string;
}

/** Starts pod kafka-2 of a set whose ids begin at 100. */
function start({ roles, disks = 1, settings = '', formatted = {}, marker, env = {}, zookeeper = '' }: Node) {
  const bench = new Workbench({
    'kafka-storage': 'exit 0',
    'kafka-server-start': 'exit 0',
    'zookeeper-shell': `IFS= read -r -d '' input; printf '%s' "$input" >"$folder/asked"; printf '%s\\n' '${zookeeper}'`,
  });
  const dirs = Array.from({ length: disks }, (_, index) => bench.path(`data-${index}`, 'kafka'));
  const lines = [
    ...(roles ? [`process.roles=${roles}`, `metadata.log.dir=${dirs[0]}`] : ['zookeeper.connect=zk-0:2181,zk-1:2181']),
    `log.dirs=${dirs.join(',')}`,
    settings,
  ];
  writeFiles(bench.folder, {
    'settings/server.properties': lines.join('\n'),
    'run/.keep': '',
    ...(marker && { 'marker/state': marker }),
    ...Object.fromEntries(Object.entries(formatted).map(([disk, text]) => [`data-${disk}/kafka/meta.properties`, text])),
  });
  const variables = {
    HOSTNAME: 'kafka-2',
    FIRST_NODE_ID: '100',
    CLUSTER_ID: CLUSTER,
    METADATA_VERSION: '4.3',
    SETTINGS_DIR: bench.path('settings'),
    RUN_DIR: bench.path('run'),
    MARKER_DIR: bench.path('marker'),
    KAFKA_HEAP_OPTS: '-Xms4g -Xmx4g',
    ...env,
  };
  const before = snapshot(bench.folder);
  return { bench, ...bench.run(SCRIPT, variables), untouched: () => expect(snapshot(bench.folder)).toEqual(before) };
}

/** Files of the disks with their sizes: what "nothing was touched" is measured by. */
const snapshot = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.startsWith('data-'))
    .map((path) => `${path} ${statSync(join(folder, path)).size}`)
    .sort();

const meta = (cluster: string, node: number) => `#\n#Mon\ncluster.id=${cluster}\nversion=1\nnode.id=${node}\n`;
const tools = (bench: Workbench) => bench.calls().map(([tool]) => tool);
const formatting = (bench: Workbench) => bench.calls().find(([tool]) => tool === 'kafka-storage');

describe('what differs per pod', () => {
  const settings = 'node.id={id}\nadvertised.listeners=A://{pod}.kafka:9091,B://broker-{id}.example.com:{31000+id},C://x:{5+id}\nlast={id}';

  it('is filled in, the last line without a line break too', () => {
    const { bench, status } = start({ roles: 'broker', settings });
    expect(status).toBe(0);
    expect(bench.read('run', 'server.properties')?.split('\n').slice(3)).toEqual([
      'node.id=102',
      'advertised.listeners=A://kafka-2.kafka:9091,B://broker-102.example.com:31102,C://x:107',
      'last=102',
      '',
    ]);
  });

  it('leaves braces and backslashes of other settings alone', () => {
    const text = 'ssl.keystore.key=${dir:/etc/sluice/certificate:tls.key}\nprincipal.rules=RULE:\\\\s{2+x}';
    const { bench } = start({ roles: 'broker', settings: text });
    expect(bench.read('run', 'server.properties')).toContain(text);
  });

  it('is what Kafka starts with, in its own heap', () => {
    const { bench } = start({ roles: 'broker', formatted: { 0: meta(CLUSTER, 102) } });
    expect(bench.calls()).toEqual([['kafka-server-start', bench.path('run', 'server.properties')]]);
    expect(bench.read('heaps')).toBe('kafka-server-start=-Xms4g -Xmx4g\n');
  });
});

describe('an empty disk', () => {
  it.each(['broker', 'controller', 'broker,controller'] as const)('of a %s is formatted, with a small heap', (roles) => {
    const { bench, out } = start({ roles });
    const properties = bench.path('run', 'server.properties');
    const flags = ['--cluster-id', CLUSTER, '--config', properties, '--release-version', '4.3', '--ignore-formatted'];
    expect(bench.calls()).toEqual([
      ['kafka-storage', 'format', ...flags],
      ['kafka-server-start', properties],
    ]);
    expect(bench.read('heaps')).toContain('kafka-storage=-Xmx256m\n');
    expect(out).toContain(`formatting ${bench.path('data-0', 'kafka')} for cluster ${CLUSTER}, node 102, metadata version 4.3`);
  });

  it('beside a formatted one (JBOD) is formatted alone', () => {
    const { bench, out } = start({ roles: 'broker', disks: 3, formatted: { 0: meta(CLUSTER, 102), 2: meta(CLUSTER, 102) } });
    expect(formatting(bench)).toContain('--ignore-formatted');
    expect(out).toContain(`formatting ${bench.path('data-1', 'kafka')} for`);
  });

  it('is not formatted when it is not empty', () => {
    expect(tools(start({ roles: 'controller', formatted: { 0: meta(CLUSTER, 102) } }).bench)).toEqual(['kafka-server-start']);
  });

  it('does not start Kafka when formatting fails', () => {
    const { bench, status } = start({ roles: 'broker', env: { TOOLS_SUFFIX: '.missing' } });
    expect(status).not.toBe(0);
    expect(tools(bench)).toEqual([]);
  });

  it.each([
    ['controller', ['--initial-controllers', VOTERS]],
    ['broker,controller', ['--initial-controllers', VOTERS]],
    ['broker', ['--no-initial-controllers']],
  ] as const)('of a %s in a dynamic quorum is told its voters, or that it is none', (roles, flags) => {
    const { bench } = start({ roles, env: { INITIAL_VOTERS: VOTERS } });
    expect(formatting(bench)?.slice(-flags.length)).toEqual(flags);
  });

  it.each(['--initial-controllers', '--no-initial-controllers'])('in a static quorum has no %s', (flag) => {
    expect(formatting(start({ roles: 'controller' }).bench)).not.toContain(flag);
  });
});

describe('a disk that is not this node’s', () => {
  it.each([
    ['cluster', meta(OTHER, 102), `belongs to cluster ${OTHER}, this node to cluster ${CLUSTER}`],
    ['node', meta(CLUSTER, 101), 'belongs to node 101, this is node 102 (kafka-2)'],
    ['node of ZooKeeper days', `version=0\nbroker.id=7\ncluster.id=${CLUSTER}\n`, 'belongs to node 7, this is node 102 (kafka-2)'],
  ])('by its %s is refused with what was found and the runbook', (_, text, message) => {
    const { status, err, bench, untouched } = start({ roles: 'broker', formatted: { 0: text } });
    expect(status).toBe(78);
    expect(err.split('\n')).toEqual([
      `REFUSED: ${bench.path('data-0', 'kafka')} ${message}`,
      expect.stringMatching(/^WHY: starting would /),
      'DO: follow the runbook, sluice explain foreign-disk; nothing on the disk was touched',
      '',
    ]);
    expect(tools(bench)).toEqual([]);
    untouched();
  });

  it('is refused although an earlier disk is empty', () => {
    const { status, bench } = start({ roles: 'broker', disks: 2, formatted: { 1: meta(OTHER, 102) } });
    expect([status, tools(bench)]).toEqual([78, []]);
  });
});

describe('the empty metadata disk of a controller', () => {
  it.each(['controller', 'broker,controller'] as const)('of a %s is refused once the cluster was complete', (roles) => {
    const { status, err, bench, untouched } = start({ roles, marker: 'closed 2026-01-01' });
    expect(status).toBe(78);
    expect(err).toContain('REFUSED: the metadata disk of controller 102 (kafka-2) is empty, but the cluster was complete before');
    expect(err).toContain('sluice explain empty-controller-disk');
    expect(tools(bench)).toEqual([]);
    untouched();
  });

  it.each(['open', undefined] as const)('is formatted while the marker is %s', (marker) => {
    const { bench } = start({ roles: 'controller', ...(marker && { marker }) });
    expect(tools(bench)).toEqual(['kafka-storage', 'kafka-server-start']);
  });

  it('is no matter of a broker: its metadata comes from the controllers', () => {
    expect(tools(start({ roles: 'broker', marker: 'closed 2026-01-01' }).bench)).toEqual(['kafka-storage', 'kafka-server-start']);
  });

  it('is not the second disk of a combined node', () => {
    const { bench } = start({ roles: 'broker,controller', disks: 2, formatted: { 0: meta(CLUSTER, 102) }, marker: 'closed 2026-01-01' });
    expect(tools(bench)).toEqual(['kafka-storage', 'kafka-server-start']);
  });
});

describe('ZooKeeper mode', () => {
  const answer = (id: string) => `{"version":"1","id":"${id}"}`;

  it('claims ZooKeeper for the cluster before an empty disk is used, and formats nothing', () => {
    const { bench, status } = start({ zookeeper: answer(CLUSTER) });
    expect(status).toBe(0);
    expect(bench.calls()).toEqual([
      ['zookeeper-shell', 'zk-0:2181,zk-1:2181'],
      ['kafka-server-start', bench.path('run', 'server.properties')],
    ]);
    expect(bench.read('asked')).toBe(`create /cluster\ncreate /cluster/id ${answer(CLUSTER)}\nget /cluster/id\n`);
  });

  it('refuses a ZooKeeper of another cluster', () => {
    const { bench, status, err, untouched } = start({ zookeeper: answer(OTHER) });
    expect(status).toBe(78);
    expect(err).toContain(`REFUSED: ZooKeeper belongs to another cluster: ${answer(OTHER)}`);
    expect(err).toContain('sluice explain foreign-disk');
    expect(tools(bench)).toEqual(['zookeeper-shell']);
    untouched();
  });

  it('tries again later when ZooKeeper does not answer', () => {
    const { bench, status, err } = start({ zookeeper: 'Connection refused' });
    expect([status, err]).toEqual([1, 'Connection refused\nZooKeeper does not answer yet\n']);
    expect(tools(bench)).toEqual(['zookeeper-shell']);
  });

  it('asks nobody when the disks are there', () => {
    const { bench } = start({ formatted: { 0: `version=0\nbroker.id=102\ncluster.id=${CLUSTER}\n` } });
    expect(tools(bench)).toEqual(['kafka-server-start']);
  });
});
