export {
  type Lake,
  lakePath,
  SPARK_DEFAULTS,
  SPARK_PORTS,
  type SparkDelivery,
  type SparkRuntime,
  sparkConf,
  sparkIdentity,
} from './config.js';
export { declarationJson } from './declaration.js';
export { SPARK_IMAGES } from './images.js';
export { streamJobProblems, streamJobsProblems } from './job-problems.js';
export type { JobSurroundings } from './place-problems.js';
export {
  type DeadLetters,
  groupPrefix,
  type OutputMode,
  type SparkProcess,
  type StreamFormat,
  type StreamJob,
  type StreamSink,
  type StreamTrigger,
  topicsWritten,
  viewNames,
} from './stream-job.js';
export { SPARK_VERSIONS, type SparkVersion, sparkVersionOf, sparkVersionProblems } from './versions.js';
