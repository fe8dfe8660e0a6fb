import { EVERY_COMPONENT, localOf } from '../../charts/components.js';
import type { ImageVolumes } from '../../charts/shared/local-parts.js';
import type { ComposeMount, ComposeService } from './compose.js';
import { CLUSTER_LABEL } from './names.js';
import type { Pod } from './pods.js';

/** Where Kafka's images have a folder for data that belongs to their user: a new named volume takes the owner of what it covers. */
const KAFKA_DATA = '/var/lib/kafka/data';
/** Folder of Kafka's disks in Kubernetes: `data-0`, `data-1`, … */
const KAFKA_DISK = /\/var\/lib\/kafka\/(data-\d+)/g;

/** Kafka's disks below the one volume of the node. */
export const onOneVolume = (text: string) => text.replace(KAFKA_DISK, `${KAFKA_DATA}/$1`);

/**
 * Folders that images declare as volumes, by the ending of their repository. What is not covered becomes an anonymous volume, which
 * nobody finds again.
 */
const DECLARED: readonly ImageVolumes[] = [
  { image: /(^|\/)apache\/kafka:/, folders: ['/etc/kafka/secrets', '/mnt/shared/config', KAFKA_DATA] },
  { image: /(^|\/)confluentinc\/cp-kafka/, folders: ['/etc/kafka/secrets', KAFKA_DATA] },
  { image: /(^|\/)confluentinc\/cp-zookeeper:/, folders: ['/etc/zookeeper/secrets', '/etc/kafka/secrets', KAFKA_DATA] },
  { image: /(^|\/)confluentinc\/cp-zookeeper:/, folders: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log'] },
  ...EVERY_COMPONENT.flatMap(({ local }) => local.imageVolumes ?? []),
];
const COVER_SIZE = '1m';

/** The disks of a pod as named volumes, and the rest of its image's volumes covered by folders in memory. */
export function diskMounts(
  pod: Pod,
  service: string,
  suffix: string,
): { readonly mounts: readonly ComposeMount[]; readonly names: readonly string[] } {
  const disks = disksOf(pod).map(
    ({ name, target }) => ({ type: 'volume', source: `${volumeBase(pod, service)}${name}-${suffix}`, target }) as const,
  );
  const taken = disks.map(({ target }) => target);
  const covers = declaredFolders(pod.container.image)
    .filter((folder) => !taken.includes(folder))
    .map((target) => ({ type: 'tmpfs', target, tmpfs: { size: COVER_SIZE } }) as const);
  return { mounts: [...disks, ...covers], names: disks.map(({ source }) => source) };
}

/** Folders an image declares as volumes. */
export const declaredFolders = (image: string): readonly string[] => [
  ...new Set(DECLARED.flatMap((each) => (each.image.test(image) ? each.folders : []))),
];

/** The volume of a database carries its major version: another major cannot read it. */
function volumeBase({ component, container }: Pod, service: string): string {
  const variable = localOf(component.name)?.volumeVariable;
  const value = container.env?.find(({ name }) => name === variable)?.value;
  return value === undefined ? service : `${service}-${value}`;
}

function disksOf({ component, claims, container }: Pod): readonly { readonly name: string; readonly target: string }[] {
  if (component.name === 'kafka' && claims.length > 0) return [{ name: '', target: KAFKA_DATA }];
  return claims.flatMap((claim) => {
    const mount = container.volumeMounts?.find(({ name }) => name === claim);
    return mount ? [{ name: claims.length > 1 ? `-${claim}` : '', target: mount.mountPath }] : [];
  });
}

/** Where Linux keeps memory that processes share. */
const SHARED_MEMORY = '/dev/shm';

/**
 * The pod's scratch folders, in memory and of the same size. `exec`: libraries unpack native code there. They belong to the user: at a
 * restart the engine gives the folder the mode it has in the container, which is not open to others.
 */
export function scratchMounts({ volumes, container, user: { uid, gid } }: Pod): Pick<ComposeService, 'tmpfs' | 'shm_size'> {
  const sized = (container.volumeMounts ?? []).flatMap(({ name, mountPath }) => {
    const size = volumes.find((volume) => volume.name === name)?.emptyDir?.sizeLimit;
    return size ? [{ mountPath, size: size.replace('Mi', 'm') }] : [];
  });
  const shared = sized.find(({ mountPath }) => mountPath === SHARED_MEMORY);
  const tmpfs = sized
    .filter(({ mountPath }) => mountPath !== SHARED_MEMORY)
    .map(({ mountPath, size }) => `${mountPath}:exec,uid=${uid},gid=${gid},mode=1777,size=${size}`);
  return { ...(tmpfs.length > 0 && { tmpfs }), ...(shared && { shm_size: shared.size }) };
}

/** Labels of a volume: what it belongs to. */
export const volumeLabels = (clusterId: string): Readonly<Record<string, string>> => ({ [CLUSTER_LABEL]: clusterId });
