import type { MountFact } from './container.js';
import { optional } from './optional.js';
import type { View } from './view.js';
import type { VolumeFact } from './workload.js';

/** `${NAME:-fallback}` as compose fills it in when nobody sets it; what has no fallback stays. */
export const interpolated = (text: string) => text.replace(/\$\{\w+:?-([^}]*)\}/g, '$1').replaceAll('$$', '$');

/** A volume of a service, and where it is mounted. */
export function volumeAndMount(view: View, index: number, file: View): readonly [VolumeFact, MountFact] {
  const long = view.get('target').scalar;
  const parts = interpolated(view.scalar ?? '').split(':');
  const path = long ?? (parts.length > 1 ? parts[1] : parts[0]) ?? '';
  const source = long === undefined ? (parts.length > 1 ? parts[0] : undefined) : view.get('source').scalar;
  const kind = volumeKind(view.get('type').text, source, file);
  const name = `${kind}-${index}`;
  const readOnly = view.get('read_only').boolean === true || parts[2] === 'ro';
  return [
    { name, kind, ...namedVolume(kind, source, file), place: view.place },
    { volume: name, path, ...optional('subPath', view.get('volume', 'subpath').scalar), readOnly, place: view.place },
  ];
}

/** What a volume is called in Docker: after its project, unless the file gives it a name of its own. */
function namedVolume(
  kind: VolumeFact['kind'],
  source: string | undefined,
  file: View,
): Pick<VolumeFact, 'source' | 'project' | 'device' | 'network'> {
  if (kind !== 'named' || source === undefined) return optional('source', source);
  const declared = file.get('volumes', source);
  const external = declared.get('external');
  const own = declared.get('name').scalar ?? external.get('name').scalar ?? (external.boolean === true ? source : undefined);
  const project = own === undefined ? file.get('name').scalar : '';
  return {
    source: interpolated(own ?? source),
    ...optional('project', project && interpolated(project)),
    ...optional('device', deviceOf(declared)),
    ...optional('network', declared.get('driver_opts', 'type').scalar),
  };
}

/** What a driver is given: of a volume that is bound to a folder, the folder. */
function deviceOf(declared: View): string | undefined {
  const options = declared.get('driver_opts');
  const driver = declared.get('driver').scalar ?? 'local';
  if (/(^|,)r?bind(,|$)/.test(options.get('o').scalar ?? '')) return options.get('device').scalar;
  const given = options.entries.map(([key, view]) => `${key}=${view.scalar ?? ''}`).sort();
  return given.length === 0 && driver === 'local' ? undefined : [driver, ...given].join(' ');
}

function volumeKind(type: string | undefined, source: string | undefined, file: View): VolumeFact['kind'] {
  if (type === 'tmpfs') return 'tmpfs';
  if (source === undefined || source === '') return 'anonymous';
  if (type === 'bind' || /^[./~]/.test(source)) return 'bind';
  return file.get('volumes', source).value === undefined && type === undefined ? 'other' : 'named';
}

/** A folder in memory. */
export function memoryMount(view: View): readonly [VolumeFact, MountFact] {
  const path = (view.text ?? '').split(':')[0] ?? '';
  const name = `tmpfs-${path}`;
  return [
    { name, kind: 'tmpfs', place: view.place },
    { volume: name, path, readOnly: false, place: view.place },
  ];
}
