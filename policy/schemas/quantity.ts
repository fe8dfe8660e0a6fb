import { QUANTITY } from './formats.js';

const DECIMAL: Readonly<Record<string, number>> = { n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const BINARY: readonly string[] = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** A quantity in its base unit (bytes, cores): `1Gi` is 1073741824, `500m` is 0.5; nothing when it is none. */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !QUANTITY.test(value)) return undefined;
  const [, digits = '', suffix = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)(.*)$/.exec(value) ?? [];
  const power = BINARY.indexOf(suffix) + 1;
  return Number(digits) * (power > 0 ? 1024 ** power : (DECIMAL[suffix] ?? 1));
}
