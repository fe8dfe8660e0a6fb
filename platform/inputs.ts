import type { VersionModel } from '../charts/kafka/versions/index.js';
import type { ExtraManifest } from './extras.js';
import type { Release } from './release/release.js';

/** All that shapes a platform beside its environment. */
export interface Inputs {
  /** Versions and images that run. */
  readonly release: Release;
  /** Settings model of the release's Kafka line. */
  readonly model: VersionModel;
  /** Settings model of the line inside the Connect workers' image. @default the release's Kafka line */
  readonly connectModel?: VersionModel;
  /** Objects beside the platform, as they were read. @default none */
  readonly manifests?: readonly ExtraManifest[];
}
