import { asObject, parsedJson } from './connectors.js';
import type { Context } from './context.js';
import type { ConfigFile } from './objects.js';
import { optional } from './optional.js';
import type { RawSetting, Settings } from './settings.js';
import type { StreamQuery } from './stream-job.js';

const OPTION = /\.option\(\s*["']([\w.]+)["']\s*,\s*(?:["']([^"']*)["']|([\w.]+))\s*\)/g;
const STREAMS = /\.readStream\b|\.writeStream\b/;

/** Queries of the files a job mounts: our declaration, or a program that builds them with `readStream` and `writeStream`. */
export function queriesIn(files: readonly ConfigFile[], context: Context): readonly StreamQuery[] {
  const declared = files.filter(({ name }) => name === 'declaration.json').flatMap((file) => declaredQuery(file, context) ?? []);
  if (declared.length > 0) return declared; // the program beside it is the runner that reads it
  return files.filter(({ name }) => /\.(py|scala)$/.test(name)).flatMap((file) => programQueries(file, context));
}

function declaredQuery({ view, configMap }: ConfigFile, context: Context): StreamQuery | undefined {
  const job = asObject(parsedJson(view.text ?? ''));
  const [source, sink, trigger] = [asObject(job.source), asObject(job.sink), asObject(job.trigger)];
  if (typeof source.topic !== 'string') return undefined;
  const lines = (view.text ?? '').split('\n');
  const raw = Object.entries({ ...source, checkpointLocation: job.checkpoint }).flatMap(([key, value]): RawSetting[] => {
    if (value === undefined || value === null || typeof value === 'object') return [];
    const word = key === 'checkpointLocation' ? '"checkpoint"' : `"${key}"`;
    const place = view.lineOf(
      Math.max(
        0,
        lines.findIndex((line) => line.includes(word)),
      ),
    );
    return [{ key, value: String(value), origin: 'properties', resource: configMap, place }];
  });
  const sql = typeof job.sql === 'string' ? job.sql : '';
  return {
    resource: configMap,
    place: view.place,
    topics: [source.topic],
    readsKafka: true,
    writesKafka: sink.kind === 'kafka',
    isStreaming: true,
    options: context.settings(raw),
    ...optional('outputMode', typeof sink.mode === 'string' ? sink.mode : undefined),
    aggregates: /\bgroup\s+by\b|\b(count|sum|avg|min|max)\s*\(/i.test(sql),
    hasWatermark: typeof job.watermark === 'object' && job.watermark !== null,
    trigger: trigger.kind === 'available-now' || trigger.kind === 'continuous' ? trigger.kind : 'interval',
    ...optional('sink', typeof sink.kind === 'string' ? sink.kind : undefined),
  };
}

/** One query a `writeStream`; the options of reading count for each of them, as a program mostly has one source. */
function programQueries({ view, configMap }: ConfigFile, context: Context): readonly StreamQuery[] {
  const text = view.text ?? '';
  if (!STREAMS.test(text)) return [];
  const parts = text.split(/(?=\.writeStream\b)/);
  const [reading = '', ...writing] = parts;
  const lineBefore = (index: number) => parts.slice(0, index).join('').split('\n').length - 1;
  const settings = (part: string, index: number): Settings =>
    context.settings(
      optionsIn(part).map(({ line, ...raw }) => ({
        ...raw,
        origin: 'script' as const,
        resource: configMap,
        place: view.lineOf(lineBefore(index) + line),
      })),
    );
  const read = settings(reading, 0);
  return writing.map((part, index) => {
    const options = { ...read, ...settings(part, index + 1) };
    const topics = (read.subscribe?.value ?? '')
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean);
    return {
      resource: configMap,
      place: view.lineOf(lineBefore(index + 1)),
      topics,
      readsKafka: /\.format\(\s*["']kafka["']/.test(reading) || read.subscribe !== undefined,
      writesKafka: /\.format\(\s*["']kafka["']/.test(part),
      isStreaming: true,
      options,
      ...optional('outputMode', /\.outputMode\(\s*["'](\w+)["']/.exec(part)?.[1]),
      aggregates: /\.(groupBy|agg|count)\(|group\s+by\b/i.test(reading),
      grouping: groupingIn(reading),
      hasWatermark: /\.withWatermark\(/.test(reading),
      trigger: triggerOf(part),
      ...optional('sink', /\.format\(\s*["'](\w+)["']/.exec(part)?.[1]),
    };
  });
}

const STATEFUL =
  /\.(groupBy|groupByKey|agg|join|dropDuplicates|dropDuplicatesWithinWatermark|mapGroupsWithState|flatMapGroupsWithState|cube|rollup)\s*\(/g;
const GROUP_BY = /\bgroup\s+by\s+([^"'`;]+?)(?=\bhaving\b|\border\b|["'`;]|$)/gi;

/** Calls and clauses that make up the state of a query, without the spaces in them. */
function groupingIn(text: string): string {
  const calls = [...text.matchAll(STATEFUL)].map((match) => `${match[1]}${inParentheses(text, match.index + match[0].length)}`);
  const clauses = [...text.matchAll(GROUP_BY)].map(([, columns = '']) => `group by ${columns}`);
  return [...calls, ...clauses].join(' ').replace(/\s+/g, '').replaceAll("'", '"').toLowerCase();
}

/** What a call is given: the text from behind its parenthesis to the one that closes it. */
function inParentheses(text: string, start: number): string {
  let depth = 1;
  let end = start;
  while (end < text.length && depth > 0) {
    const letter = text[end];
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    end += 1;
  }
  return `(${text.slice(start, end - 1)})`;
}

function optionsIn(text: string) {
  return [...text.matchAll(OPTION)].map((match) => {
    const [, key = '', quoted, bare] = match;
    const line = text.slice(0, match.index).split('\n').length - 1;
    return { key, value: quoted ?? bareValue(bare ?? ''), line };
  });
}

/** `True` and `False` are Python's; a name is a variable, whose value nobody here knows. */
const bareValue = (bare: string) => (/^(true|false)$/i.test(bare) ? bare.toLowerCase() : /^\d+$/.test(bare) ? bare : `\${${bare}}`);

function triggerOf(part: string): StreamQuery['trigger'] {
  if (/availableNow|AvailableNow|once\s*=\s*True|Trigger\.Once/.test(part)) return 'available-now';
  if (/continuous\s*=|Trigger\.Continuous/.test(part)) return 'continuous';
  return /processingTime|ProcessingTime/.test(part) ? 'interval' : 'unsaid';
}
