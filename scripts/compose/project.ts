import * as z from 'zod/mini';
import type { LocalStack } from '../../stacks/local/index.js';
import { type CallOptions, type Docker, type Ended, succeed } from './docker.js';

/** Where the files of a stack are. */
export interface StackFolder {
  /** Path of the Compose file. */
  readonly compose: string;
  /** Path of the `.env` file. */
  readonly env: string;
  /** Hashes of the passwords the data was made with. */
  readonly marks: string;
  /** Path of the folder. */
  readonly folder: string;
}

/** A container of the stack as the engine sees it. */
export interface ContainerState {
  /** Name of the service. */
  readonly service: string;
  /** Name of the container. */
  readonly container: string;
  /** State of the container. */
  readonly state: 'created' | 'running' | 'restarting' | 'exited' | 'paused' | 'dead' | 'removing';
  /** Result of the health check. */
  readonly health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  /** Exit code of one that has ended. */
  readonly exitCode?: number;
  /** In the engine's words, e.g. `Up 3 seconds (healthy)`. */
  readonly status: string;
  /** What is published, in the engine's words: `127.0.0.1:9092->29092/tcp`. */
  readonly ports: string;
}

/** A volume of the stack. */
export interface VolumeState {
  /** Name of the volume. */
  readonly name: string;
  /** Labels. */
  readonly labels: Readonly<Record<string, string>>;
}

const STATES = ['created', 'running', 'restarting', 'exited', 'paused', 'dead', 'removing'] as const;
const containerLine = z.object({ Names: z.string(), State: z.enum(STATES), Status: z.string(), Labels: z.string(), Ports: z.string() });
const volumeLine = z.object({ Name: z.string(), Labels: z.string() });
const PROJECT_LABEL = 'com.docker.compose.project';

/** `docker compose` for one stack. */
export const compose = (
  docker: Docker,
  { project, place }: { readonly project: string; readonly place: StackFolder },
  args: readonly string[],
  options?: CallOptions,
): Promise<Ended> =>
  docker(
    ['compose', '--project-name', project, '--project-directory', place.folder, '--file', place.compose, '--env-file', place.env, ...args],
    options,
  );

/** The stack's containers, without those of single commands. */
export async function containerStates(docker: Docker, project: string): Promise<readonly ContainerState[]> {
  const filter = ['--filter', `label=${PROJECT_LABEL}=${project}`, '--filter', 'label=com.docker.compose.oneoff=False'];
  const text = await succeed(docker, ['ps', '--all', '--no-trunc', ...filter, '--format', '{{json .}}']);
  return jsonLines(text).map((line) => containerState(z.parse(containerLine, line)));
}

function containerState({ Names, State, Status, Labels, Ports }: z.infer<typeof containerLine>): ContainerState {
  const [, code] = /^Exited \((\d+)\)/.exec(Status) ?? [];
  const [, health] = /\((?:health: )?(starting|healthy|unhealthy)\)/.exec(Status) ?? [];
  return {
    service: labelsOf(Labels)['com.docker.compose.service'] ?? Names,
    container: Names,
    state: State,
    health: health === 'starting' || health === 'healthy' || health === 'unhealthy' ? health : 'none',
    ...(code !== undefined && { exitCode: Number(code) }),
    status: Status,
    ports: Ports,
  };
}

/** Name of a service's container. */
export const containerName = (project: string, service: string) => `${project}-${service}-1`;

/**
 * Containers that a broken-off start left beside a service's own. Compose makes the new one under another name before it removes the old
 * one: whatever ends it in between leaves both, and each further start one more.
 */
export const strays = (states: readonly ContainerState[], project: string): readonly ContainerState[] =>
  states.filter(({ service, container }) => container !== containerName(project, service));

/** Whether a container publishes a port where the values in force say. */
export const isPublished = ({ state, ports }: ContainerState, { host, container }: { readonly host: number; readonly container: number }) =>
  state === 'running' && ports.includes(`:${host}->${container}/`);

/** The stack's named volumes. */
export async function volumeStates(docker: Docker, project: string): Promise<readonly VolumeState[]> {
  const text = await succeed(docker, ['volume', 'ls', '--filter', `label=${PROJECT_LABEL}=${project}`, '--format', '{{json .}}']);
  return jsonLines(text).map((line) => {
    const { Name, Labels } = z.parse(volumeLine, line);
    return { name: Name, labels: labelsOf(Labels) };
  });
}

const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

const labelsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));

/** The stack's services, each after those it waits for. */
export function inOrder({ file }: Pick<LocalStack, 'file'>): readonly string[] {
  const ordered = new Set<string>();
  const visit = (service: string): void => {
    if (ordered.has(service)) return;
    for (const needed of Object.keys(file.services[service]?.depends_on ?? {})) visit(needed);
    ordered.add(service);
  };
  for (const service of Object.keys(file.services)) visit(service);
  return [...ordered];
}
