import { inRole, recognisedAs } from '../../charts/recognised.js';
import type { Recognised, ServiceRole } from '../../charts/shared/recognise.js';
import type { ContainerFact } from './container.js';
import type { Context } from './context.js';
import { propertyOf } from './environment-keys.js';
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

/** A program that does something for others, with the container it runs in, and what is known of it. */
export interface RunningService extends RunningContainer {
  /** What is known of it. */
  readonly known: Recognised;
}

/** Every container that runs a program of some role. */
export const runningAs = (workloads: readonly Workload[], role: ServiceRole): readonly RunningService[] =>
  inRole(role).flatMap((known) => running(workloads, known.software).map((found) => ({ ...found, known })));

/** Settings of a program: from files its pod mounts, then from the variables that its image makes settings of. */
export function componentSettings({ workload, container }: RunningContainer, context: Context): Settings {
  const known = recognisedAs(container.runs)?.settings;
  const files = mountedFiles(workload, context).filter(({ name }) => known?.files.test(name));
  const fromFiles = files.flatMap(({ view, configMap }) => propertiesIn(view, configMap));
  return { ...context.settings(fromFiles), ...environmentSettings(container) };
}

/** What a program puts before the settings of its Kafka client. */
export const clientPrefix = (software: string): string => recognisedAs(software)?.client?.prefix ?? '';

/** Key of the brokers' addresses in a program's settings. */
export function bootstrapKey(software: string, settings: Settings): string {
  const own = `${clientPrefix(software)}bootstrap.servers`;
  return settings[own] === undefined ? 'bootstrap.servers' : own;
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

function environmentSettings({ env, image, runs: software }: ContainerFact): Settings {
  // An image nobody knows is read as most are: like Confluent's, or like Bitnami's where its variables say so.
  const family = Object.keys(env).some((name) => name.startsWith('KAFKA_CFG_')) ? 'bitnami' : image.family;
  const settings = Object.entries(env).flatMap(([name, setting]) => {
    const key = propertyOf(name, { software, family });
    return key === undefined ? [] : [[key, setting] as const];
  });
  return Object.fromEntries(settings);
}
