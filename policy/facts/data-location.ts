import { isWithin, mountOf } from './container.js';
import { imageVolumes } from './image-volumes.js';
import { imageVolume, isDurable, mountedVolume, type VolumeFact, type Workload } from './workload.js';

/** Where a folder of data is kept: a volume that outlives the pod or container, and the path inside that volume. */
export interface DataLocation {
  /** Path in the container, as the program knows it. */
  readonly path: string;
  /** The volume. Absent when the data is gone with the pod or container. */
  readonly volume?: VolumeIdentity;
  /** Whether it is on an anonymous volume of Docker: kept when a container is replaced, not when it is removed. */
  readonly isAnonymous?: true;
  /** Path from the root of the volume, without slashes at its ends; empty at the root. */
  readonly inside: string;
  /** The volume in words, e.g. `claim pg-data`. */
  readonly label: string;
}

/** What tells one volume from another. */
export interface VolumeIdentity {
  /** `claims`: one for each pod of a set. `docker`: a named volume. `host`: a folder of the host. */
  readonly kind: 'claims' | 'claim' | 'docker' | 'host' | 'other';
  /** Name among volumes of its kind, with the namespace or project before it. */
  readonly name: string;
  /** Whether the name is only how the full name ends: the project of a compose file that names none is not known. */
  readonly isEnd?: true;
}

type Container = Workload['pod']['containers'][number];

/**
 * Where a path of a container is kept. In Kubernetes the mounts alone count: whether the runtime puts a volume that the image declares
 * above them differs between runtimes. Lint reports it, and a change must still say when the folder moves.
 */
export function dataLocation(workload: Workload, container: Container, path: string): DataLocation {
  const mount = mountOf(container, path);
  if (mount === undefined) return unmounted(workload, container, path);
  const declared = workload.origin === 'compose' ? imageVolume(container, mount, path) : undefined;
  const volume = declared ?? mountedVolume(workload.pod, mount);
  if (volume === undefined || !isDurable(volume)) return lostOn(volume, path);
  const inside = partsOf(`${mount.subPath ?? ''}/${path.slice(mount.path.length)}`).join('/');
  const host = folderOfHost(volume);
  const identity = identityOf(volume, workload);
  if (host === undefined) return { path, volume: identity, inside, label: labelOf(volume, inside) };
  // A folder of a folder is a folder: `/srv` with sub path `kafka` is `/srv/kafka`.
  const whole = `${host.startsWith('/') ? '/' : ''}${partsOf(`${host}/${inside}`).join('/')}`;
  return { path, volume: { kind: 'host', name: whole }, inside: '', label: `folder ${whole} of the host` };
}

/** Where an operator keeps the data of a node pool, or of its ZooKeeper. */
export const operatorLocation = (path: string, volume: VolumeFact, owner: string): DataLocation => ({
  path,
  ...(isDurable(volume) && { volume: { kind: 'claims', name: `${owner}/${volume.name}` } }),
  inside: '',
  label: isDurable(volume) ? `volume ${volume.name} of ${owner}` : 'an ephemeral volume',
});

/** Where a path without a mount is: Docker puts an anonymous volume where the image declares one. */
function unmounted({ origin }: Workload, { image }: Container, path: string): DataLocation {
  const isDeclared = origin === 'compose' && imageVolumes(image).some((folder) => isWithin(path, folder));
  return isDeclared ? { path, inside: '', isAnonymous: true, label: 'an anonymous volume' } : { path, inside: '', label: 'no volume' };
}

function lostOn(volume: VolumeFact | undefined, path: string): DataLocation {
  const isAnonymous = volume?.kind === 'image-volume' || volume?.kind === 'anonymous';
  const label = LOST_LABELS[volume?.kind ?? ''] ?? 'an ephemeral volume';
  return { path, inside: '', label, ...(isAnonymous && { isAnonymous }) };
}

const LOST_LABELS: Readonly<Record<string, string>> = {
  'image-volume': 'an anonymous volume that the image declares',
  anonymous: 'an anonymous volume',
  tmpfs: 'memory',
};

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '' && part !== '.');

/** The folder of the host that a volume is, where it is one. */
function folderOfHost({ kind, source, device }: VolumeFact): string | undefined {
  if (kind === 'bind' || kind === 'host-path') return source;
  return kind === 'named' && device !== undefined && /^[./~]/.test(device) ? device : undefined;
}

function identityOf(volume: VolumeFact, { namespace = '', name: owner }: Workload): VolumeIdentity {
  const { name, kind, source = name, project, device = '' } = volume;
  if (kind === 'claim-template') return { kind: 'claims', name: `${namespace}/${name}-${owner}` };
  if (kind === 'claim') return { kind: 'claim', name: `${namespace}/${source}` };
  if (kind !== 'named') return { kind: 'other', name: `${kind} ${source}` };
  if (project === undefined) return { kind: 'docker', name: `_${source} ${device}`, isEnd: true };
  return { kind: 'docker', name: `${project === '' ? '' : `${project}_`}${source} ${device}` };
}

function labelOf({ name, kind, source = name, project }: VolumeFact, inside: string): string {
  const folder = inside === '' ? '' : `, folder ${inside}`;
  if (kind === 'claim-template') return `claim template ${name}${folder}`;
  if (kind === 'claim') return `claim ${source}${folder}`;
  return `volume ${project ? `${project}_` : ''}${source}${folder}`;
}

/** A location as a reader finds it: `/var/lib/kafka/data (claim template data, folder kafka)`. */
export const locationText = ({ path, label }: DataLocation): string => `${path} (${label})`;

/** How two locations compare. `unknown`: they may be the same, but the files do not say so. */
export type Comparison = 'same' | 'moved' | 'unknown';

/** Whether two locations are the same folder of the same volume. */
export function compareLocations(a: DataLocation, b: DataLocation): Comparison {
  const [x, y] = [a.volume, b.volume];
  if (x === undefined || y === undefined) return 'moved';
  const volume = compareVolumes(x, y);
  if (a.inside === b.inside || volume === 'moved') return volume;
  return isOpen(a.inside) || isOpen(b.inside) ? 'unknown' : 'moved';
}

function compareVolumes(a: VolumeIdentity, b: VolumeIdentity): Comparison {
  if (a.kind === b.kind && a.name === b.name && a.isEnd === b.isEnd) return 'same';
  if (isOpen(a.name) || isOpen(b.name)) return 'unknown';
  if (a.kind !== b.kind) return isOwnClaim(a, b) || isOwnClaim(b, a) ? 'same' : 'moved';
  if (a.kind === 'host') return a.name.startsWith('/') === b.name.startsWith('/') ? 'moved' : 'unknown';
  if (a.isEnd === b.isEnd) return 'moved';
  const [end, full] = a.isEnd ? [a, b] : [b, a];
  return full.name.endsWith(end.name) ? 'unknown' : 'moved';
}

/** Whether a text has a variable in it that the files do not say. */
const isOpen = (text: string) => /\$[{(\w]/.test(text);

/** Whether a claim is the one that a set makes for its first pod: `data-kafka-0` of template `data` of `kafka`. */
const isOwnClaim = (claim: VolumeIdentity, claims: VolumeIdentity) =>
  claim.kind === 'claim' && claims.kind === 'claims' && claim.name === `${claims.name}-0`;
