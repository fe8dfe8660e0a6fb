import { beforeAll, describe, it } from 'vitest';
import type { Environment } from '../platform/environment.js';
import type { Platform } from '../platform/platform.js';
import { expectDeclared } from './checks/declared.js';
import { diskOf, expectSameDisks, inSync, podOf } from './checks/nodes.js';
import { expectRefusal, scale } from './checks/refusal.js';
import { type Disk, openDisk } from './kit/disk.js';
import { kubectl } from './kit/kubectl.js';
import { platformOf } from './kit/platform.js';
import { applyOk } from './kit/sluice.js';
import { ready, type Stage } from './short-set.js';

const OTHER_CLUSTER = 'AnotherClusterIdAAAAAw';
const OTHER_NODE = '777';
const META = 'kafka/meta.properties';

/** What a platform's start scripts must refuse, on the disks of its last broker and its last controller; afterwards it runs as before. */
export function diskSet(stage: Partial<Stage>, environment: Environment, environments: string): void {
  describe('staging, on disks that are not its own', () => {
    const hosts: Partial<Hosts> = {};
    const disks: Partial<Record<'broker' | 'controller', Disk>> = {};
    beforeAll(async () => {
      Object.assign(hosts, await hostsOf(await platformOf(environment)));
      await scale(known(hosts).broker, 0);
      disks.broker = await openDisk(known(hosts).platform, known(hosts).broker.pod);
    });
    it('refuses a broker on a disk of another cluster', async () => {
      const { platform, broker } = known(hosts);
      const disk = opened(disks.broker);
      await disk.edit(`sed -i 's/^cluster.id=.*/cluster.id=${OTHER_CLUSTER}/' ${META}`);
      const finding = `/var/lib/kafka/data-0/kafka belongs to cluster ${OTHER_CLUSTER}, this node to cluster ${platform.kafka.clusterId}`;
      await expectRefusal({ platform, pod: broker.pod, disk, environments, finding, runbook: 'foreign-disk' });
    });
    it('refuses a broker on a disk of another node', async () => {
      const { platform, broker } = known(hosts);
      const disk = opened(disks.broker);
      const own = `s/^cluster.id=.*/cluster.id=${platform.kafka.clusterId}/`; // both at once: in between the disk would be in order
      await disk.edit(`sed -i -e '${own}' -e 's/^node.id=.*/node.id=${OTHER_NODE}/' ${META}`);
      const finding = `/var/lib/kafka/data-0/kafka belongs to node ${OTHER_NODE}, this is node ${broker.id} (${broker.pod.name})`;
      await expectRefusal({ platform, pod: broker.pod, disk, environments, finding, runbook: 'foreign-disk' });
      await disk.edit(`sed -i 's/^node.id=.*/node.id=${broker.id}/' ${META}`);
    });
    it('refuses a controller on an emptied disk once the cluster was complete', async () => {
      const { platform, controller } = known(hosts);
      await scale(controller, controller.id);
      const disk = await openDisk(platform, controller.pod);
      disks.controller = disk;
      await disk.edit('mkdir away && mv kafka away/');
      const finding = `the metadata disk of controller ${controller.id} (${controller.pod.name}) is empty, but the cluster was complete before`;
      await expectRefusal({ platform, pod: controller.pod, disk, environments, finding, runbook: 'empty-controller-disk' });
      await disk.edit('mv away/kafka . && rmdir away');
    });
    it('runs as before once the disks are its own again', async () => {
      const { platform, broker, controller, before } = known(hosts);
      const { tools } = ready(stage);
      for (const { pod } of [broker, controller])
        await kubectl('-n', pod.namespace, 'delete', 'pod', pod.name, '--force', '--grace-period=0');
      await applyOk(platform.name, environments);
      await inSync(tools, 120);
      await expectDeclared(tools, platform);
      expectSameDisks(await disksOf(known(hosts)), before);
      await Promise.all([opened(disks.broker).close(), opened(disks.controller).close()]);
    });
  });
}

type Host = Parameters<typeof scale>[0] & { readonly id: number };
interface Hosts {
  readonly platform: Platform;
  readonly broker: Host;
  readonly controller: Host;
  /** Whose their disks were. */
  readonly before: readonly (readonly string[])[];
}

async function hostsOf(platform: Platform): Promise<Hosts> {
  const { pools, coordination } = platform.kafka;
  const { namespace } = platform.workloads;
  const brokers = pools.at(-1) ?? pools[0];
  if (coordination.mode !== 'kraft' || coordination.controllers === 'combined') throw new Error('no dedicated controllers');
  const controllers = coordination.controllers;
  const last = controllers.replicas - 1;
  const broker = { pool: brokers, pod: podOf(brokers, namespace), id: brokers.firstNodeId };
  const controller = { pool: controllers, pod: podOf(controllers, namespace, last), id: controllers.firstNodeId + last };
  return { platform, broker, controller, before: await disksOf({ broker, controller }) };
}

const disksOf = ({ broker, controller }: Pick<Hosts, 'broker' | 'controller'>) =>
  Promise.all([broker, controller].map(({ pod, pool }) => diskOf(pod, pool)));

function known({ platform, broker, controller, before }: Partial<Hosts>): Hosts {
  if (!platform || !broker || !controller || !before) throw new Error('the disks were not looked at');
  return { platform, broker, controller, before };
}

function opened(disk: Disk | undefined): Disk {
  if (!disk) throw new Error('the disk was not opened');
  return disk;
}
