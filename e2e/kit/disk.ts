import type { Platform } from '../../platform/platform.js';
import { applyObjects, exec, kubectl, type PodRef, podReady } from './kubectl.js';
import { restrictedPod } from './pod.js';

const MOUNT = '/disk';
// Names, kinds, sizes, times, inodes and contents of everything on the disk.
const LIST = `cd ${MOUNT} && find . -exec stat -c '%n %F %a %s %Y %i' {} + | sort && find . -type f -exec sha256sum {} + | sort -k 2`;

/** A node's disk, opened from a pod of the tests beside the node's own. */
export interface Disk {
  /** Runs a shell line at the root of the disk. */
  readonly edit: (line: string) => Promise<string>;
  /** Everything there is to see. */
  readonly listing: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Mounts the first disk of a node. Its own pod may run meanwhile: both are on the node the disk is on. */
export async function openDisk({ kafka, workloads }: Platform, node: PodRef): Promise<Disk> {
  const ref = { namespace: workloads.namespace, name: `e2e-disk-${node.name}` };
  const { reference, contract } = kafka.image;
  const claim = { persistentVolumeClaim: { claimName: `data-0-${node.name}` } };
  const volumes = [{ name: 'disk', path: MOUNT, source: claim }];
  await applyObjects([restrictedPod({ ...ref, image: reference, uid: contract.uid, env: {}, volumes }, null)]);
  await podReady(ref, 90);
  return {
    edit: (line) => exec(ref, '/bin/bash', '-c', `cd ${MOUNT} && ${line}`),
    listing: () => exec(ref, '/bin/bash', '-c', LIST),
    close: async () => {
      await kubectl('-n', ref.namespace, 'delete', 'pod', ref.name, '--force', '--grace-period=0');
    },
  };
}
