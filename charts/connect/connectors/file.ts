import type { Problem } from '../../shared/index.js';
import type { Connector } from '../connector.js';
import type { Converter } from '../converters.js';

/** Lines of a file into a topic, or records of a topic into a file: for trying things. The file is a worker's own and dies with it. */
export interface FileConnector {
  /** Name of the connector. */
  readonly name: string;
  /** Whether it reads or writes the file. */
  readonly direction: 'source' | 'sink';
  /** Path in the worker, e.g. `/tmp/lines.txt`. */
  readonly path: string;
  /** Topic it writes or reads. */
  readonly topic: string;
  /** Converter of record keys. */
  readonly key: Converter;
  /** Converter of record values. */
  readonly value: Converter;
}

const CLASSES = {
  source: 'org.apache.kafka.connect.file.FileStreamSourceConnector',
  sink: 'org.apache.kafka.connect.file.FileStreamSinkConnector',
} as const;

/** The connector of a file. */
export function fileConnector({ name, direction, path, topic, key, value }: FileConnector): Connector {
  const isSource = direction === 'source';
  return {
    name,
    kind: direction,
    connectorClass: CLASSES[direction],
    tasksMax: 1,
    key,
    value,
    reads: isSource ? [] : [topic],
    writes: isSource ? [topic] : [],
    config: { file: path, ...(isSource && { topic }) },
  };
}

/** Where a sink may write: the worker's root is read-only. */
const WRITABLE = '/tmp/';

/** What is wrong with a file connector; `isPassing`: whether the place is one where losing the file is fine. */
export function fileConnectorProblems({ name, direction, path }: FileConnector, isPassing: boolean): Problem[] {
  const problems: Problem[] = [];
  if (!isPassing) {
    const why = 'the file is inside one worker: it is gone when the pod is, and another worker starts without it';
    problems.push({
      what: `file connector ${name} outside local and development`,
      why,
      fix: 'use a connector to a store that stays, e.g. s3Sink',
    });
  }
  if (direction === 'sink' && !path.startsWith(WRITABLE)) {
    problems.push({ path: 'path', what: `path ${path}`, why: "the worker's root is read-only", fix: `use a path below ${WRITABLE}` });
  }
  return problems;
}
