import { createHash } from 'node:crypto';
import { KAFKA_LINES, loadModel, type VersionModel } from '../../charts/kafka/versions/index.js';
import type { KubernetesVersion } from '../../charts/shared/kubernetes-version.js';
import { diffManifests, manifestsIn, type ObjectChange } from '../diff/index.js';
import { type Facts, readDocuments, readFacts, type SourceDocument } from '../facts/index.js';
import { isPaused, operatorEffects, type PodEffect, podEffects, settingEffects } from '../restarts/index.js';
import { kafkaResource } from './kafka/strimzi-resources.js';
import { clusterVersion, immutableFields, isHopeless } from './kubernetes/index.js';
import type { State, Transit } from './transition.js';
import { unreadChanges } from './unread.js';
import { unreadDeclarations } from './unread-declarations.js';

/** A file of a state. */
export interface SourceFile {
  /** Name of the file. */
  readonly file: string;
  /** Content of the file. */
  readonly text: string;
}

/** Two states read, and what differs between them. What cannot be read is no object; the caller has looked at that before. */
export async function transitOf(before: readonly SourceFile[], after: readonly SourceFile[]): Promise<Transit> {
  return transitBetween(documentsOf(before), documentsOf(after));
}

/** Two states that were read already, and what differs between them. */
export async function transitBetween(before: readonly SourceDocument[], after: readonly SourceDocument[]): Promise<Transit> {
  const changes = diffManifests(manifestsOf(before), manifestsOf(after));
  const declarations = unreadDeclarations(changes);
  const without = new Set(declarations.flatMap(({ objects }) => objects));
  const [old, now] = [stateOf(before, without), stateOf(after, without)];
  const effects = reachable(changes, clusterVersion(now.manifests));
  const models = await modelsOf([old.facts, now.facts]);
  const settings = settingEffects([old.facts, now.facts], podEffects(changes), models).filter(
    ({ cluster }) => !isClusterHeld(cluster, now),
  );
  const all = [...effects, ...operatorEffects(changes, now, settings)];
  return { before: old, after: now, changes, effects: all, settings, unread: [...unreadChanges(before, after), ...declarations] };
}

/** Whether the operator of a cluster does nothing about it for now. */
const isClusterHeld = (key: string, state: State) =>
  state.facts.clusters.some((cluster) => cluster.key === key && cluster.origin === 'strimzi' && isPaused(kafkaResource(cluster, state)));

/** Pods of workloads that are taken, and of those that are once their set is recreated. What can never get there restarts nothing. */
function reachable(changes: readonly ObjectChange[], version: KubernetesVersion): readonly PodEffect[] {
  const refused = new Set(changes.filter((change) => immutableFields(change, version).length > 0).map(({ object }) => object));
  const effects = podEffects(changes.filter((change) => !isHopeless(change)));
  return effects.map((effect) =>
    refused.has(effect.workload) && effect.effect !== 'run' ? { ...effect, once: 'the set is recreated' } : effect,
  );
}

const documentsOf = (files: readonly SourceFile[]) => files.flatMap(({ file, text }) => readDocuments(file, text).documents);

/** Says whether a secret changed; it is compared here, and shown nowhere. */
const fingerprint = (secret: string) => createHash('sha256').update(secret).digest('hex');

const manifestsOf = (documents: readonly SourceDocument[]) => manifestsIn(documents.map(({ root }) => root.value));

const stateOf = (documents: readonly SourceDocument[], withoutDeclarations: ReadonlySet<string>): State => ({
  manifests: manifestsOf(documents),
  facts: readFacts(documents, { fingerprint, withoutDeclarations }),
});

/** Models of the Kafka lines that run before or after. */
async function modelsOf(facts: readonly Facts[]): Promise<ReadonlyMap<string, VersionModel>> {
  const wanted = new Set(facts.flatMap(({ clusters, nodes }) => [...clusters, ...nodes].map(({ line }) => line)));
  const lines = KAFKA_LINES.filter((line) => wanted.has(line));
  return new Map(await Promise.all(lines.map(async (line) => [line, await loadModel(line)] as const)));
}
