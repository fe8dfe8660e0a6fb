import type { Problem } from '../../charts/shared/index.js';
import type { ConnectRelease } from '../components/connect.js';
import type { SparkRelease } from '../components/spark.js';

/** What runs in an environment: machine-written, promoted from one environment to the next. */
export interface Release {
  readonly schemaVersion: 1;
  readonly kafka: {
    /** Apache Kafka's version, e.g. `4.3.1`, whatever the image calls itself. */
    readonly version: string;
    /** Metadata version of new disks (KRaft). */
    readonly metadataVersion: string;
    readonly image: string;
  };
  /** Only in ZooKeeper mode. */
  readonly zookeeper?: ComponentRelease;
  readonly schemaRegistry?: ComponentRelease;
  readonly restProxy?: ComponentRelease;
  readonly connect?: ConnectRelease;
  /** The server's image; of a database elsewhere, the one whose psql the migration uses. */
  readonly postgres?: ComponentRelease;
  /** Only for the stand-in: a store elsewhere has no image. */
  readonly objectStore?: StandInRelease;
  readonly spark?: SparkRelease;
}

/** What runs of one component. */
export interface ComponentRelease {
  readonly image: string;
}

/** What runs of the stand-in for S3: the gateway, and the client whose curl makes its buckets. */
export interface StandInRelease {
  readonly image: string;
  readonly client: string;
}

/** A release file as read, and what is wrong with it. */
export type ReleaseResult = { readonly release: Release } | { readonly problems: readonly Problem[] };
