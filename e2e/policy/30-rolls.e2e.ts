import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../scripts/cluster/objects.js';
import { podOf } from '../checks/nodes.js';
import { attempt, expectRefused } from '../checks/refused.js';
import { GIVEN_ENVIRONMENTS } from '../kit/given.js';
import { exec, getObject } from '../kit/kubectl.js';
import { type Running, raiseGiven, remove, running } from '../kit/platform.js';
import { succeed } from '../kit/run.js';
import { applyEnvironment, sluiceJson } from '../kit/sluice.js';
import { until } from '../kit/until.js';
import { CLIENT_NAMESPACE } from '../short-set.js';
import { cleanerThreads, ownSettings } from './broker-settings.js';
import { attemptEdit, make, outdatedIn, renderedEdit, tell } from './making.js';
import { podLives, replaced, replacePods } from './replace-pods.js';
import { LAST_EDIT, ROLLED, rolls } from './rolled.js';

const NAME = rolls.name;
const NAMESPACE = rolls.namespace;
const stage: Partial<Running> = {};

beforeAll(async () => {
  Object.assign(stage, await raiseGiven(rolls, CLIENT_NAMESPACE));
});
afterAll(() => remove(NAMESPACE, CLIENT_NAMESPACE));

describe('a plan against the cluster', () => {
  it('finds nothing to do once everything is applied', async () => {
    expect(await sluiceJson(['plan', NAME, '--against', 'live'], GIVEN_ENVIRONMENTS)).toMatchObject({
      changes: [],
      pods: [],
      settings: [],
    });
  });
});

describe('a live setting', () => {
  it('changed, is taken by every broker, and no pod restarts', async () => {
    const { planned, restarted } = await make('changed');
    expect(planned.settings).toEqual(['log.cleaner.threads: live']);
    expect(restarted).toEqual([]);
    await expectEverywhere('log.cleaner.threads', '3', 'DYNAMIC_DEFAULT_BROKER_CONFIG');
    await expectCleaners(3);
  });
  it('taken out, is what it was before anybody set it, and no pod restarts', async () => {
    const { planned, restarted } = await make('takenOut');
    expect(planned.settings).toEqual(['log.cleaner.threads: override-removed']);
    expect(restarted).toEqual([]);
    await expectEverywhere('log.cleaner.threads', '1', 'DEFAULT_CONFIG');
    await expectCleaners(1);
  });
});

describe('what Kafka keeps of its topics and users', () => {
  it('a shorter retention is in force, and no pod restarts', async () => {
    const { restarted } = await make('kept');
    expect(restarted).toEqual([]);
    expect(await topicSettings()).toContain('retention.ms=86400000');
  });
  it('more partitions are there, and Kafka takes none of them back', async () => {
    const { restarted } = await make('partitions');
    expect(restarted).toEqual([]);
    const { tool } = running(stage).tools;
    expect(await tool('kafka-topics', '--describe', '--topic', 'orders')).toContain('PartitionCount: 18');
    await expect(tool('kafka-topics', '--alter', '--topic', 'orders', '--partitions', '12')).rejects.toThrow(
      /InvalidPartitions|would not be an increase/,
    );
  });
  it('who may do less is refused what it may no longer do', async () => {
    const { client } = running(stage);
    const write = () => attempt(client, 'orders-app-once', 'payments');
    expect(await write()).toContain('"acked":1');
    const { restarted } = await make('rights');
    expect(restarted).toEqual([]);
    expectRefused(await write(), 'TopicAuthorizationException');
  });
});

describe('a setting that Kafka reads at the start', () => {
  it('waits for the pods that were foretold, and holds once they are replaced', async () => {
    const { planned, restarted, outdated } = await make('restart');
    expect(planned.settings).toEqual(['num.recovery.threads.per.data.dir: live', 'queued.max.requests: restart']);
    expect(restarted).toEqual([]); // nobody but the roll replaces them
    expect(outdated).toEqual(planned.restarts);
    await expectEverywhere('queued.max.requests', '500', 'DEFAULT_CONFIG');
    const before = await podLives(NAMESPACE);
    await replacePods(running(stage), outdated);
    expect(replaced(before, await podLives(NAMESPACE))).toEqual(planned.restarts);
    await expectEverywhere('queued.max.requests', '800', 'STATIC_BROKER_CONFIG');
    await expectEverywhere('num.recovery.threads.per.data.dir', '4', 'DYNAMIC_DEFAULT_BROKER_CONFIG');
  });
});

describe('a field that cannot be changed', () => {
  it('is refused, the procedure that was printed grows the disks, and no pod restarts', async () => {
    const before = await podLives(NAMESPACE);
    const { planned, run } = await attemptEdit('disks');
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^StatefulSet e2e-rolls\/kafka-broker-\S+: refused: .*updates to statefulset spec/m);
    for (const command of planned.commands) await succeed('/bin/bash', ['-c', command]);
    const again = await applyEnvironment(NAME, GIVEN_ENVIRONMENTS);
    expect(again.code).toBe(0);
    expect(outdatedIn(again)).toEqual([]);
    expect(replaced(before, await podLives(NAMESPACE))).toEqual([]);
    await expectDisksOf(2);
    tell(ROLLED.disks, planned, []);
  });
});

describe('a pod template that is edited where it is rendered', () => {
  it('waits for the one pod that was foretold, and holds once it is replaced', async () => {
    const { planned, edited } = await renderedEdit();
    const before = await podLives(NAMESPACE);
    await succeed('kubectl', ['apply', '--server-side', '--force-conflicts', '--field-manager=sluice', '-f', '-'], { input: edited });
    await replacePods(running(stage), planned.restarts);
    expect(replaced(before, await podLives(NAMESPACE))).toEqual(planned.restarts);
    const [pod = ''] = planned.restarts;
    expect(at(await getObject('pod', pod, NAMESPACE), 'spec', 'terminationGracePeriodSeconds')).toBe(300);
    tell(LAST_EDIT, planned, planned.restarts);
  });
});

/** Every broker has a value, from one and the same kind of source. */
async function expectEverywhere(key: string, value: string, source: string): Promise<void> {
  const { platform, tools } = running(stage);
  const settings = await ownSettings(tools, key);
  expect(settings.map((each) => each.broker).toSorted()).toEqual(platform.kafka.pools.map(({ firstNodeId }) => firstNodeId).toSorted());
  for (const own of settings) {
    expect(own.value).toBe(value);
    expect(own.sources[0]).toBe(`${source}:${key}=${value}`);
  }
}

/** A broker starts and ends threads on its own time. */
async function expectCleaners(wanted: number): Promise<void> {
  for (const pool of running(stage).platform.kafka.pools) {
    await until(`${wanted} threads to clean logs in ${pool.name}`, 60, async () => {
      const found = await cleanerThreads(podOf(pool, NAMESPACE));
      return found === wanted ? { found } : { missing: `${found} do` };
    });
  }
}

const topicSettings = () => running(stage).tools.tool('kafka-configs', '--describe', '--entity-type', 'topics', '--entity-name', 'orders');

const KIB_IN_GIB = 1024 * 1024;
/** Of a disk a file system needs a part for itself. */
const USABLE = 0.9;

async function expectDisksOf(gib: number): Promise<void> {
  for (const pool of running(stage).platform.kafka.pools) {
    await until(`the disk of ${pool.name} to have ${gib} GiB`, 120, async () => {
      const text = await exec(podOf(pool, NAMESPACE), 'df', '-Pk', '/var/lib/kafka/data-0');
      const kib = Number(text.trim().split('\n').at(-1)?.split(/\s+/)[1]);
      return kib > gib * USABLE * KIB_IN_GIB ? { found: kib } : { missing: `${kib} KiB` };
    });
  }
}
