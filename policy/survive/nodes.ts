import { counted } from '../../charts/shared/count.js';
import { ZONE_KEYS } from '../facts/index.js';
import { brokersOf, podsOf, type SurvivalPlatform } from './platform.js';

/** Nodes of a Kubernetes cluster, by zone. A zone without a name stands for nodes of whose zones nothing is known. */
export type Nodes = readonly ZoneNodes[];

/** How many nodes a zone has. */
export interface ZoneNodes {
  /** Name of the zone. */
  readonly zone: string;
  /** Number of nodes. */
  readonly nodes: number;
}

/** Name of the zone of nodes that nobody placed. */
export const NO_ZONE = '';

/** Nodes, and how they are known. */
export interface KnownNodes {
  /** Nodes by zone. */
  readonly nodes: Nodes;
  /** In words, when nobody said them. */
  readonly assumed?: string;
}

/** Zones where some must be meant and none is named. */
const UNNAMED_ZONES = ['zone-1', 'zone-2', 'zone-3'];

/** Nodes that the manifests themselves suggest: as few in each zone as the pods that must be apart need. */
export function assumedNodes(platform: SurvivalPlatform, holds: (nodes: Nodes) => boolean): KnownNodes {
  if (platform.runsOn === 'machine') return { nodes: [{ zone: NO_ZONE, nodes: 1 }] };
  const zones = zonesMeant(platform);
  const most = Math.max(1, ...platform.clusters.flatMap(sizes(platform)), ...platform.services.map(({ set }) => podsOf(platform, [set])));
  if (zones.length === 0) {
    const enough = upTo(
      podsOf(
        platform,
        platform.sets.map(({ key }) => key),
      ),
    ).find((nodes) => nodes >= most && holds([{ zone: NO_ZONE, nodes }]));
    const nodes = enough ?? most;
    return {
      nodes: [{ zone: NO_ZONE, nodes }],
      assumed: `${counted(nodes, 'node')}${nodes === 1 ? '' : ', one for each replica'}; no zone is named`,
    };
  }
  const perZone = upTo(most).find((each) => holds(zones.map((zone) => ({ zone, nodes: each }))));
  const each = perZone ?? 1;
  const said = each === 1 ? 'one node' : `${each} nodes`;
  const named = zones === UNNAMED_ZONES ? 'each of 3 zones, as pods are spread over zones and none is named' : 'each zone that is named';
  return { nodes: zones.map((zone) => ({ zone, nodes: each })), assumed: `${said} in ${named}` };
}

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

const sizes = (platform: SurvivalPlatform) => (cluster: SurvivalPlatform['clusters'][number]) => [
  podsOf(platform, cluster.quorum?.sets ?? []),
  podsOf(platform, brokersOf(cluster)),
];

/** Zones that pods are bound to; else what brokers call their racks; else unnamed ones, where pods are spread over zones. */
function zonesMeant({ sets, clusters }: SurvivalPlatform): readonly string[] {
  const brokers = clusters.flatMap((cluster) => cluster.brokers);
  const bound = sets.flatMap(({ placement }) => placement.zones ?? []);
  const racks = brokers.flatMap(({ rack }) => (rack?.kind === 'named' ? [rack.name] : []));
  const named = bound.length > 0 ? bound : racks;
  if (named.length > 0) return [...new Set(named)].sort();
  const isSpread =
    brokers.some(({ rack }) => rack?.kind === 'zone') ||
    sets.some(({ placement }) => [...placement.apart, ...placement.spread].some(({ key }) => ZONE_KEYS.includes(key)));
  return isSpread ? UNNAMED_ZONES : [];
}
