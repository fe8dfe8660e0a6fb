import { code, heading, table } from './markdown.js';
import { readSource } from './spec-reader.js';
import { linksTo, type Makers, makersText, type Section, sectionsOf, sectionTexts } from './spec-sections.js';

const CONNECTORS = 'charts/connect/connector-spec.ts';
const JOBS = 'charts/spark/job-spec.ts';
const JOB = 'charts/spark/stream-job.ts';
const S3_SINK = 'charts/connect/connectors/s3-sink.ts';

/** Sections of the page: from the pipeline to its parts. */
export const PIPELINE_SECTIONS: readonly Section[] = [
  ...sectionsOf('platform/pipelines/pipeline.ts', 'Pipeline', 'PipelinePart', 'TopicOptions'),
  { path: CONNECTORS, shape: 'AnyConnectorSpec', title: 'Every connector' },
  ...sectionsOf('charts/shared/format.ts', 'Format'),
  { path: CONNECTORS, shape: 'JdbcShape', title: 'Every JDBC source' },
  ...sectionsOf(CONNECTORS, 'JdbcSourceSpec'),
  ...sectionsOf('charts/connect/connectors/jdbc-source.ts', 'JdbcMode'),
  ...sectionsOf(CONNECTORS, 'DebeziumPostgresSpec'),
  { path: CONNECTORS, shape: 'SinkShape', title: 'Every sink' },
  ...sectionsOf(CONNECTORS, 'S3SinkSpec'),
  ...sectionsOf(S3_SINK, 'Flush', 'ObjectFormat', 'ObjectPartitioner'),
  ...sectionsOf(CONNECTORS, 'ElasticsearchSinkSpec', 'FileConnectorSpec', 'OpenConnectorSpec', 'TopicRef'),
  ...sectionsOf(JOBS, 'StreamJobSpec', 'StreamFormatSpec', 'TableOptions', 'ProcessSpec'),
  ...sectionsOf(JOB, 'StreamFormat', 'StreamValues', 'OutputMode', 'DeadLetters', 'StreamTrigger', 'StreamSink'),
  ...sectionsOf('charts/shared/dataset/generator.ts', 'GeneratorConfig'),
];

const MAKERS: Makers = [
  ['platform/pipelines/pipeline.ts', /./],
  ['charts/shared/dataset/dataset.ts', /^dataset$/],
  ['charts/shared/dataset/column.ts', /./],
  [CONNECTORS, /./],
  [JOBS, /./],
  ['charts/connect/connector.ts', /^secretReference$/],
];

/** `docs/reference/pipelines.md`. */
export const pipelinesPage = (links: ReadonlyMap<string, string>) =>
  [
    heading('What a pipeline may say', 'platform/pipelines/pipeline.ts, its neighbours and charts/shared/dataset/'),
    'How to write one: [pipelines](../how-to/pipelines.md). A list of them is the field `pipelines` of an [environment](environment.md).\n',
    marksText(),
    ...sectionTexts(PIPELINE_SECTIONS, new Map([...links, ...linksTo(PIPELINE_SECTIONS)])),
    makersText(MAKERS),
  ].join('\n');

/** How a dataset's columns are written: a type, then its marks. */
function marksText(): string {
  const marks = readSource('charts/shared/dataset/column.ts').shapes.get('ColumnMarks')?.fields ?? [];
  const rows = marks.map(({ name, meaning }) => [code(`.${name}()`), meaning]);
  return `## Columns of a dataset\n\nA column is one of the [types](#functions-to-write-with) below, e.g. \`bigint()\`, and its marks:\n\n${table(['Mark', 'Meaning'], rows)}`;
}
