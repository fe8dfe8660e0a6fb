import { recognisedAs } from '../../charts/recognised.js';
import type { ServiceRole } from '../../charts/shared/recognise.js';
import { bootstrapKey, componentSettings, runningAs } from './component.js';
import { type ComponentFact, common } from './component-fact.js';
import type { Context } from './context.js';
import type { Software } from './images.js';
import { optional } from './optional.js';
import { textOf } from './settings.js';
import type { ClusterFinder } from './whereabouts.js';
import type { Workload } from './workload.js';

/** A program beside Kafka that uses it. */
export interface ClientFact extends ComponentFact {
  /** What it runs. */
  readonly software: Software;
  /** Kafka cluster it uses, where that is known. */
  readonly cluster?: string;
}

/** A Schema Registry. */
export interface RegistryFact extends ClientFact {
  /** Topic schemas are kept in. */
  readonly topic: string;
  /** Group in which its instances elect a leader. */
  readonly groupId: string;
}

/** Every program of a role, as a client of Kafka. */
export const clientsOf = (
  role: ServiceRole,
  workloads: readonly Workload[],
  find: ClusterFinder,
  context: Context,
): readonly ClientFact[] =>
  runningAs(workloads, role).map((found) => {
    const settings = componentSettings(found, context);
    const bootstrap = textOf(settings, bootstrapKey(found.known.software, settings));
    return {
      ...common(found),
      software: found.known.software,
      ...optional('cluster', find({ namespace: found.workload.namespace, bootstrap })),
      settings,
    };
  });

/** Every Schema Registry. */
export const registriesOf = (workloads: readonly Workload[], find: ClusterFinder, context: Context): readonly RegistryFact[] =>
  clientsOf('registry', workloads, find, context).map((client) => ({
    ...client,
    topic: textOf(client.settings, 'kafkastore.topic') ?? '_schemas',
    groupId: textOf(client.settings, 'schema.registry.group.id') ?? recognisedAs(client.software)?.client?.group ?? '',
  }));
