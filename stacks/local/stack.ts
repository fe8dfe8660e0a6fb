import { EVERY_COMPONENT } from '../../charts/components.js';
import { bootstrapServiceName, componentListener, serviceHost } from '../../charts/kafka/index.js';
import { replicasOf } from '../../charts/shared/index.js';
import type { ServiceRole } from '../../charts/shared/recognise.js';
import type { Platform } from '../../platform/platform.js';
import { renderObjects } from '../kubernetes/index.js';
import { READY, readyService, TOOLS, toolsService, UI, uiPort, uiService } from './companions.js';
import type { ComposeFile, ComposeService, Dependency } from './compose.js';
import { onOneMachine } from './fit.js';
import { filesOf, type LocalFile, type LocalSecret, localSecrets } from './mounts.js';
import { BROKERS_LABEL, projectName, serviceNames, volumeSuffix } from './names.js';
import { hasFlag, isChosen, type LocalOptions } from './options.js';
import { conditionOf, type NamedPod, startOrder } from './order.js';
import { configMapsOf, podsOf } from './pods.js';
import { advertisedTo, type HostPort, hostPort } from './ports.js';
import { podService } from './service.js';
import { diskMounts, onOneVolume, volumeLabels } from './volumes.js';

/** A platform on one machine: its compose file, and what a person needs to know of it. */
export interface LocalStack {
  /** Name of the Compose project. */
  readonly project: string;
  /** Cluster id of Kafka. */
  readonly clusterId: string;
  /** Number of brokers. */
  readonly brokers: number;
  /** The Compose file. */
  readonly file: ComposeFile;
  /** Ports on the machine, by service. */
  readonly ports: readonly HostPort[];
  /** What `.env` must hold. */
  readonly secrets: readonly LocalSecret[];
  /** Services that end by themselves. */
  readonly oneShots: readonly string[];
  /** First contact of clients in other containers. */
  readonly bootstrap: string;
}

/** A service with everything it is drawn from. */
interface Drawn extends NamedPod {
  readonly port: HostPort | undefined;
  readonly files: readonly LocalFile[];
}

/** The platform as a compose file: every pod Kubernetes would run is a service with the same files, under the same names. */
export function localStack(described: Platform, options: LocalOptions): LocalStack {
  const platform = onOneMachine(described);
  const { kafka, name, secrets } = platform;
  const brokers = replicasOf(kafka.pools);
  const suffix = volumeSuffix({ clusterId: kafka.clusterId, brokers });
  const drawn = drawnPods(platform, options);
  const order = startOrder(platform);
  const services = Object.fromEntries(
    drawn.map(({ service, pod, port, files }) => [
      service,
      podService({ service, pod, all: drawn, order, files, port, volumeSuffix: suffix }),
    ]),
  );
  const volumes = drawn.flatMap(({ service, pod }) => diskMounts(pod, service, suffix).names);
  const labels = { ...volumeLabels(kafka.clusterId), [BROKERS_LABEL]: String(brokers) };
  const bootstrap = bootstrapServers(platform);
  const ui = options.ui && !drawn.some(({ pod }) => hasFlag(pod.component.name, 'ui')); // a page of the platform's own is enough
  const ports = [...drawn.flatMap(({ port }) => port ?? []), ...(ui ? [uiPort] : [])];
  return {
    project: projectName(name),
    clusterId: kafka.clusterId,
    brokers,
    file: {
      name: projectName(name),
      services: { ...services, ...companions(platform, drawn, { bootstrap, ui }) },
      volumes: Object.fromEntries(volumes.map((volume) => [volume, { labels }])),
      ...files(drawn),
    },
    ports,
    secrets: usedSecrets(drawn, secrets, suffix),
    oneShots: drawn.filter(({ pod }) => pod.isOneShot).map(({ service }) => service),
    bootstrap,
  };
}

function drawnPods(platform: Platform, options: LocalOptions): readonly Drawn[] {
  const rendered = renderObjects(platform);
  const sources = { configMaps: configMapsOf(rendered), secrets: platform.secrets };
  const pods = podsOf(rendered).filter(({ component }) => isChosen(component.name, options));
  const names = serviceNames(pods);
  const all = pods.map((pod) => ({ pod, service: names.get(pod) ?? pod.workload }));
  const brokers = all.filter(({ pod: { component } }) => component.name === 'kafka' && component.part === 'broker');
  return all.map((named) => {
    const { pod, service } = named;
    const broker = brokers.indexOf(named);
    const port = hostPort({ service, component: pod.component, broker, ordinal: pod.ordinal });
    return { ...named, port, files: filesOf(pod, service, sources).map((file) => placed(file, pod, broker >= 0 ? port : undefined)) };
  });
}

/** A file as it is on one machine: only a Kafka node's differs, in where its disks are and in the address it advertises. */
function placed(file: LocalFile, { component }: NamedPod['pod'], port: HostPort | undefined): LocalFile {
  if (file.kind !== 'text' || component.name !== 'kafka') return file;
  const content = onOneVolume(file.content);
  return { ...file, content: port ? advertisedTo(port, content) : content };
}

const bootstrapServers = ({ kafka }: Platform) =>
  `${serviceHost(bootstrapServiceName(kafka), kafka.namespace)}:${(componentListener(kafka) ?? kafka.listeners[0]).port}`;

function files(drawn: readonly Drawn[]): Pick<ComposeFile, 'configs' | 'secrets'> {
  const all = drawn.flatMap((each) => each.files);
  return {
    configs: Object.fromEntries(all.flatMap((file) => (file.kind === 'secret' ? [] : [[file.source, { content: file.content }]]))),
    secrets: Object.fromEntries(all.flatMap((file) => (file.kind === 'secret' ? [[file.source, { environment: file.variable }]] : []))),
  };
}

function usedSecrets(drawn: readonly Drawn[], requirements: Platform['secrets'], suffix: string): readonly LocalSecret[] {
  return localSecrets(requirements).flatMap((secret) => {
    const users = drawn.filter(({ files }) => files.some((file) => file.kind === 'secret' && file.variable === secret.variable));
    const volumes = users.flatMap(({ pod, service }) => diskMounts(pod, service, suffix).names);
    return users.length > 0 ? [{ ...secret, volumes }] : [];
  });
}

function companions(
  platform: Platform,
  drawn: readonly Drawn[],
  { bootstrap, ui }: { readonly bootstrap: string; readonly ui: boolean },
): Readonly<Record<string, ComposeService>> {
  const { kafka, name } = platform;
  const needs = (wanted: (each: Drawn) => boolean): Readonly<Record<string, Dependency>> =>
    Object.fromEntries(drawn.filter(wanted).map(({ service, pod }) => [service, conditionOf(pod)]));
  const drawnComponents = EVERY_COMPONENT.filter(({ folder }) => drawn.some(({ pod }) => pod.component.name === folder));
  const urlOf = (role: ServiceRole) => drawnComponents.find(({ recognise }) => recognise?.role === role)?.url?.(platform);
  const image = kafka.image;
  const neighbours = {
    name,
    bootstrap,
    registryUrl: urlOf('registry'),
    connectUrl: urlOf('workers'),
    needs: needs(({ pod }) => pod.component.name === 'kafka' && !pod.isOneShot),
  };
  return {
    [TOOLS]: toolsService({ image, bootstrap, needs: neighbours.needs }),
    [READY]: readyService({ image, needs: needs(({ pod }) => pod.isOneShot) }),
    ...(ui && { [UI]: uiService(neighbours) }),
  };
}
