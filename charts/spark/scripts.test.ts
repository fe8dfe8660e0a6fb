import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'spark-'));
  for (const tool of ['entrypoint', 'submit']) {
    writeFileSync(join(dir, tool), `#!/bin/bash\necho ${tool} "$@" key="\${AWS_ACCESS_KEY_ID:-}" secret="\${AWS_SECRET_ACCESS_KEY:-}"\n`);
    chmodSync(join(dir, tool), 0o755);
  }
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('start.sh', () => {
  const start = (...args: readonly string[]) =>
    execFileSync('/bin/bash', [script('start.sh'), ...args], {
      env: {
        JOB_DIR: '/job',
        RUNNER_DIR: '/runner',
        STORE_DIR: join(dir, 'store'),
        ENTRYPOINT: join(dir, 'entrypoint'),
        SUBMIT: join(dir, 'submit'),
      },
      encoding: 'utf8',
    }).trim();
  it('submits the runner with the job’s settings', () =>
    expect(start('submit')).toBe('submit --properties-file /job/spark.conf /runner/stream_job.py /job/declaration.json key= secret='));
  it('hands what Spark says to its pods to the image', () =>
    expect(start('driver', '--class', 'A B')).toBe('entrypoint driver --class A B key= secret='));
  it('puts the store’s keys into the environment', () => {
    mkdirSync(join(dir, 'store'));
    writeFileSync(join(dir, 'store', 'access-key-id'), 'a');
    writeFileSync(join(dir, 'store', 'secret-access-key'), 's s\n');
    expect(start('executor')).toBe('entrypoint executor key=a secret=s s');
  });
});

describe('alive.sh', () => {
  const isAlive = (text?: string, ...seconds: readonly string[]) => {
    const file = join(dir, 'alive');
    if (text !== undefined) writeFileSync(file, text);
    return spawnSync('/bin/bash', [script('alive.sh'), ...seconds], { env: { SLUICE_HEARTBEAT: file } }).status === 0;
  };
  it('believes what was said just now, and nothing old or absent', () => {
    const now = Math.floor(Date.now() / 1000);
    expect([isAlive(), isAlive(`${now}\n`), isAlive(`${now - 60}\n`), isAlive(`${now - 91}\n`)]).toEqual([false, true, true, false]);
  });
  it('believes it for as long as it is told', () => {
    const noted = `${Math.floor(Date.now() / 1000) - 50}\n`;
    expect([isAlive(noted, '40'), isAlive(noted, '60')]).toEqual([false, true]);
  });
});
