import { expect } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import { kubectl, listObjects } from '../kit/kubectl.js';
import { applyOk, type SluiceRun } from '../kit/sluice.js';
import type { Tools } from '../kit/tools.js';

/** Changes what is declared behind Sluice's back: topic settings, a live broker setting, ACLs. */
export async function meddle({ tool }: Tools): Promise<void> {
  const topic = ['--alter', '--entity-type', 'topics', '--entity-name'];
  await tool('kafka-configs', ...topic, 'payments', '--add-config', 'retention.ms=604800000');
  await tool('kafka-configs', ...topic, 'refunds', '--delete-config', 'max.message.bytes');
  await tool('kafka-configs', '--alter', '--entity-type', 'brokers', '--entity-default', '--add-config', 'min.insync.replicas=1');
  await tool('kafka-acls', '--add', '--allow-principal', 'User:auditor', '--operation', 'Write', '--topic', 'orders');
  await tool('kafka-acls', '--remove', '--force', '--allow-principal', 'User:billing', '--operation', 'Read', '--topic', 'orders');
}

/** What identifies the pods of a platform's sets: it changes when one is replaced or restarted. */
export async function podIdentities({ workloads }: Platform): Promise<readonly string[]> {
  const pods = await listObjects('pods', workloads.namespace, '-l', 'app.kubernetes.io/component in (broker,controller)');
  return pods.map(({ metadata, status }) => JSON.stringify([metadata.uid, metadata.name, restarts(status)])).sort();
}

const restarts = (status: unknown) => [...JSON.stringify(status).matchAll(/"restartCount":(\d+)/g)].map(([, count]) => count);

/** What the latest run of the access Job says it did. */
export async function accessChanges({ workloads }: Platform): Promise<readonly string[]> {
  const selector = 'app.kubernetes.io/component=access,batch.kubernetes.io/job-name';
  const pods = await listObjects('pods', workloads.namespace, '-l', selector, '--sort-by=.metadata.creationTimestamp');
  const text = await kubectl('-n', workloads.namespace, 'logs', pods.at(-1)?.metadata.name ?? '');
  return text.split('\n').filter((line) => /^(topic|broker settings|acl|user|quota) /.test(line));
}

/** Applies again what is applied already: no object changes, and the access Job finds nothing to do. */
export async function expectUnchangedBySecondApply(platform: Platform, environments: string): Promise<SluiceRun> {
  const before = await podIdentities(platform);
  const again = await applyOk(platform.name, environments);
  expect(again.stderr).not.toMatch(/: (created|changed)$/m);
  expect(again.stdout).toMatch(/^(\d+) objects: \d+ unchanged, \d+ run again; all ready/);
  expect(again.stdout).not.toContain('earlier revision');
  expect(await accessChanges(platform)).toEqual([]);
  expect(await podIdentities(platform)).toEqual(before);
  return again;
}
