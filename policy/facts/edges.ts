import { bootstrapKey, clientPrefix } from './component.js';
import type { ClientFact } from './components.js';
import type { Edge } from './facts.js';
import { optional } from './optional.js';
import { textOf } from './settings.js';

/** Every connection to Kafka that components declare. An operator makes those of its own. */
export const edgesOf = (clients: readonly Client[]): readonly Edge[] =>
  clients.flatMap((client) =>
    client.cluster === undefined || client.origin === 'strimzi' ? [] : [edge({ ...client, cluster: client.cluster })],
  );

type Client = Pick<ClientFact, 'resource' | 'software' | 'cluster' | 'settings' | 'origin'>;

function edge({ resource, cluster, settings, software }: Client & { readonly cluster: string }): Edge {
  const key = bootstrapKey(software, settings);
  const bootstrap = textOf(settings, key);
  const said = /^\s*([A-Z_]+):\/\//.exec(bootstrap ?? '')?.[1];
  const port = Number(/:(\d+)\s*(,|$)/.exec(bootstrap ?? '')?.[1]);
  return {
    from: resource,
    cluster,
    ...optional('bootstrap', bootstrap),
    ...optional('port', Number.isInteger(port) ? port : undefined),
    protocol: textOf(settings, `${clientPrefix(software)}security.protocol`) ?? said ?? 'PLAINTEXT',
    place: settings[key]?.place ?? { file: '', line: 1 },
  };
}
