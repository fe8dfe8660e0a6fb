import { expect } from 'vitest';
import { logDir } from '../../charts/kafka/cluster.js';
import type { NodePool } from '../../charts/kafka/index.js';
import { exec, type PodRef } from '../kit/kubectl.js';
import type { Tools } from '../kit/tools.js';
import { type Look, orMissing, until } from '../kit/until.js';

/** A node's pod. */
export const podOf = ({ name }: NodePool, namespace: string, ordinal = 0): PodRef => ({ namespace, name: `${name}-${ordinal}` });

// Builtins only: the smallest images carry little else. The time of writing is a comment in meta.properties, and left out.
const SHOW_DISK = `shopt -s nullglob
for dir in "$@"; do
  while IFS= read -r line; do [[ $line == '#'* ]] || echo "$dir $line"; done <"$dir/meta.properties"
  [[ ! -f $dir/log-start-offset-checkpoint ]] || while read -r topic partition offset; do [[ ! $offset ]] || echo "$dir $topic-$partition begins at $offset"; done <"$dir/log-start-offset-checkpoint"
  for log in "$dir"/*/00000000000000000000.log; do [[ $log != */__cluster_metadata-0/* && ! -s $log ]] || echo "$log"; done
done`;

/** Whose a node's disks are, and where its partitions begin: one fact a line. */
export const diskOf = async (pod: PodRef, { volumes }: NodePool): Promise<readonly string[]> =>
  (await exec(pod, '/bin/bash', '-c', SHOW_DISK, 'disk', ...volumes.map(logDir))).trim().split('\n');

/** All that held of a disk before an outage holds after it; a partition that was empty may have begun in between. */
export function expectSameDisk(after: readonly string[], before: readonly string[]): void {
  expect(before.length).toBeGreaterThan(2); // version, cluster, node
  expect(after).toEqual(expect.arrayContaining([...before]));
}

/** Waits until every partition is in sync on all its brokers. */
export async function inSync({ tool }: Tools, seconds: number): Promise<void> {
  const look = async (): Promise<Look<true>> => {
    const behind = (await tool('kafka-topics', '--describe', '--under-replicated-partitions')).trim();
    return behind === '' ? { found: true } : { missing: `${behind.split('\n').length} partitions are not` };
  };
  await until('every partition to be in sync', seconds, () => orMissing(look));
}

/** The same of several disks, in the same order. */
export function expectSameDisks(after: readonly (readonly string[])[], before: readonly (readonly string[])[]): void {
  expect(after).toHaveLength(before.length);
  for (const [index, disk] of before.entries()) expectSameDisk(after[index] ?? [], disk);
}

/** How many replicas of a topic lie on each volume of a node. */
export async function replicasByVolume(pod: PodRef, { volumes }: NodePool, topic: string): Promise<readonly number[]> {
  const counting = 'shopt -s nullglob; topic=$1; for dir in "${@:2}"; do found=("$dir/$topic"-*/); echo "${#found[@]}"; done';
  const counts = await exec(pod, '/bin/bash', '-c', counting, 'count', topic, ...volumes.map(logDir));
  return counts.trim().split('\n').map(Number);
}
