import type { Dataset } from '../../charts/shared/dataset/index.js';
import { type Problem, repeated } from '../../charts/shared/index.js';
import type { Pipeline, PipelinePart } from '../pipelines/pipeline.js';

/** What is wrong among pipelines by their names, and by those of their datasets and tables. */
export function pipelineNameProblems(pipelines: readonly Pipeline[]): Problem[] {
  const names = pipelines.map(({ name }) => name);
  const parts = pipelines.flatMap((pipeline) => pipeline.parts);
  const generated = parts.flatMap((part) => (part.kind === 'generator' ? [part.table.name] : []));
  return [
    ...repeated(names).map(twice),
    ...names.filter((name) => !PIPELINE_NAME.test(name)).map(badName),
    ...repeated(generated).map(generatedTwice),
    ...twoShapes(datasetsOf(parts)).map(describedTwice),
  ];
}

/** The datasets that parts speak of, each once. */
export function datasetsOf(parts: readonly PipelinePart[]): readonly Dataset[] {
  const found = parts.flatMap((part): (Dataset | undefined)[] => {
    if (part.kind === 'topic') return [part.dataset];
    if (part.kind === 'stream-job') return [part.job.from.dataset];
    if (part.kind === 'generator' || part.kind === 'debezium-postgres') return [part.table];
    return part.kind === 'jdbc-source' && 'table' in part ? [part.table] : [];
  });
  return [...new Set(found.flatMap((dataset) => dataset ?? []))];
}

/** Names of datasets that are described in two ways: only one of them could be the table. */
function twoShapes(datasets: readonly Dataset[]): readonly string[] {
  const shapes = new Map(datasets.map((dataset) => [JSON.stringify(dataset), dataset.name]));
  return repeated([...shapes.values()]);
}

const twice = (name: string): Problem => ({
  path: 'pipelines',
  what: `pipeline ${name} is there twice`,
  why: 'its topics and connectors would be declared twice',
  fix: 'keep one',
});

const PIPELINE_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const badName = (name: string): Problem => ({
  path: 'pipelines',
  what: `pipeline name "${name}"`,
  why: 'problems are found by it: lower case letters, digits and dashes',
  fix: `use ${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'pipeline'
  }`,
});

const generatedTwice = (table: string): Problem => ({
  path: 'pipelines',
  what: `table ${table} has two generators`,
  why: 'their pods would have one name, and their rows the same keys',
  fix: 'keep one, with the sum of their rates',
});

const describedTwice = (name: string): Problem => ({
  path: 'pipelines',
  what: `two datasets are called ${name}, and they differ`,
  why: 'they are one table and one schema: what only the second has would be missing',
  fix: 'define it once and import it, or rename one',
});
