import { appendFileSync } from 'node:fs';

const started = Date.now();

/** Seconds since a moment, with one digit. */
export const secondsSince = (moment: number) => Math.round((Date.now() - moment) / 100) / 10;

/** Says what is being done, and how long all of this file has taken so far. */
export function step(text: string): void {
  process.stderr.write(`[${secondsSince(started).toFixed(1).padStart(6)} s] ${text}\n`);
}

/** File the figures of a run are collected in; set by `setup.ts`. */
export const FIGURES_FILE = 'SLUICE_E2E_FIGURES';

/** Keeps a figure for the table at the end of the run. */
export function figure(platform: string, name: string, value: string | number): void {
  step(`${platform}: ${name}: ${value}`);
  const file = process.env[FIGURES_FILE];
  if (file) appendFileSync(file, `${JSON.stringify([platform, name, String(value)])}\n`);
}
