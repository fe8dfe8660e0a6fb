import { BLOCK, BLOCK_WHERE_IT_COUNTS, type Bound } from '../shared/index.js';

/** How a query writes its result. */
export interface OutputValues {
  /** Whether the query aggregates rows. */
  readonly aggregates: boolean;
  /** Whether the query declares a watermark. */
  readonly hasWatermark: boolean;
  /** `append`, `update` or `complete`. */
  readonly outputMode: string;
}

/** SPK-07: an aggregation that never appends a row. */
export const ENDLESS_APPEND: Bound<OutputValues> = {
  id: 'SPK-07',
  severity: BLOCK,
  why: 'append writes a row when it can no longer change; without a watermark no group is ever finished, and Spark refuses the query',
  breach({ aggregates, hasWatermark, outputMode }) {
    if (!aggregates || hasWatermark || outputMode !== 'append') return undefined;
    return {
      what: 'it aggregates in append mode without a watermark',
      fix: 'add a watermark before the aggregation, or use complete or update',
      passing: [{ hasWatermark: true }, { outputMode: 'complete' }, { outputMode: 'update' }],
    };
  },
};

/** Where a query keeps its offsets and its state. */
export interface CheckpointValues {
  /** `checkpointLocation`; absent where none is set. */
  readonly path?: string;
  /** Whether the sink keeps nothing: a console, memory. Then offsets need not be kept either. */
  readonly isForTrying: boolean;
  /** Whether the path is on a volume that outlives the pod. */
  readonly isOnVolume: boolean;
}

const REMOTE = /^(s3a?|s3n|gs|abfss?|wasbs?|hdfs|oss|cosn|dbfs):\/\//;
const PLACEHOLDER = /[${}]/;
/** Folders that are emptied, whatever is mounted below them. */
const TEMPORARY = /^(file:\/*)?\/?tmp\b/;

/** SPK-01: a query that forgets its offsets. */
export const CHECKPOINT: Bound<CheckpointValues> = {
  id: 'SPK-01',
  severity: BLOCK_WHERE_IT_COUNTS,
  why: 'offsets and state are in the checkpoint: where it is lost with the pod, each restart reads the topic again or skips records',
  breach({ path, isForTrying, isOnVolume }) {
    if (path === undefined ? isForTrying : isLasting(path, isOnVolume)) return undefined;
    return {
      what: path === undefined ? 'it has no checkpoint' : `checkpoint ${path} is lost with the pod`,
      fix: 'put the checkpoint into a folder of an object store, e.g. s3a://bucket/_checkpoints/job',
      passing: [{ path: 's3a://bucket/_checkpoints/job' }],
    };
  },
};

const isLasting = (path: string, isOnVolume: boolean) =>
  REMOTE.test(path) || PLACEHOLDER.test(path) || (isOnVolume && !TEMPORARY.test(path));

/** A query and its checkpoint. */
export interface Checkpoint {
  /** Name of the job or query. */
  readonly of: string;
  /** Folder of the checkpoint. */
  readonly path: string;
}
/** A checkpoint, and those of other queries. */
export interface SharedCheckpointValues extends Checkpoint {
  /** Checkpoints of the other jobs. */
  readonly others: readonly Checkpoint[];
}

const folder = (path: string) => `${path.replace(/\/+$/, '')}/`;

/** SPK-02: two queries write one checkpoint, or one inside the other. */
export const SHARED_CHECKPOINT: Bound<SharedCheckpointValues> = {
  id: 'SPK-02',
  severity: BLOCK,
  why: 'each query takes the offsets of the other for its own: records are skipped or read twice',
  breach({ of, path, others }) {
    const mine = folder(path);
    const other = others.find((each) => mine.startsWith(folder(each.path)) || folder(each.path).startsWith(mine));
    if (other === undefined || PLACEHOLDER.test(path)) return undefined;
    const own = ownFolder(of, others);
    return {
      what: `checkpoint ${path} of ${of} is shared with ${other.of}, which writes ${other.path}`,
      fix: `give ${of} a folder of its own, e.g. checkpoints/${own}`,
      passing: [{ path: `checkpoints/${own}` }],
    };
  },
};

/** A folder that no other checkpoint is in, or has inside. */
function ownFolder(of: string, others: readonly Checkpoint[]): string {
  const isFree = (name: string) =>
    others.every(
      ({ path }) => !folder(path).startsWith(folder(`checkpoints/${name}`)) && !folder(`checkpoints/${name}`).startsWith(folder(path)),
    );
  const names = [of, ...others.map((_, index) => `${of}-${index + 2}`)];
  return names.find(isFree) ?? of;
}
