import { formatProperties } from '../shared/index.js';
import ALIVE_SCRIPT from './alive.sh?raw';
import { localConf, type SparkRuntime } from './config.js';
import { declarationJson } from './declaration.js';
import KAFKA_CLIENT from './runner/kafka_client.py?raw';
import PARSE from './runner/parse.py?raw';
import SINKS from './runner/sinks.py?raw';
import STREAM_JOB from './runner/stream_job.py?raw';
import SUPERVISE from './runner/supervise.py?raw';
import START_SCRIPT from './start.sh?raw';
import type { StreamJob } from './stream-job.js';

/** What a job's pods read of their own, secrets aside: its declaration and settings. */
export const jobFiles = (job: StreamJob, runtime: SparkRuntime): Readonly<Record<string, string>> => ({
  'declaration.json': declarationJson(job),
  'client.properties': formatProperties(job.kafka.clientSecurity),
  ...(runtime.delivery === 'pods' && { 'spark.conf': localConf(job, runtime) }),
});

/** Spark tells every batch in fifty lines; the runner tells it in one. */
const LOGGING = `appender.stderr.type=Console
appender.stderr.name=stderr
appender.stderr.target=SYSTEM_ERR
appender.stderr.layout.type=PatternLayout
appender.stderr.layout.pattern=[%d{ISO8601}] %p %m (%c)%n
rootLogger.level=WARN
rootLogger.appenderRef.stderr.ref=stderr
`;

/** What the pods of all jobs read: the program that carries a declaration out, and how a pod starts, lives and logs. */
export const RUNNER_FILES: Readonly<Record<string, string>> = {
  'stream_job.py': STREAM_JOB,
  'kafka_client.py': KAFKA_CLIENT,
  'parse.py': PARSE,
  'sinks.py': SINKS,
  'supervise.py': SUPERVISE,
  'start.sh': START_SCRIPT,
  'alive.sh': ALIVE_SCRIPT,
  'log4j2.properties': LOGGING,
};
