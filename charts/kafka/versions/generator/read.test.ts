import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MissingJars, missingTools, RELEASES, readSettings } from './read.js';
import { versionJson, versionModel } from './version-model.js';

/** Maven, the compiler and the reader take ten seconds on a quiet machine; a busy one gets six times that. */
const TIMEOUT_MS = 60_000;

it("reads the checked-in JSON of 4.3 from Kafka's jars", { timeout: TIMEOUT_MS }, (context) => {
  const skip = (reason: string) => {
    console.warn(`SKIPPED: 4.3.json was not compared with Kafka itself: ${reason}`); // the summary counts skips and gives no reason
    return context.skip(reason);
  };
  const missing = missingTools();
  const text = missing === undefined ? readOrSkip(skip) : skip(missing);
  expect(text).toBe(readFileSync(new URL('../4.3.json', import.meta.url), 'utf8'));
});

function readOrSkip(skip: (reason: string) => never): string {
  try {
    return versionJson(versionModel('4.3', readSettings(RELEASES['4.3'])));
  } catch (error) {
    if (error instanceof MissingJars) return skip(error.message);
    throw error;
  }
}
