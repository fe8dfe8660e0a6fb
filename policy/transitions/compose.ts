import { ACKNOWLEDGE, INFORM, WARN } from '../../charts/shared/severity.js';
import { COMPOSE_SERVICE } from '../diff/index.js';
import type { Workload } from '../facts/index.js';
import { samePlace } from './kafka/pairs.js';
import { changed } from './kubernetes/objects.js';
import type { Outcome, State, Transit, Transition } from './transition.js';
import { listed } from './words.js';

/** CMP-03: what a restart of the container would not take. */
const restartIsNotEnough: Transition = {
  id: 'CMP-03',
  title: 'A restart does not take the change',
  severities: INFORM,
  why: 'docker compose restart starts the container it has, with its earlier image and variables; only up -d makes a new one',
  source: 'getsentry/self-hosted#3691',
  check: (transit) =>
    changed(transit, COMPOSE_SERVICE).flatMap(({ object, ref, fields }) => {
      const kept = fields.filter(({ steps }) =>
        ['environment', 'image', 'command', 'ports', 'volumes', 'env_file'].includes(steps[1] ?? ''),
      );
      if (kept.length === 0) return [];
      const what = listed([...new Set(kept.map(({ steps }) => steps[1] ?? ''))]);
      const text = `${ref.name}: ${what} changed; docker compose restart keeps the earlier container. Run docker compose up -d.`;
      return [{ resource: object, consequence: 'restart', by: 'compose', isReversible: true, text, fields: [] }];
    }),
};

/** CMP-04: the host no longer has a port of a service. */
const portGone: Transition = {
  id: 'CMP-04',
  title: 'A published port goes',
  severities: ACKNOWLEDGE,
  why: 'programs outside of the compose network reach a service by the port of the host alone',
  source: 'Docker documentation: published ports',
  check: (transit) => {
    const { before, after } = transit;
    const taken = new Set(after.facts.workloads.flatMap(publishedBy).map(({ published }) => published));
    return samePlace(before.facts.workloads, after.facts.workloads).flatMap(({ old, now }): readonly Outcome[] => {
      const gone = publishedBy(old).filter(({ published }) => !taken.has(published));
      if (old.origin !== 'compose' || gone.length === 0) return [];
      const ports = gone.map(({ published, port }) => (published === port ? `${port}` : `${published} (${port} of the service)`));
      const text = `${now.name}: port ${listed(ports)} of the host ${gone.length === 1 ? 'leads' : 'lead'} nowhere any more: clients outside of the compose network get no connection.`;
      const fields = fieldsOf(transit, now.resource, 'ports');
      return [{ resource: now.resource, consequence: 'outage', by: 'compose', isReversible: true, text, fields }];
    });
  },
};

/** Ports of a service that the host has. */
const publishedBy = ({ origin, pod }: Workload) =>
  origin === 'compose' ? pod.containers.flatMap(({ ports }) => ports.filter(({ published }) => published !== undefined)) : [];

const fieldsOf = ({ changes }: Transit, resource: string, field: string) =>
  changes.flatMap(({ object, fields }) => (object === resource ? fields.filter(({ steps }) => steps[1] === field) : []));

/** CMP-05: a service that keeps state is gone. */
const serviceRemoved: Transition = {
  id: 'CMP-05',
  title: 'A service that keeps state is taken out',
  severities: ACKNOWLEDGE,
  why: 'programs that use it get no connection, and its volume stays behind; the container runs on until orphans are removed',
  source: 'Docker documentation: docker compose up --remove-orphans',
  check: (transit) => {
    const { before, after } = transit;
    const kept = new Set(after.facts.workloads.map(({ resource }) => resource));
    return keeping(before, after).flatMap(({ workload, role }): readonly Outcome[] => {
      if (kept.has(workload.resource)) return [];
      const heir = heirOf(workload, transit);
      const base = { resource: workload.resource, consequence: 'outage', by: 'compose', isReversible: true } as const;
      if (heir !== undefined) {
        const text = `${workload.name} (${role}) is called ${heir.name} now, on the same volume: programs that dial ${workload.name} no longer find it.`;
        return [{ ...base, text, severities: WARN }];
      }
      const text = `${workload.name} (${role}) is taken out: programs that use it get no connection. docker compose up leaves its container until --remove-orphans, and its volumes until somebody removes them.`;
      return [{ ...base, text }];
    });
  },
};

interface Keeping {
  readonly workload: Workload;
  readonly role: string;
}

/** Services of compose files that keep state, or have a volume for it. Of a cluster that stays, KFK-34 tells which brokers go. */
function keeping({ facts }: State, after: State): readonly Keeping[] {
  const isKafkaGone = after.facts.nodes.length === 0;
  const brokers = new Set(facts.nodes.map(({ resource }) => resource));
  const roles = new Map<string, string>([
    ...facts.nodes.map(({ resource }) => [resource, 'Kafka'] as const),
    ...facts.databases.map(({ resource }) => [resource, 'a database'] as const),
    ...facts.registries.map(({ resource }) => [resource, 'a Schema Registry'] as const),
    ...facts.connects.map(({ resource }) => [resource, 'Connect workers'] as const),
    ...facts.zooKeepers.map(({ resource }) => [resource, 'ZooKeeper'] as const),
  ]);
  return facts.workloads.flatMap((workload) => {
    const role = roles.get(workload.resource) ?? (workload.pod.volumes.some(({ kind }) => kind === 'named') ? 'with a volume' : undefined);
    const isOther = brokers.has(workload.resource) && !isKafkaGone;
    return workload.origin === 'compose' && role !== undefined && !isOther ? [{ workload, role }] : [];
  });
}

/** A new service on the volumes of one that went. */
function heirOf(old: Workload, { before, after }: Transit): Workload | undefined {
  const known = new Set(before.facts.workloads.map(({ resource }) => resource));
  const volumes = volumesOf(old);
  return after.facts.workloads.find((now) => !known.has(now.resource) && volumesOf(now).some((volume) => volumes.includes(volume)));
}

const volumesOf = ({ pod }: Workload): readonly string[] =>
  pod.volumes.flatMap(({ kind, source }) => (['named', 'bind'].includes(kind) && source !== undefined ? [source] : []));

/** Rules about compose files. */
export const COMPOSE_TRANSITIONS: readonly Transition[] = [restartIsNotEnough, portGone, serviceRemoved];
