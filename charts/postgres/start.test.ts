import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'start.sh');
const DONE = join(import.meta.dirname, 'first-start-done.sh');
const MARKER = 'volume/sluice-first-start';

/** Starts Postgres 17 on a disk that holds these files. */
function start(files: Record<string, string>, { version = '17.10', pgdata = 'volume/pgdata' } = {}) {
  const bench = new Workbench({ 'docker-entrypoint': 'exit 0' });
  writeFiles(bench.folder, {
    'tools/postgres': `#!/bin/bash\necho 'postgres (PostgreSQL) ${version} (Debian)'\n`,
    'volume/lost+found/x': '',
    ...files,
  });
  chmodSync(bench.path('tools', 'postgres'), 0o755);
  const env = { MAJOR: '17', VOLUME_DIR: bench.path('volume'), PGDATA: bench.path(pgdata), SETTINGS_DIR: '/etc/sluice/postgres' };
  return { bench, ...bench.run(SCRIPT, env, `${bench.tools}:/usr/bin:/bin`) };
}

const STARTED = [['docker-entrypoint', 'postgres', '-c', 'config_file=/etc/sluice/postgres/postgresql.conf']];

describe('a Postgres server', () => {
  it('makes its folder on an empty disk, and says that a first start has begun', () => {
    const { bench, status } = start({});
    expect([status, bench.calls()]).toEqual([0, STARTED]);
    expect([bench.read(MARKER), existsSync(bench.path('volume', 'pgdata'))]).toEqual(['', true]);
  });

  it('starts on its own database', () => {
    const { bench, status } = start({ 'volume/pgdata/PG_VERSION': '17\n' });
    expect([status, bench.calls(), bench.read(MARKER)]).toEqual([0, STARTED, undefined]);
  });

  it('begins again where a first start was cut short', () => {
    const { bench, out } = start({ [MARKER]: '', 'volume/pgdata/PG_VERSION': '17\n', 'volume/pgdata/base/1': 'half' });
    expect(out).toContain('it begins again');
    expect([bench.calls(), bench.read('volume', 'pgdata', 'PG_VERSION'), bench.read(MARKER)]).toEqual([STARTED, undefined, '']);
  });

  it.each([
    ['volume/pgdata', 'volume/pgdata'],
    ['volume/18/docker', 'volume/pgdata'],
    ['volume/pgdata', 'volume/17/docker'],
    ['volume', 'volume/pgdata'],
  ])('refuses a disk with another major in %s while it looks in %s', (folder, pgdata) => {
    const { bench, status, err } = start({ [`${folder}/PG_VERSION`]: '16\n' }, { pgdata });
    expect(status).toBe(78);
    expect(err).toContain(`REFUSED: ${bench.path(folder)} holds a database of Postgres 16, this server is 17`);
    expect(err).toContain('sluice explain postgres-major');
    expect([bench.calls(), bench.read(folder, 'PG_VERSION'), bench.read(MARKER)]).toEqual([[], '16\n', undefined]);
  });

  it('starts beside the database it was upgraded from', () => {
    const { bench } = start(
      { 'volume/16/docker/PG_VERSION': '16\n', 'volume/17/docker/PG_VERSION': '17\n' },
      { pgdata: 'volume/17/docker' },
    );
    expect(bench.calls()).toEqual(STARTED);
  });

  it('refuses its own database in another place', () => {
    const { status, err } = start({ 'volume/data/PG_VERSION': '17\n' });
    expect([status, err]).toEqual([78, expect.stringContaining('which is looked for in')]);
  });

  it('refuses files that are no database', () => {
    const { bench, status, err } = start({ 'volume/pgdata/base/1': 'half copied' });
    expect([status, err]).toEqual([78, expect.stringContaining('holds files, but no database')]);
    expect([bench.calls(), bench.read('volume/pgdata/base/1'), bench.read(MARKER)]).toEqual([[], 'half copied', undefined]);
  });

  it('refuses an image that is not what its tag says', () => {
    const { status, err } = start({}, { version: '18beta1' });
    expect([status, err]).toEqual([78, expect.stringContaining('the image holds (PostgreSQL) 18beta1 (Debian), its tag says 17')]);
  });
});

it('the end of a first start takes the marker away', () => {
  const bench = new Workbench({});
  writeFiles(bench.folder, { [MARKER]: '' });
  bench.run(DONE, { VOLUME_DIR: bench.path('volume') }, '/usr/bin:/bin');
  expect(bench.read(MARKER)).toBeUndefined();
});
