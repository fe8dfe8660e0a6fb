import type { ContainerFact } from './container.js';
import type { Context } from './context.js';
import { propertyOf } from './environment-keys.js';
import type { ImageFact } from './images.js';
import { propertyLines } from './properties-file.js';
import type { RawSetting, Settings } from './settings.js';
import type { View } from './view.js';
import type { Workload } from './workload.js';

/** A program that was found running, with the container it runs in. */
export interface RunningContainer {
  /** Workload the container belongs to. */
  readonly workload: Workload;
  /** The container. */
  readonly container: ContainerFact;
}

/** Every container that runs one of some programs. */
export const running = (workloads: readonly Workload[], what: ContainerFact['runs']): readonly RunningContainer[] =>
  workloads.flatMap((workload) => {
    const found = workload.pod.containers.find(({ runs }) => runs === what);
    return found ? [{ workload, container: found }] : [];
  });

/** Settings of a program: from files its pod mounts, then from the variables that its image makes settings of. */
export function componentSettings(
  { workload, container }: RunningContainer,
  isItsFile: (name: string) => boolean,
  software: ImageFact['software'],
  context: Context,
): Settings {
  const files = mountedFiles(workload, context).filter(({ name }) => isItsFile(name));
  const fromFiles = files.flatMap(({ view, configMap }) => propertiesIn(view, configMap));
  return { ...context.settings(fromFiles), ...environmentSettings(container, software) };
}

/** Files of the ConfigMaps a workload mounts. */
export const mountedFiles = ({ pod, namespace }: Workload, { files }: Context) =>
  pod.volumes.flatMap(({ kind, source }) => (kind === 'config-map' && source !== undefined ? files.of(source, namespace) : []));

/** Settings of a properties file inside a manifest. */
export const propertiesIn = (view: View, resource: string): readonly RawSetting[] =>
  propertyLines(view.text ?? '').map(({ key, value, index }) => ({
    key,
    value,
    origin: 'properties',
    resource,
    place: view.lineOf(index),
  }));

function environmentSettings({ env, image }: ContainerFact, software: ImageFact['software']): Settings {
  // An image nobody knows is read as most are: like Confluent's, or like Bitnami's where its variables say so.
  const family = Object.keys(env).some((name) => name.startsWith('KAFKA_CFG_')) ? 'bitnami' : image.family;
  const settings = Object.entries(env).flatMap(([name, setting]) => {
    const key = propertyOf(name, { software, family });
    return key === undefined ? [] : [[key, setting] as const];
  });
  return Object.fromEntries(settings);
}
