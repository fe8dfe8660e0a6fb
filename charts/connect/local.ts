import * as z from 'zod/mini';
import type { LocalParts, StoredObject } from '../shared/local-parts.js';
import { shipped } from '../shared/shipped.js';
import { CONNECT_PORT, type ConnectCluster } from './config.js';
import type { Connector } from './connector.js';

/** What of the platform decides how the workers run on one machine. */
interface Resolved {
  readonly connect?: { readonly workers: Pick<ConnectCluster, 'plugins'>; readonly connectors: readonly Connector[] };
}

/** Connect on one machine. */
export const connectLocal: LocalParts<Resolved> = {
  profile: 'full',
  port: { part: 'worker', port: CONNECT_PORT },
  ready: 'worker',
  after: { connectors: ['worker'] },
  imageVolumes: [
    { image: /(^|\/)sluice\/connect/, folders: ['/etc/kafka/secrets', '/var/lib/kafka/data'] },
    {
      image: /(^|\/)(?:confluentinc\/cp-kafka-connect|sluice\/connect)/,
      folders: ['/etc/kafka-connect/jars', '/etc/kafka-connect/secrets'],
    },
  ],
  smoke: () => ({ name: 'connectors run', requests: [{ path: '/connectors?expand=status', problem: statusProblem }] }),
  objects: ({ connect }) => (connect?.connectors ?? []).flatMap(objectsOf),
  refusal: ({ connect }) => {
    const copied = (connect?.workers.plugins ?? []).flatMap(({ delivery, name }) => (delivery.how === 'copied' ? [name] : []));
    if (copied.length === 0) return undefined;
    return {
      what: `copies the plugins ${copied.join(', ')} out of another image`,
      why: 'an init container does that in Kubernetes, and a compose file has none',
      fix: `bake them instead: ${shipped('docker/connect/from-image.Dockerfile')} takes them out of the same image`,
    };
  },
};

const state = z.object({ state: z.string(), trace: z.optional(z.string()) });
const statuses = z.record(z.string(), z.object({ status: z.object({ connector: state, tasks: z.array(state) }) }));

function statusProblem(text: string): string | undefined {
  const connectors = Object.entries(z.parse(statuses, JSON.parse(text)));
  if (connectors.length === 0) return 'there is no connector';
  const idle = connectors.filter(
    ([, { status }]) => status.tasks.length === 0 || [status.connector, ...status.tasks].some((each) => each.state !== 'RUNNING'),
  );
  return idle.length === 0 ? undefined : `${idle.map(([name]) => name).join(', ')}: not running`;
}

/** A sink writes a folder for each topic. */
function objectsOf({ reads, config }: Connector): readonly StoredObject[] {
  const folder = config['topics.dir'];
  if (folder === undefined) return [];
  return reads.map((topic) => ({ name: `object of ${topic} in the bucket`, pattern: `${folder}/${topic}/*/*` }));
}
