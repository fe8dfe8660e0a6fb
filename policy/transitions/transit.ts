import { parseAllDocuments } from 'yaml';
import { diffManifests, manifestsIn } from '../diff/index.js';
import { podEffects } from '../restarts/index.js';
import type { State, Transit } from './transition.js';

/** A file of a state. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** Two states read, and what differs between them. */
export async function transitOf(before: readonly SourceFile[], after: readonly SourceFile[]): Promise<Transit> {
  const [old, now] = [stateOf(before), stateOf(after)];
  const changes = diffManifests(old.manifests, now.manifests);
  return { before: old, after: now, changes, effects: podEffects(changes) };
}

const stateOf = (files: readonly SourceFile[]): State => ({
  manifests: manifestsIn(files.flatMap(({ text }) => parseAllDocuments(text).map((document): unknown => document.toJS()))),
});
