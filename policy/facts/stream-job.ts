import type { ImageFact } from './images.js';
import type { Place } from './place.js';
import type { Settings } from './settings.js';
import type { MountFact, VolumeFact } from './workload.js';

/** A Spark job. */
export interface StreamJobFact {
  readonly resource: string;
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  readonly kind: 'spark-application' | 'scheduled' | 'workload';
  readonly image?: ImageFact;
  /** Version of Spark, as exact as it is said. */
  readonly sparkVersion?: string;
  /** `Always`, `OnFailure` or `Never`. */
  readonly restartPolicy?: string;
  readonly restartPlace?: Place;
  /** Maven packages fetched when it starts. */
  readonly packages: readonly PackageFact[];
  /** `sparkConf`. */
  readonly conf: Settings;
  readonly queries: readonly StreamQuery[];
  readonly volumes: readonly VolumeFact[];
  readonly mounts: readonly MountFact[];
}

/** A Maven package by its coordinate. */
export interface PackageFact {
  readonly coordinate: string;
  readonly place: Place;
}

/** One query of a job, as its declaration, program or arguments say. */
export interface StreamQuery {
  readonly resource: string;
  readonly place: Place;
  /** Topics it reads from Kafka. */
  readonly topics: readonly string[];
  readonly readsKafka: boolean;
  readonly writesKafka: boolean;
  readonly isStreaming: boolean;
  /** Options of source and sink by their Spark names: `startingOffsets`, `failOnDataLoss`, `checkpointLocation`, … */
  readonly options: Settings;
  readonly outputMode?: string;
  readonly aggregates: boolean;
  readonly hasWatermark: boolean;
  readonly trigger: 'interval' | 'available-now' | 'continuous' | 'unsaid';
  /** `console` and `memory` keep nothing. */
  readonly sink?: string;
}
