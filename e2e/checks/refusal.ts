import { expect } from 'vitest';
import type { NodePool } from '../../charts/kafka/index.js';
import type { Platform } from '../../platform/platform.js';
import type { Disk } from '../kit/disk.js';
import { getObject, kubectl, lastExit, type PodRef, tryKubectl } from '../kit/kubectl.js';
import { applyEnvironment } from '../kit/sluice.js';
import { figure } from '../kit/steps.js';

/** What a start script finds wrong with a disk. */
export interface Refusal {
  readonly platform: Platform;
  /** The node whose disk was altered. */
  readonly pod: PodRef;
  readonly disk: Disk;
  readonly environments: string;
  /** What it must say it found. */
  readonly finding: string;
  /** File in `docs/runbooks/`, without its ending. */
  readonly runbook: string;
}

/** Takes a set's last pod away, so that `replicas` are left, and waits until it is gone. */
export async function scale({ pool, pod }: { readonly pool: NodePool; readonly pod: PodRef }, replicas: number): Promise<void> {
  await kubectl('-n', pod.namespace, 'scale', 'statefulset', pool.name, `--replicas=${replicas}`);
  await kubectl('-n', pod.namespace, 'wait', '--for=delete', `pod/${pod.name}`, '--timeout=180s');
}

/** The node does not start on its disk as it is, says what it found and which runbook to follow, `apply` passes it on, and the disk is not touched. */
export async function expectRefusal({ platform, pod, disk, environments, finding, runbook }: Refusal): Promise<void> {
  const before = await disk.listing();
  await tryKubectl('-n', pod.namespace, 'delete', 'pod', pod.name, '--force', '--grace-period=0', '--ignore-not-found');
  const { code, stderr, seconds } = await applyEnvironment(
    platform.name,
    environments,
    '--force-conflicts',
    'the test scaled the set by hand',
  );
  figure(platform.name, `refused: ${finding.slice(0, 60)}…: apply failed after, s`, seconds);
  expect(code).toBe(1);
  expect(stderr).toContain(`REFUSED: ${finding}`);
  expect(stderr).toContain(`docs/runbooks/${runbook}.md; nothing on the disk was touched`);
  expect(stderr).toMatch(new RegExp(`^error: StatefulSet .* is broken: ${pod.name}, container kafka: exit code 78`, 'm'));
  const exit = lastExit(await getObject('pod', pod.name, pod.namespace));
  expect(exit?.code).toBe(78);
  expect(exit?.message).toContain(finding);
  expect(await disk.listing()).toBe(before);
}
