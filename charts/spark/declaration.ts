import { JOB_DIR } from './config.js';
import { groupPrefix, type StreamJob, viewNames } from './stream-job.js';

/** What the runner reads: the job as JSON, the same bytes for the same job. It holds no secret, only the names of files. */
export function declarationJson(job: StreamJob): string {
  return `${JSON.stringify(declaration(job), null, 2)}\n`;
}

function declaration(job: StreamJob): Readonly<Record<string, unknown>> {
  const [view, ...aliases] = viewNames(job);
  const { columns, required, maskedSelect } = job.dataset;
  const { format, tombstones, watermark, sql, sink, deadLetters, trigger, checkpoint } = job;
  return {
    name: job.name,
    ...from(job),
    ...{ view, aliases, columns, required, maskedSelect, format, tombstones },
    watermark: watermark && { column: watermark.column, delay: `${watermark.delaySeconds} seconds` },
    ...{ sql, sink, deadLetters, trigger, checkpoint },
  };
}

/** Kafka and the topic. */
const from = (job: StreamJob) => ({
  kafka: {
    bootstrapServers: job.kafka.bootstrapServers.join(','),
    clientProperties: `${JOB_DIR}/client.properties`,
    settings: job.source.settings,
  },
  source: {
    topic: job.source.topic,
    startingOffsets: job.source.startingOffsets,
    failOnDataLoss: job.source.allowDataLoss === undefined,
    maxOffsetsPerTrigger: job.source.maxOffsetsPerTrigger,
    groupIdPrefix: `${groupPrefix(job)}spark`,
  },
});
