import * as z from 'zod/mini';
import { CHECK_TOPIC } from '../../../stacks/local/index.js';
import type { EnvValues } from '../../compose/env-file.js';
import { portIn } from '../../compose/env-file.js';
import type { Machine } from '../../compose/machine.js';
import type { ContainerState } from '../../compose/project.js';
import { sendRecord } from '../../compose/start.js';
import type { LoadedStack } from './stack.js';

/** One thing that must work, and what is wrong with it now. */
export interface SmokeStep {
  /** What is tried. */
  readonly name: string;
  /** Runs the step; returns what is wrong, or nothing. */
  readonly problem: () => Promise<string | undefined>;
}

/** What the steps look at. */
export interface SmokeInputs extends Pick<LoadedStack, 'stack' | 'platform'> {
  /** Values of the `.env` file. */
  readonly values: EnvValues;
  /** Containers as Docker reports them. */
  readonly states: readonly ContainerState[];
}

const SUBJECT = `${CHECK_TOPIC}-value`;
const SCHEMA = JSON.stringify({ type: 'record', name: 'Check', fields: [{ name: 'id', type: 'long' }] });
const REGISTRY_TYPE = 'application/vnd.schemaregistry.v1+json';
const REST_TYPE = 'application/vnd.kafka.json.v2+json';
const OK = 200;

/** The steps of what runs, in the order data takes. */
export function smokeSteps(machine: Machine, inputs: SmokeInputs): readonly SmokeStep[] {
  const { stack, values } = inputs;
  const url = (service: string) => {
    const port = stack.ports.find((each) => each.service === service);
    return port ? `http://localhost:${portIn(values, port)}` : undefined;
  };
  const [registry, rest, connect] = [url('schema-registry'), url('rest-proxy'), url('connect')];
  return [
    { name: 'record written and read', problem: () => sendRecord(machine, stack) },
    ...(registry ? [{ name: 'schema registered and found', problem: () => schemaProblem(machine, registry) }] : []),
    ...(rest ? [{ name: 'record written over HTTP', problem: () => restProblem(machine, rest) }] : []),
    ...(connect ? [{ name: 'connectors run', problem: () => connectorProblem(machine, connect) }] : []),
    ...lakeSteps(machine, inputs),
  ];
}

async function schemaProblem({ get }: Machine, url: string): Promise<string | undefined> {
  const body = JSON.stringify({ schema: SCHEMA });
  const made = await get(`${url}/subjects/${SUBJECT}/versions`, { method: 'POST', body, type: REGISTRY_TYPE });
  if (made.status !== OK) return answered(url, made);
  const found = await get(`${url}/subjects/${SUBJECT}/versions/latest`);
  return found.status === OK && found.text.includes('Check') ? undefined : answered(url, found);
}

async function restProblem({ get }: Machine, url: string): Promise<string | undefined> {
  const body = JSON.stringify({ records: [{ value: { id: 1 } }] });
  const sent = await get(`${url}/topics/${CHECK_TOPIC}`, { method: 'POST', body, type: REST_TYPE });
  return sent.status === OK && /"offset":\d/.test(sent.text) ? undefined : answered(url, sent);
}

const answered = (url: string, { status, text }: { readonly status: number; readonly text: string }) =>
  status === 0 ? `nobody answers at ${url}` : `${url} answered ${status}: ${text.slice(0, 200)}`;

const state = z.object({ state: z.string(), trace: z.optional(z.string()) });
const statuses = z.record(z.string(), z.object({ status: z.object({ connector: state, tasks: z.array(state) }) }));

async function connectorProblem({ get }: Machine, url: string): Promise<string | undefined> {
  const answer = await get(`${url}/connectors?expand=status`);
  if (answer.status !== OK) return answered(url, answer);
  const connectors = Object.entries(z.parse(statuses, JSON.parse(answer.text)));
  if (connectors.length === 0) return 'there is no connector';
  const idle = connectors.filter(
    ([, { status }]) => status.tasks.length === 0 || [status.connector, ...status.tasks].some((each) => each.state !== 'RUNNING'),
  );
  return idle.length === 0 ? undefined : `${idle.map(([name]) => name).join(', ')}: not running`;
}

/** Where the stand-in keeps its objects: each is a file. */
const OBJECTS = '/data/objects';

/** Objects of the sinks and tables of the jobs. */
function lakeSteps(machine: Machine, { platform, states }: SmokeInputs): SmokeStep[] {
  const { objectStore, connect, spark } = platform;
  const gateway = states.find(({ service }) => service === objectStore?.standIn?.name);
  if (!objectStore || !gateway) return [];
  const there = async (pattern: string) => {
    const look = `set -- ${OBJECTS}/${objectStore.address.bucket}/${pattern}; [ -e "$1" ]`;
    return (await machine.docker(['exec', gateway.container, 'sh', '-c', look])).code === 0 ? undefined : `no object ${pattern} yet`;
  };
  const sinks = (connect?.connectors ?? []).flatMap(({ reads, config }) =>
    config['topics.dir'] === undefined ? [] : reads.map((topic) => ({ topic, folder: `${config['topics.dir']}/${topic}` })),
  );
  const jobs = (spark?.jobs ?? []).flatMap(({ name, sink }) => (sink.kind === 'delta' ? [{ name, path: sink.path }] : []));
  return [
    ...sinks.map(({ topic, folder }) => ({ name: `object of ${topic} in the bucket`, problem: () => there(`${folder}/*/*`) })),
    ...jobs.map(({ name, path }) => ({
      name: `table of stream job ${name}`,
      problem: () => there(`${relativePath(path)}/_delta_log/*.json`),
    })),
  ];
}

/** A path in the bucket without the scheme and the bucket. */
const relativePath = (path: string) => path.replace(/^s3a:\/\/[^/]+\//, '');
