import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a run of tests a temporary folder of its own, which is removed with everything in it when the run ends. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-run-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
