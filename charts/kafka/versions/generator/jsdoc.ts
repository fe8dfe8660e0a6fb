import type { SettingModel, UpdateMode } from '../model.js';

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)ms$/, 'Milliseconds'],
  [/\.(secs|seconds)$/, 'Seconds'],
  [/\.minutes$/, 'Minutes'],
  [/\.hours$/, 'Hours'],
  [/(^|\.)bytes(\.per\.second)?$/, 'Bytes'],
];
const NUMERIC = new Set(['short', 'int', 'long', 'double']);
const UPDATES: Readonly<Record<UpdateMode, string>> = {
  'read-only': 'Read-only: a change restarts the broker.',
  'per-broker': 'Changed live, per broker.',
  'cluster-wide': 'Changed live, cluster-wide.',
};
/** Longer first sentences are cut: the whole documentation is in the JSON. */
const MAX_SENTENCE = 200;

/** What hovers over a setting: Kafka's first sentence, unit and range, how it changes, its default. */
export function jsdoc(
  key: string,
  setting: SettingModel,
  notes: { readonly mode?: UpdateMode | undefined; readonly lines?: string },
): string {
  const parts = [sentence(setting.documentation), unit(key, setting), range(setting), notes.lines ?? ''];
  if (setting.ignoresCase) parts.push('Upper and lower case are alike.');
  if (notes.mode) parts.push(UPDATES[notes.mode]);
  if (setting.listener && setting.listener !== notes.mode)
    parts.push(`Behind listener.name.<listener>.: ${UPDATES[setting.listener].toLowerCase()}`);
  if (setting.dynamicOnly) parts.push('Set live only: ignored in the properties file.');
  const tags = [
    defaultTag(setting),
    setting.deprecated ? ` @deprecated ${setting.deprecated === true ? '' : plain(setting.deprecated)}`.trimEnd() : '',
  ];
  const text = `${parts.filter(Boolean).join(' ')}${tags.join('')}`;
  return `/** ${text.replaceAll('*/', '*\u200b/')} */`;
}

function unit(key: string, { type }: SettingModel): string {
  const found = NUMERIC.has(type) ? UNITS.find(([ending]) => ending.test(key)) : undefined;
  return found ? `${found[1]}.` : '';
}

function range({ min, max, or }: SettingModel): string {
  const also = or === undefined ? '' : `, or ${or}`;
  if (min !== undefined && max !== undefined) return `${min} to ${max}${also}.`;
  if (min !== undefined) return `At least ${min}${also}.`;
  return max === undefined ? '' : `At most ${max}${also}.`;
}

function defaultTag(setting: SettingModel): string {
  if (setting.default === undefined) return ' Required.';
  return setting.default === null || setting.default === '' ? '' : ` @default ${setting.default}`;
}

function sentence(documentation: string): string {
  const text = plain(documentation);
  const first = /^.*?[^.][.!?](?=\s|$)/.exec(text)?.[0] ?? `${text}${text === '' ? '' : '.'}`;
  if (first.length <= MAX_SENTENCE) return first;
  return `${first.slice(0, first.lastIndexOf(' ', MAX_SENTENCE))} …`;
}

/** Kafka's HTML as plain text; an at sign would begin a tag. */
function plain(html: string): string {
  const text = html.replace(/<(br|p|li|ul|\/p|\/li|\/ul)\s*\/?>/gi, ' ').replace(/<\/?[a-z][^>]*>/gi, '');
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('@', '＠')
    .replace(/\s+/g, ' ')
    .trim();
}
