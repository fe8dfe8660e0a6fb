import type { Platform } from '../../../platform/platform.js';
import type { Io } from '../../terminal/io.js';
import { ProblemsError } from '../../terminal/problems-error.js';
import { type Binding, bindingFile, otherBindings, readBinding, writeBinding } from '../../workspace/bindings.js';
import { shownFile } from '../../workspace/place.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { Cluster } from '../cluster.js';
import { ASKING_SECONDS, type Patience, patienceFor } from '../patience.js';
import { withRetries } from '../retries.js';
import { recordEnvironment } from './record.js';
import { type PlatformPlace, sightCluster } from './sight-cluster.js';
import { wrongClusterProblems } from './wrong-cluster.js';

/** How a cluster is checked. */
export interface RightClusterOptions {
  /** Repository whose bindings count. */
  readonly workspace: Pick<Workspace, 'directory'>;
  /** Where the cluster is named. */
  readonly io: Io;
  /** Whether an existing binding is replaced on purpose: then it proves nothing. @default false */
  readonly rebinds?: boolean;
  /** What ends the requests. @default three minutes from now */
  readonly patience?: Patience;
}

/** A cluster that an environment belongs to, as far as anything says. */
export interface RightCluster {
  /** The cluster. */
  readonly cluster: Cluster;
  /** Writes the binding, where there is none yet, and says so. To be called before the first write. */
  bind(): Promise<void>;
  /** Records the environment in the namespace, which must exist. */
  record(): Promise<void>;
}

/** Names the cluster a verb talks to, and refuses one that is not the environment's own. */
export async function rightCluster(platform: Platform, cluster: Cluster, options: RightClusterOptions): Promise<RightCluster> {
  const { workspace, io, rebinds = false, patience = patienceFor(ASKING_SECONDS) } = options;
  const place = placeOf(platform);
  const { environment } = place;
  const [stored, others] = await Promise.all([
    rebinds ? undefined : readBinding(workspace, environment),
    otherBindings(workspace, environment),
  ]);
  const sighting = await withRetries(patience, () => sightCluster(cluster, place));
  const clusterUid = 'value' in sighting.uid ? sighting.uid.value : 'unknown';
  if (!cluster.isVerified)
    io.err(`warning: the certificate of ${cluster.server} is not verified (insecure-skip-tls-verify): who answers there is not known`);
  io.err(`cluster of ${environment}: context ${cluster.name}, ${cluster.server}, UID ${clusterUid}${stored ? '' : ', not bound yet'}`);
  const file = bindingFile(workspace, environment);
  const problems = wrongClusterProblems({ place, binding: stored, others, sighting, context: cluster.name, file: shownFile(file) });
  if (problems.length > 0) throw new ProblemsError(problems, 'nothing was changed');
  const { namespace, partOf, kafkaClusterId } = place;
  const binding = { environment, clusterUid, kafkaClusterId, namespace, partOf, context: cluster.name, server: cluster.server };
  return {
    cluster,
    bind: async () => {
      if (stored === undefined) await bindNow(binding, options);
    },
    record: () => withRetries(patience, () => recordEnvironment(cluster, place)),
  };
}

async function bindNow(binding: Binding, { workspace, io }: RightClusterOptions): Promise<void> {
  const written = await writeBinding(workspace, binding);
  if (written === undefined) return;
  io.err(`${written}: ${binding.environment} is bound to cluster ${binding.clusterUid} (context ${binding.context}); commit this file`);
}

function placeOf({ name, workloads, kafka }: Platform): PlatformPlace {
  return { environment: name, namespace: workloads.namespace, partOf: workloads.partOf, kafkaClusterId: kafka.clusterId };
}
