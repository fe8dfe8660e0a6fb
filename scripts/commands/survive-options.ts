import type { Nodes } from '../../policy/survive/index.js';
import { oneOf } from '../terminal/choice.js';
import { EXIT, UserError } from '../terminal/io.js';

/** Names of the formats of `survive`. */
export const SURVIVE_FORMATS = ['human', 'json', 'markdown'] as const;
/** Name of a format of `survive`. */
export type SurviveFormat = (typeof SURVIVE_FORMATS)[number];

/** Nodes by zone of `a=1,b=2`; nothing when it is not said. */
export function nodesSaid(text: unknown): Nodes | undefined {
  if (text === undefined) return undefined;
  const nodes = String(text)
    .split(',')
    .map((part) => {
      const [, zone, count] = /^\s*([^=\s]+)\s*=\s*(\d{1,4})\s*$/.exec(part) ?? [];
      if (zone === undefined) throw wrong(`--nodes ${String(text)}: "${part.trim()}" is no zone and number`);
      return { zone, nodes: Number(count) };
    });
  const zones = nodes.map(({ zone }) => zone);
  if (new Set(zones).size < zones.length) throw wrong(`--nodes ${String(text)}: a zone is named twice`);
  if (nodes.every(({ nodes: count }) => count === 0)) throw wrong(`--nodes ${String(text)}: there is no node`);
  return nodes;
}

const wrong = (what: string) =>
  new UserError(what, 'each zone is named once, with its number of nodes', 'write --nodes a=1,b=1,c=1', EXIT.usage);

/** What must not break anything essential; nothing when nothing is required. */
export function lossRequired(text: unknown): 'node' | 'zone' | undefined {
  if (text === undefined || text === 'node' || text === 'zone') return text;
  throw new UserError(
    `--require ${String(text)}: there is no such loss`,
    'losses are those of a node or a zone',
    'write --require node or --require zone',
    EXIT.usage,
  );
}

/** The format of a name. */
export const surviveFormat = (name: unknown): SurviveFormat => oneOf(SURVIVE_FORMATS, name, { noun: 'output format', flag: '-o' });
