import type { MountFact } from './container.js';
import type { ImageFact } from './images.js';
import type { Place } from './place.js';
import type { Settings } from './settings.js';
import type { VolumeFact } from './workload.js';

/** A Spark job. */
export interface StreamJobFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the job. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** What runs it: a SparkApplication, a scheduled one, or a workload. */
  readonly kind: 'application' | 'scheduled' | 'workload';
  /** Image; absent where the manifest names none. */
  readonly image?: ImageFact;
  /** ServiceAccount of the driver that an operator starts. */
  readonly driverAccount?: string;
  /** Version of Spark, as exact as it is said. */
  readonly sparkVersion?: string;
  /** `Always`, `OnFailure` or `Never`. */
  readonly restartPolicy?: string;
  /** Where the restart policy is written. */
  readonly restartPlace?: Place;
  /** Maven packages fetched when it starts. */
  readonly packages: readonly PackageFact[];
  /** `sparkConf`. */
  readonly conf: Settings;
  /** Program that it runs, where its resource names it. */
  readonly program?: string;
  /**
   * Checkpoint folders by the setting, argument or variable that names them: of a program that is in the image nothing else is known.
   */
  readonly checkpoints: Readonly<Record<string, string>>;
  /** Queries of the job. */
  readonly queries: readonly StreamQuery[];
  /** Volumes of the pod. */
  readonly volumes: readonly VolumeFact[];
  /** Volumes mounted into the container. */
  readonly mounts: readonly MountFact[];
}

/** A Maven package by its coordinate. */
export interface PackageFact {
  /** Maven coordinate, e.g. `org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.1`. */
  readonly coordinate: string;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** One query of a job, as its declaration, program or arguments say. */
export interface StreamQuery {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Topics it reads from Kafka. */
  readonly topics: readonly string[];
  /** Whether it reads from Kafka. */
  readonly readsKafka: boolean;
  /** Whether it writes to Kafka. */
  readonly writesKafka: boolean;
  /** Whether it is a streaming query. */
  readonly isStreaming: boolean;
  /** Options of source and sink by their Spark names: `startingOffsets`, `failOnDataLoss`, `checkpointLocation`, … */
  readonly options: Settings;
  /** Output mode, e.g. `append`. */
  readonly outputMode?: string;
  /** Whether it aggregates rows. */
  readonly aggregates: boolean;
  /** What its state is made of, in the words of its program: groupings, joins, what counts as a duplicate. */
  readonly grouping?: string;
  /** Whether it declares a watermark. */
  readonly hasWatermark: boolean;
  /** When a batch begins. */
  readonly trigger: 'interval' | 'available-now' | 'continuous' | 'unsaid';
  /** `console` and `memory` keep nothing. */
  readonly sink?: string;
}
