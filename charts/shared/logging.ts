import type { ImageContract } from './image.js';

/** A rendered logging file: console only, so that nothing fills a disk and `kubectl logs` shows all of it. */
export interface LoggingFile {
  /** Name of the file. */
  readonly name: 'log4j.properties' | 'log4j2.properties';
  /** Content of the file. */
  readonly text: string;
  /** Value for `KAFKA_LOG4J_OPTS`, given the folder it is mounted in. */
  readonly option: (dir: string) => string;
}

/** Loggers that are quieter or louder than the rest, and why. */
const LEVELS: readonly (readonly [logger: string, level: string])[] = [
  ['org.apache.kafka.common.network.Selector', 'WARN'], // a probe that opens a TLS port and leaves is no failed login
  ['kafka.request.logger', 'WARN'],
  ['kafka.authorizer.logger', 'INFO'], // denied requests, one line each
  ['org.apache.zookeeper', 'INFO'],
];
const PATTERN = '[%d{ISO8601}] %p %m (%c)%n';

/** The logging file of an image, in the format its log4j reads. */
export function loggingFile({ logging }: Pick<ImageContract, 'logging'>): LoggingFile {
  return logging === 'log4j1'
    ? { name: 'log4j.properties', text: log4j1(), option: (dir) => `-Dlog4j.configuration=file:${dir}/log4j.properties` }
    : { name: 'log4j2.properties', text: log4j2(), option: (dir) => `-Dlog4j2.configurationFile=${dir}/log4j2.properties` };
}

function log4j1(): string {
  return `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=${PATTERN.replace('%d{ISO8601}', '%d')}
${LEVELS.map(([logger, level]) => `log4j.logger.${logger}=${level}\n`).join('')}`;
}

function log4j2(): string {
  const loggers = LEVELS.map(([logger, level], index) => `logger.l${index}.name=${logger}\nlogger.l${index}.level=${level}\n`);
  return `appender.stdout.type=Console
appender.stdout.name=stdout
appender.stdout.layout.type=PatternLayout
appender.stdout.layout.pattern=${PATTERN}
rootLogger.level=INFO
rootLogger.appenderRef.stdout.ref=stdout
${loggers.join('')}`;
}
