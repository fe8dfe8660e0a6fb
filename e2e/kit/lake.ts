import { parquetReadObjects } from 'hyparquet';
import type { Platform } from '../../platform/platform.js';
import { textAt } from '../../scripts/cluster/objects.js';
import { look } from './kubectl.js';

/** Where the stand-in keeps its objects: each is a file, looked at without its protocol. */
const DATA_DIR = '/data/objects';
const LIST = `cd "$1" 2>/dev/null && find . -type f -printf '%T@ %P\\n' || true`;
const READ = `cd "$1" 2>/dev/null || exit 0; find . -type f -name "$2" | while IFS= read -r file; do printf '%s ' "\${file#./}"; base64 -w0 "$file"; echo; done`;

/** One object of the lake. */
export interface LakeObject {
  /** Name below the folder that was asked for. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** A bucket whose objects are files: its name, and how a script runs where they lie. */
export interface Bucket {
  readonly bucket: string;
  look(script: string, ...args: readonly string[]): Promise<string>;
}

/** A platform's bucket in the cluster, or one that runs elsewhere. */
type Lake = Platform | Bucket;

function bucketOf(lake: Lake): Bucket {
  if ('look' in lake) return lake;
  const { objectStore, workloads } = lake;
  if (!objectStore?.standIn) throw new Error('the platform has no store of its own');
  const pod = { namespace: workloads.namespace, name: `${objectStore.standIn.name}-0` };
  return { bucket: objectStore.address.bucket, look: (script, ...args) => look(pod, '/bin/sh', '-c', script, ...args) };
}

const pathIn = ({ bucket }: Bucket, folder: string) => `${DATA_DIR}/${bucket}/${folder}`;

/** Names of the objects below a folder, and when each was written, in milliseconds. */
export async function listLake(lake: Lake, folder: string): Promise<readonly { readonly name: string; readonly writtenMs: number }[]> {
  const bucket = bucketOf(lake);
  const lines = (await bucket.look(LIST, 'list', pathIn(bucket, folder))).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [seconds = '', ...name] = line.split(' ');
    return { name: name.join(' '), writtenMs: Number(seconds) * 1000 };
  });
}

/** The objects below a folder whose last part fits a pattern, e.g. `*.json`. */
export async function readLake(lake: Lake, folder: string, pattern = '*'): Promise<readonly LakeObject[]> {
  const bucket = bucketOf(lake);
  const lines = (await bucket.look(READ, 'read', pathIn(bucket, folder), pattern)).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const split = line.lastIndexOf(' ');
    return { name: line.slice(0, split), bytes: Buffer.from(line.slice(split + 1), 'base64') };
  });
}

/** Records of JSON objects, one a line. */
export async function jsonLines(lake: Lake, folder: string): Promise<readonly unknown[]> {
  const objects = await readLake(lake, folder, '*.json');
  return objects.flatMap(({ bytes }) => lines(bytes.toString('utf8')));
}

const lines = (text: string): readonly unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));

/** The rows of a Delta table as its log has them now: files that were taken out again do not count. No table is no rows. */
export async function deltaRows(lake: Lake, table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const commits = (await readLake(lake, `${table}/_delta_log`, '*.json')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const live = new Set<string>();
  for (const action of commits.flatMap(({ bytes }) => lines(bytes.toString('utf8')))) {
    const [added, removed] = [textAt(action, 'add', 'path'), textAt(action, 'remove', 'path')];
    if (removed !== undefined) live.delete(decodeURIComponent(removed));
    if (added !== undefined) live.add(decodeURIComponent(added));
  }
  const files = (await readLake(lake, table, '*.parquet')).filter(({ name }) => live.has(name));
  const rows = await Promise.all(files.map(({ bytes }) => parquetReadObjects({ file: new Uint8Array(bytes).buffer, utf8: false })));
  return rows.flat();
}

/** Where a query of a stream job is: its newest planned batch, and whether that is committed. */
export async function batchOf(lake: Lake, checkpoint: string): Promise<{ readonly planned: number; readonly committed: number }> {
  const names = (await listLake(lake, checkpoint)).map(({ name }) => name);
  const newest = (kind: string) =>
    Math.max(
      -1,
      ...names.flatMap((name) => (name.startsWith(`${kind}/`) ? [Number(name.slice(kind.length + 1))] : [])).filter(Number.isInteger),
    );
  return { planned: newest('offsets'), committed: newest('commits') };
}
