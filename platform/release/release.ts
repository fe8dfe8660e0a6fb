import type { ComponentRelease } from '../../charts/component.js';
import type { ComponentReleases } from '../../charts/components.js';
import type { Problem } from '../../charts/shared/index.js';
import type { RenderEpoch } from '../epoch.js';

/** What runs in an environment: {@link KafkaRelease} and the components' entries. */
export type Release = KafkaRelease & ComponentReleases;

/** What runs in an environment: machine-written, promoted from one environment to the next. */
export interface KafkaRelease {
  readonly schemaVersion: 1;
  /** Freezes every default that shows in the rendered files. It is promoted like a version; see `EPOCHS`. */
  readonly renderEpoch: RenderEpoch;
  /** Version and image of Kafka. */
  readonly kafka: {
    /** Apache Kafka's version, e.g. `4.3.1`, whatever the image calls itself. */
    readonly version: string;
    /** Metadata version of new disks (KRaft). */
    readonly metadataVersion: string;
  } & ComponentRelease;
  /** Only in ZooKeeper mode. */
  readonly zookeeper?: ComponentRelease;
}

/** A release file as read, and what is wrong with it. */
export type ReleaseResult = { readonly release: Release } | { readonly problems: readonly Problem[] };
