import type { Facts, Place } from '../facts/index.js';
import type { Transit } from '../transitions/transition.js';

/** Finds the line a change is written at: in the new state, or in the old one for what is gone. */
export function placeFinder({ before, after }: Pick<Transit, 'before' | 'after'>): (resource: string) => Place | undefined {
  const [old, now] = [placesOf(before.facts), placesOf(after.facts)];
  const [first] = after.facts.objects.length > 0 ? after.facts.objects : before.facts.objects;
  return (resource) => now.get(resource) ?? old.get(resource) ?? first?.place;
}

/** A hash of content at the end of a name: changes are told without it. */
const HASH = /-([0-9a-f]{10}|[2456789bcdfghkmt]{10})$/;

function placesOf(facts: Facts): ReadonlyMap<string, Place> {
  const named = <Thing extends { readonly place: Place }>(kind: string, things: readonly Thing[], nameOf: (thing: Thing) => string) =>
    things.map((thing) => [`${kind}/${nameOf(thing)}`, thing.place] as const);
  return new Map([
    ...facts.objects.map(({ resource, place }) => [resource.replace(HASH, ''), place] as const),
    ...facts.objects.map(({ resource, place }) => [resource, place] as const),
    ...named('Topic', facts.topics, ({ name }) => name),
    ...named('Connector', facts.connectors, ({ name }) => name),
    ...named('Cluster', facts.clusters, ({ key }) => key),
    ...named('User', facts.users, ({ name }) => name),
  ]);
}
