import { counted } from '../../charts/shared/count.js';

const SECOND = 1_000;
const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['week', 7 * 24 * 3_600 * SECOND],
  ['day', 24 * 3_600 * SECOND],
  ['hour', 3_600 * SECOND],
  ['minute', 60 * SECOND],
  ['second', SECOND],
];
/** Weeks are named only from here on: 7 days are a week to nobody who set a retention. */
const FROM_WEEKS = 8 * 7 * 24 * 3_600 * SECOND;

/** Milliseconds in words: `3 days`, `1 hour`, `1 day 12 hours`; `for ever` for -1. */
export function duration(ms: number): string {
  if (ms < 0) return 'for ever';
  if (ms < SECOND) return `${ms} ms`;
  const units = ms >= FROM_WEEKS ? UNITS : UNITS.slice(1);
  const index = units.findIndex(([, size]) => ms >= size);
  const [name, size] = units[index] ?? ['second', SECOND];
  const whole = Math.floor(ms / size);
  const [smallName, smallSize] = units[index + 1] ?? ['', 0];
  const rest = smallSize > 0 ? Math.floor((ms - whole * size) / smallSize) : 0;
  return rest > 0 ? `${counted(whole, name)} ${counted(rest, smallName)}` : counted(whole, name);
}

/** Bytes in words: `1 GiB`, `512 MiB`; `without limit` for -1. */
export function bytes(count: number): string {
  if (count < 0) return 'without limit';
  const names = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = count < 1024 ? 0 : Math.min(names.length - 1, Math.floor(Math.log2(count) / 10));
  const amount = count / 1024 ** power;
  return `${Number(amount.toFixed(amount < 10 ? 1 : 0))} ${names[power]}`;
}

/** Things in a row: `a`, `a and b`, `a, b and c`; beyond six the rest is counted. */
export function listed(things: readonly string[]): string {
  const MOST = 6;
  const shown = things.length > MOST ? [...things.slice(0, MOST - 1), `${things.length - MOST + 1} more`] : things;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
