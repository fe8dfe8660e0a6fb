import { existsSync } from 'node:fs';
import type { Problem } from '../../charts/shared/index.js';
import { shipped } from '../../charts/shared/shipped.js';
import { CLUSTER_LABEL, type ComposeFile, type LocalStack } from '../../stacks/local/index.js';
import { UserError } from '../terminal/io.js';
import { ProblemsError } from '../terminal/problems-error.js';
import { type Docker, succeed } from './docker.js';
import { type EnvValues, portIn } from './env-file.js';
import type { Machine } from './machine.js';
import { type Marks, passwordProblems } from './password-marks.js';
import { type ContainerState, isPublished, type VolumeState, volumeStates } from './project.js';

/** Least Compose: from here a file can stand in the compose file by its content. */
const MIN_COMPOSE = [2, 23, 1] as const;
const BYTES_PER_MIB = 1024 * 1024;

/** What is looked at before anything starts. */
export interface PreflightInputs {
  /** The Compose stack. */
  readonly stack: LocalStack;
  /** Values of the `.env` file. */
  readonly values: EnvValues;
  /** Where the values stand, as a person would open it. */
  readonly envFile: string;
  /** Containers as Docker reports them. */
  readonly states: readonly ContainerState[];
  /** Of the passwords the data was made with. */
  readonly marks: Marks;
  /** Told what is done that may take long. */
  readonly tell: (line: string) => void;
}

/** Looks at engine and Compose: without them nothing else can be asked. */
export async function checkEngine(docker: Docker): Promise<void> {
  const server = await docker(['version', '--format', '{{.Server.Version}}']);
  if (server.code !== 0) {
    const why = server.stderr.trim().split('\n')[0] ?? 'docker cannot reach it';
    throw new UserError('the Docker engine does not answer', why, 'start Docker Desktop, or: sudo systemctl start docker');
  }
  const version = await docker(['compose', 'version', '--short']);
  const [major = 0, minor = 0, patch = 0] = version.stdout.trim().replace(/^v/, '').split(/[.+-]/).map(Number);
  const least = MIN_COMPOSE.join('.');
  const isOld = major * 1e6 + minor * 1e3 + patch < MIN_COMPOSE[0] * 1e6 + MIN_COMPOSE[1] * 1e3 + MIN_COMPOSE[2];
  if (version.code === 0 && !isOld) return;
  throw new UserError(
    version.code === 0 ? `Docker Compose is ${version.stdout.trim()}` : 'Docker Compose is not there',
    `the compose file holds its files by content, which ${least} was the first to read`,
    `install Compose ${least} or later, as a plugin of docker`,
  );
}

/** Looks at memory, ports, volumes and images, and tells everything that is wrong at once. Nothing has been started then. */
export async function preflight(machine: Machine, inputs: PreflightInputs): Promise<void> {
  const volumes = await volumeStates(machine.docker, inputs.stack.project);
  const found = await Promise.all([
    memoryProblems(machine, inputs),
    portProblems(machine, inputs),
    volumeProblems(inputs, volumes),
    passwordProblems({ ...inputs, volumes }),
  ]);
  const problems = [...found.flat(), ...(found.flat().length === 0 ? await imageProblems(machine.docker, inputs) : [])];
  if (problems.length > 0) throw new ProblemsError(problems, 'nothing was started');
}

const mebibytes = (limit: string | undefined) => Number(/^(\d+)m$/.exec(limit ?? '')?.[1] ?? 0);

/** Memory the stack may take: the limits of what stays. One-shots are gone by then. */
export const memoryOf = ({ file, oneShots }: Pick<LocalStack, 'file' | 'oneShots'>) =>
  Object.entries(file.services).reduce((sum, [name, { mem_limit }]) => sum + (oneShots.includes(name) ? 0 : mebibytes(mem_limit)), 0);

async function memoryProblems({ docker, freeMemoryMiB }: Machine, { stack, states }: PreflightInputs): Promise<Problem[]> {
  const needed = memoryOf(stack);
  const total = Math.floor(Number(await succeed(docker, ['info', '--format', '{{.MemTotal}}'])) / BYTES_PER_MIB);
  const taken = states.filter(({ state }) => state === 'running').reduce((sum, { service }) => sum + limitOf(stack.file, service), 0);
  const free = Math.min(total, freeMemoryMiB() + taken);
  if (free >= needed) return [];
  return [
    {
      what: `${free} MiB of memory are free, and the stack may take ${needed} MiB`,
      why: 'the kernel would kill the largest program: a broker, or one of yours',
      fix: `${total < needed ? 'give the Docker engine more memory' : 'close something'}, or start less: sluice local up --profile min`,
    },
  ];
}

const limitOf = ({ services }: ComposeFile, service: string) => mebibytes(services[service]?.mem_limit);

/** Ports that no container of the stack publishes where the values in force say. */
export const unpublished = (stack: Pick<LocalStack, 'ports'>, values: EnvValues, states: readonly ContainerState[]) =>
  stack.ports.filter((port) => {
    const wanted = { host: portIn(values, port), container: port.container };
    return !states.some((state) => state.service === port.service && isPublished(state, wanted));
  });

async function portProblems(machine: Machine, { stack, values, envFile, states }: PreflightInputs): Promise<Problem[]> {
  const wanted = unpublished(stack, values, states);
  const problems = await Promise.all(
    wanted.map(async (port): Promise<Problem[]> => {
      const number = portIn(values, port);
      if (await machine.isPortFree(number)) return [];
      const owner = (await machine.docker(['ps', '--filter', `publish=${number}`, '--format', '{{.Names}}'])).stdout.trim();
      return [
        {
          what: `port ${number} of ${port.service} is taken by ${owner ? `container ${owner}` : 'another program'}`,
          why: `${port.service} could not be reached from this machine`,
          fix: `end that program, or move ours: ${port.key}=${number + 10_000} in ${envFile}`,
        },
      ];
    }),
  );
  return problems.flat();
}

function volumeProblems({ stack }: PreflightInputs, volumes: readonly VolumeState[]): Problem[] {
  const foreign = volumes.filter(({ labels }) => labels[CLUSTER_LABEL] !== undefined && labels[CLUSTER_LABEL] !== stack.clusterId);
  const [first] = foreign;
  if (!first) return [];
  return [
    {
      what: `${foreign.map(({ name }) => name).join(', ')} ${foreign.length === 1 ? 'is' : 'are'} of cluster ${first.labels[CLUSTER_LABEL]}`,
      why: `the environment is cluster ${stack.clusterId}: this data would be found by nobody, and fill the disk`,
      fix: 'remove it: sluice local reset, or put the cluster id back',
    },
  ];
}

async function imageProblems(docker: Docker, { stack, tell }: PreflightInputs): Promise<Problem[]> {
  const images = [...new Set(Object.values(stack.file.services).map(({ image }) => image))];
  const missing: string[] = [];
  for (const image of images) if ((await docker(['image', 'inspect', '--format', 'there', image])).code !== 0) missing.push(image);
  const problems: Problem[] = [];
  for (const image of missing) {
    tell(`pulling ${image}`);
    const { code, stderr } = await docker(['pull', '--quiet', image]);
    if (code !== 0) problems.push(missingImage(image, stderr.trim().split('\n').at(-1) ?? ''));
  }
  return problems;
}

/** Folders of images a person builds, in the package and in a checkout, by the beginning of their names; the longer ones first. */
const BUILT: Readonly<Record<string, string>> = {
  'sluice/connect:7.6': 'docker/connect-7.6',
  'sluice/connect:': 'docker/connect',
  'sluice/spark:': 'docker/spark',
};

/** A folder of the package as a person in this folder would name it: in a checkout it is right here. */
const inPackage = (folder: string) => (existsSync(folder) ? folder : shipped(folder));

function missingImage(image: string, said: string): Problem {
  const folder = Object.entries(BUILT).find(([name]) => image.startsWith(name))?.[1];
  const other = 'or name another one in the release file of the environment';
  return {
    what: `image ${image} is not on this machine`,
    why: folder ? `nobody publishes it: it is built from ${inPackage(folder)}` : `it could not be pulled: ${said}`,
    fix: folder
      ? `docker build -t ${image} ${inPackage(folder)} (${inPackage('docker/connect')}/README.md says where plugins come from), ${other}`
      : `look at the name and the way to its registry, ${other}`,
  };
}
