import type { KafkaCluster } from '../charts/kafka/index.js';
import type { Prerequisite } from '../charts/shared/index.js';
import type { SparkRuntime } from '../charts/spark/index.js';
import { SPARK_OPERATOR } from './components/spark.js';
import { CERT_MANAGER } from './resolve/certificates.js';

/** The resolved parts of a platform that decide what the cluster must offer. */
export interface PrerequisiteInputs {
  readonly kafka: Pick<KafkaCluster, 'certificates'>;
  /** What stream jobs share. @default no stream jobs */
  readonly spark?: Pick<SparkRuntime, 'delivery'>;
}

/** What the cluster must offer beside Kubernetes itself. */
export function platformPrerequisites({ kafka, spark }: PrerequisiteInputs): readonly Prerequisite[] {
  return [
    ...(kafka.certificates?.nodes.source === 'cert-manager' ? [CERT_MANAGER] : []),
    ...(spark?.delivery === 'spark-operator' ? [SPARK_OPERATOR] : []),
  ];
}
