import { mountedFiles, type RunningService, runningAs } from './component.js';
import { type ComponentFact, common } from './component-fact.js';
import type { MountFact } from './container.js';
import type { Context } from './context.js';
import { type DataLocation, dataLocation } from './data-location.js';
import { optional } from './optional.js';
import { type RawSetting, type Settings, textOf } from './settings.js';
import { isDurable, type VolumeFact, volumeOf, type Workload } from './workload.js';

/** A database server. */
export interface DatabaseFact extends ComponentFact {
  /** Major version of its image. */
  readonly major?: number;
  /** Folder the server keeps its data in. */
  readonly dataPath: string;
  /** Volumes it mounts at or above its data, and other places it mounts. */
  readonly dataVolume?: VolumeFact;
  /** Where the data is kept: volume and path inside it. */
  readonly location: DataLocation;
  /** Whether the data outlives the pod. */
  readonly dataSurvives: boolean;
  /** Volumes mounted into the container. */
  readonly mounts: readonly MountFact[];
  /** Environment variables of the server. */
  readonly env: Settings;
}

/** Every database server. A container of the same image that is told of a host runs a client. */
export const databasesOf = (workloads: readonly Workload[], context: Context): readonly DatabaseFact[] =>
  runningAs(workloads, 'database')
    .filter(({ container }) => textOf(container.env, 'PGHOST') === undefined)
    .map((found) => database(found, context));

function database(found: RunningService, context: Context): DatabaseFact {
  const { workload, container, known } = found;
  const major = known.major?.(container.image);
  const dataPath = dataPathOf(found, major);
  const volume = volumeOf(workload.pod, container, dataPath);
  const files = mountedFiles(workload, context).filter(({ name }) => name.endsWith('.conf') && name !== 'pg_hba.conf');
  const raw = files.flatMap(({ view, configMap }) =>
    (view.text ?? '').split('\n').flatMap((line, index): RawSetting[] => {
      const [, key, value = ''] = /^\s*([a-z_.]+)\s*[= ]\s*('(?:[^']|'')*'|[^#]*)/.exec(line) ?? [];
      const text = value.trim().replace(/^'(.*)'$/, '$1');
      return key === undefined ? [] : [{ key, value: text, origin: 'properties', resource: configMap, place: view.lineOf(index) }];
    }),
  );
  return {
    ...common(found),
    ...optional('major', major),
    dataPath,
    ...optional('dataVolume', volume),
    location: dataLocation(workload, container, dataPath),
    dataSurvives: isDurable(volume),
    mounts: container.mounts,
    env: container.env,
    settings: { ...context.settings(raw), ...container.arguments },
  };
}

/** Where the data is. A tag without a version may leave several folders: the one that a volume is mounted for. */
function dataPathOf({ workload, container, known }: RunningService, major: number | undefined): string {
  const folders = known.dataFolders?.({ ...container.image, major }) ?? [];
  const kept = folders.find((path) => isDurable(volumeOf(workload.pod, container, path)));
  return textOf(container.env, 'PGDATA') ?? kept ?? folders[0] ?? '';
}
