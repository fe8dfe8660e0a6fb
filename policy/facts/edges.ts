import type { RegistryFact, RestProxyFact } from './components.js';
import type { ConnectCluster } from './connect.js';
import type { Edge } from './facts.js';
import { optional } from './optional.js';
import { type Settings, textOf } from './settings.js';

interface Clients {
  readonly connects: readonly ConnectCluster[];
  readonly registries: readonly RegistryFact[];
  readonly restProxies: readonly RestProxyFact[];
}

/** Prefixes of a client's settings: a registry and a REST proxy have their own. */
const PREFIXES = { connects: '', registries: 'kafkastore.', restProxies: 'client.' } as const;

/** Every connection to Kafka that components declare. */
export const edgesOf = (clients: Clients): readonly Edge[] =>
  (['connects', 'registries', 'restProxies'] as const).flatMap((kind) =>
    clients[kind].flatMap(({ resource, cluster, settings, origin }) =>
      cluster === undefined || origin === 'strimzi' ? [] : [edge({ resource, cluster, settings }, PREFIXES[kind])],
    ),
  );

function edge({ resource, cluster, settings }: { resource: string; cluster: string; settings: Settings }, prefix: string): Edge {
  const key = settings[`${prefix}bootstrap.servers`] === undefined ? 'bootstrap.servers' : `${prefix}bootstrap.servers`;
  const bootstrap = textOf(settings, key);
  const said = /^\s*([A-Z_]+):\/\//.exec(bootstrap ?? '')?.[1];
  const port = Number(/:(\d+)\s*(,|$)/.exec(bootstrap ?? '')?.[1]);
  return {
    from: resource,
    cluster,
    ...optional('bootstrap', bootstrap),
    ...optional('port', Number.isInteger(port) ? port : undefined),
    protocol: textOf(settings, `${prefix}security.protocol`) ?? said ?? 'PLAINTEXT',
    place: settings[key]?.place ?? { file: '', line: 1 },
  };
}
