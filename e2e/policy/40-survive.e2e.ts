import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { produce } from '../../charts/shared/index.js';
import type { Environment } from '../../platform/environment.js';
import type { Scene } from '../checks/kill.js';
import { inSync } from '../checks/nodes.js';
import { attempt } from '../checks/refused.js';
import { expectZoneLossSurvived } from '../checks/zone.js';
import { startClient } from '../kit/client.js';
import { GIVEN_ENVIRONMENTS } from '../kit/given.js';
import { currentLab } from '../kit/lab.js';
import type { Producer } from '../kit/ledger.js';
import { type Running, raiseGiven, remove, running } from '../kit/platform.js';
import { sluiceJson } from '../kit/sluice.js';
import { figure } from '../kit/steps.js';
import { startTools } from '../kit/tools.js';
import { CLIENT_NAMESPACE, PAYMENTS } from '../short-set.js';
import { core } from '../variants.js';
import { evictableOfKafka } from './evictions.js';
import { everyServiceAnswers, goesOn, looksAt, servicesElsewhere } from './looks.js';
import { mustHold, type Promised, rowOf } from './loss-row.js';

/** A topic that waits for all its copies: of its writes the table says no. */
const STRICT = { topic: 'strict', writer: 'strict-writer' } as const;
const withStrict: Environment = {
  ...core,
  kafka: {
    ...core.kafka,
    topics: [...(core.kafka.topics ?? []), { name: STRICT.topic, partitions: 3, minInSyncReplicas: 3 }],
    users: [...(core.kafka.users ?? []), { name: STRICT.writer, can: [produce(STRICT.topic)] }],
  },
};
const NODES = ['--nodes', 'zone-a=1,zone-b=1,zone-c=1'];
const SECONDS_TO_CATCH_UP = 120;

const stage: Partial<Running> = {};
/** Of core as it is, and with the strict topic. */
const tables: { core?: unknown; strict?: unknown } = {};

beforeAll(async () => {
  Object.assign(stage, await raiseGiven(withStrict, CLIENT_NAMESPACE));
  tables.core = await sluiceJson(['survive', core.name, ...NODES]);
  tables.strict = await sluiceJson(['survive', core.name, ...NODES], GIVEN_ENVIRONMENTS);
});
afterAll(() => remove(core.namespace, CLIENT_NAMESPACE));

/** Each zone with the one it is looked at from. zone-a comes last: a pod of the tests that loses its node does not come back. */
const LOSSES = [
  { zone: 'zone-b', from: 'zone-a' },
  { zone: 'zone-c', from: 'zone-a' },
  { zone: 'zone-a', from: 'zone-b' },
] as const;
type ZoneLost = (typeof LOSSES)[number];

describe('a zone is lost under load, and what the table promised is what goes on', () => {
  it.for(LOSSES)('$zone', async (loss, { skip }) => {
    const lab = await currentLab();
    if (!lab) return skip('only the lab can switch off a zone: no ../shared/lab and no $SLUICE_LAB for this cluster');
    const { zone } = loss;
    const scene = await sceneOf(loss);
    await wholeBefore(scene);
    const promised = rowOf(tables.core, `zone ${zone}`);
    const spared = await servicesElsewhere(zone, core.namespace);
    const seen = new Map<string, boolean>();
    const whileDark = async (producer: Producer) => {
      const looks = looksAt(scene, { producer, zone });
      for (const cell of promised) seen.set(cell.id, await goesOn(cell, spared, looks));
      seen.set(STRICT.topic, !(await isStrictRefused(scene)));
    };
    await expectZoneLossSurvived(scene, { lab, zone, whileDark }); // and nothing that was acknowledged is missing
    tell(zone, promised, { spared, seen });
    expect(promised.map(({ id }) => [id, seen.get(id)])).toEqual(promised.map((cell) => [cell.id, mustHold(cell, spared)]));
    const strict = rowOf(tables.strict, `zone ${zone}`).find(({ id }) => id === 'writes');
    expect(strict).toMatchObject({ verdict: 'no', why: 'strict: 2 of 3 copies left, 3 needed' });
    expect(seen.get(STRICT.topic)).toBe(false);
  });
});

/** The tests' own pods in a zone that stays. */
async function sceneOf(loss: ZoneLost): Promise<Scene> {
  const { platform } = running(stage);
  const [client, tools] = await Promise.all([startClient(platform, CLIENT_NAMESPACE, loss.from), startTools(platform, loss.from)]);
  return { platform, client, tools, run: LOSSES.indexOf(loss) + 1, route: PAYMENTS };
}

/** Before a loss all copies are in sync, everybody answers, and the strict topic is written: the table begins there. */
async function wholeBefore(scene: Scene): Promise<void> {
  await inSync(scene.tools, SECONDS_TO_CATCH_UP);
  await everyServiceAnswers(scene);
  expect(await isStrictRefused(scene)).toBe(false);
  expect(await evictableOfKafka(scene.platform.workloads.namespace)).not.toEqual([]); // a drain is let begin
}

async function isStrictRefused({ client }: Scene): Promise<boolean> {
  const output = await attempt(client, `${STRICT.writer}-once`, STRICT.topic);
  if (output.includes('"acked":1')) return false;
  expect(output).toContain('NotEnoughReplicas');
  return true;
}

function tell(
  zone: string,
  promised: readonly Promised[],
  { spared, seen }: { spared: readonly string[]; seen: ReadonlyMap<string, boolean> },
) {
  const word = (holds: boolean | undefined) => (holds ? 'yes' : 'no');
  for (const { id, verdict } of promised) {
    const note = verdict === 'no' && spared.includes(id) ? ', as its pod was elsewhere' : '';
    figure(core.name, `${zone} lost: ${id}: promised at worst / seen`, `${verdict} / ${word(seen.get(id))}${note}`);
  }
  figure(core.name, `${zone} lost: writes to a topic that waits for all copies: promised / seen`, `no / ${word(seen.get(STRICT.topic))}`);
}
