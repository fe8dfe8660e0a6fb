import type { RunningContainer } from './component.js';
import { type MountFact, mountOf } from './container.js';
import type { Context } from './context.js';
import type { VolumeFact } from './workload.js';

/** Folders in which images look for the settings of their program. */
const SETTINGS_FOLDERS = [
  '/etc/kafka',
  '/kafka/config',
  '/mnt/shared/config',
  '/opt/kafka/config',
  '/opt/bitnami/kafka/config',
  '/bitnami/kafka/config',
];

/**
 * Whether more may be set for a program by variables or a file that was not read: of the host, of a Secret, of a ConfigMap that is not here. What is
 * not set in the manifests is then not known, and no default.
 */
export function hasUnreadSettings({ workload, container }: RunningContainer, context: Context): boolean {
  if (container.unreadVariables || isWrittenAtStart(container)) return true;
  const { pod, namespace } = workload;
  const isUnread = ({ kind, source }: VolumeFact) =>
    kind === 'config-map' ? context.files.of(source ?? '', namespace).length === 0 : UNREAD_KINDS.includes(kind);
  const volumeOf = ({ volume }: MountFact) => pod.volumes.find(({ name }) => name === volume);
  const here = container.mounts.filter((mount) => holdsSettings(mount, container.settingsPath)).flatMap((mount) => volumeOf(mount) ?? []);
  if (here.some(isUnread)) return true;
  // An init container writes the file, from what it mounts itself.
  const prepared = pod.initContainers.flatMap(({ mounts }) => mounts).flatMap((mount) => volumeOf(mount) ?? []);
  return here.some(({ kind }) => kind === 'empty-dir') && prepared.some((volume) => volume.kind === 'config-map' && isUnread(volume));
}

/** Whether the command names a settings file that no volume holds: one of the image, or one that the command writes itself. */
const isWrittenAtStart = (container: RunningContainer['container']): boolean =>
  container.settingsPath !== undefined && mountOf(container, container.settingsPath) === undefined;

const UNREAD_KINDS: readonly VolumeFact['kind'][] = ['bind', 'host-path', 'secret', 'other'];

function holdsSettings({ path }: MountFact, settingsPath: string | undefined): boolean {
  const folder = settingsPath?.replace(/\/[^/]*$/, '');
  const mounted = path.replace(/\/$/, '');
  return SETTINGS_FOLDERS.includes(mounted) || mounted === folder || mounted === settingsPath || /\.properties$/.test(mounted);
}
