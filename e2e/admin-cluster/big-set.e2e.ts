import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessDeclaration } from '../../charts/access/admin/declaration.js';
import { replicasOf } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { listAt } from '../../scripts/cluster/objects.js';
import { LARGE, largeDeclaration } from '../admin/large-declaration.js';
import { deploy, platformNamed, prepare, remove } from '../kit/platform.js';
import { figure } from '../kit/steps.js';
import { type Look, until } from '../kit/until.js';
import { type JobRun, passwordOf, runJob, writePasswords } from './job.js';

// The access Job as it is rendered, on three brokers, with a large declaration. How much memory it needs is measured by limits around the rendered one.
const SUBJECT = 'access Job';
const LIMITS_MIB = (process.env.SLUICE_ADMIN_LIMITS ?? '').split(',').filter(Boolean).map(Number);
/** A busy broker may take minutes to learn of a thousand topics. */
const CATCH_UP_SECONDS = 300;
const folder = mkdtempSync(join(tmpdir(), 'sluice-big-set-'));

let platform: Platform;
let big: AccessDeclaration;
beforeAll(async () => {
  platform = await platformNamed('jbod');
  const brokers = replicasOf(platform.kafka.pools);
  const local = largeDeclaration({ brokers, ...LARGE }, folder);
  big = {
    ...local,
    settings: { ...platform.access.liveSettings, ...local.settings },
    users: local.users.map((user) => ({ ...user, passwordFile: passwordOf(user.name) })),
  };
  await prepare(platform);
  await deploy(platform);
  await writePasswords(
    platform,
    big.users.map(({ name }) => name),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await remove(platform.workloads.namespace);
});

const summary = ({ lines }: JobRun): unknown => JSON.parse(lines.findLast((line) => line.startsWith('{')) ?? `"${lines.at(-1)}"`);
const told = ({ seconds, cpuSeconds, residentMiB }: JobRun) =>
  `${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor, ${residentMiB} MiB`;

/** Waits until brokers know what the controller has committed: a run before that makes some changes again. */
const caughtUp = () =>
  until('no difference by compare', CATCH_UP_SECONDS, async (): Promise<Look<true>> => {
    const { lines } = await runJob(platform, { name: 'e2e-big-compare', declaration: big, command: 'compare' });
    const differences = listAt(
      JSON.parse(lines.findLast((line) => line.startsWith('{')) ?? '{"differences":["none read"]}'),
      'differences',
    );
    return differences.length === 0 ? { found: true } : { missing: `${differences.length} differences` };
  });

describe('1,000 topics, 200 users, 2,000 ACLs and 100 quotas', () => {
  it('are made by one process within the rendered memory limit, and then found unchanged', async () => {
    const first = await runJob(platform, { name: 'e2e-big-first', declaration: big });
    figure(SUBJECT, 'first run', told(first));
    expect(summary(first)).toMatchObject({ failed: 0, kinds: { topics: { changed: LARGE.topics }, users: { changed: LARGE.users } } });
    expect(first.code).toBe(0);
    await caughtUp();
    const again = await runJob(platform, { name: 'e2e-big-again', declaration: big });
    figure(SUBJECT, 'unchanged run', told(again));
    expect(summary(again)).toMatchObject({ changed: 0, failed: 0 });
    expect(again.code).toBe(0);
  });

  it.skipIf(LIMITS_MIB.length === 0)('are removed and made again within other limits', async () => {
    for (const memoryMiB of LIMITS_MIB) {
      const nothing = { ...big, topics: [], users: [], acls: [], quotas: [] };
      const retired = {
        ...nothing,
        retiredTopics: big.topics.map(({ name }) => name),
        retiredUsers: big.users.map(({ name }) => name),
        retiredQuotas: big.quotas.map(({ limits: _, ...entity }) => entity),
      };
      expect(await runJob(platform, { name: 'e2e-big-gone', declaration: retired })).toMatchObject({ code: 0 });
      const first = await runJob(platform, { name: 'e2e-big-first', declaration: big, memoryMiB });
      const again = await runJob(platform, { name: 'e2e-big-again', declaration: big, memoryMiB });
      figure(SUBJECT, `limit ${memoryMiB} MiB: first and unchanged run`, `${first.code}: ${told(first)} / ${again.code}: ${told(again)}`);
    }
  });
});
