import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'start.sh');

/** Starts pod zookeeper-1, which is server 2. */
function start({ myid, marker }: { myid?: string; marker?: string }) {
  const bench = new Workbench({ 'zookeeper-server-start': 'exit 0' });
  writeFiles(bench.folder, {
    ...(myid !== undefined && { 'data/zookeeper/myid': myid }),
    ...(marker !== undefined && { 'marker/state': marker }),
  });
  const env = {
    HOSTNAME: 'zookeeper-1',
    DATA_DIR: bench.path('data', 'zookeeper'),
    LOG_DATA_DIR: bench.path('log', 'zookeeper'),
    SETTINGS_DIR: '/etc/sluice/zookeeper',
    MARKER_DIR: bench.path('marker'),
  };
  return { bench, ...bench.run(SCRIPT, env, '/usr/bin:/bin') };
}

const STARTED = [['zookeeper-server-start', '/etc/sluice/zookeeper/zookeeper.properties']];

describe('a ZooKeeper server', () => {
  it.each([undefined, 'open'])('takes an empty disk and writes its number on it while the marker is %s', (marker) => {
    const { bench, status } = start({ ...(marker !== undefined && { marker }) });
    expect(status).toBe(0);
    expect(bench.read('data', 'zookeeper', 'myid')).toBe('2\n');
    expect(bench.calls()).toEqual(STARTED);
  });

  it.each([undefined, 'closed 2026-01-01'])('starts on its own disk while the marker is %s', (marker) => {
    const { bench } = start({ myid: '2\n', ...(marker !== undefined && { marker }) });
    expect(bench.calls()).toEqual(STARTED);
  });

  it('refuses the disk of another server', () => {
    const { bench, status, err } = start({ myid: '3\n' });
    expect(status).toBe(78);
    expect(err).toContain(`REFUSED: ${bench.path('data', 'zookeeper')} belongs to server 3, this is server 2 (zookeeper-1)`);
    expect(err).toContain('sluice explain foreign-disk');
    expect([bench.calls(), bench.read('data', 'zookeeper', 'myid')]).toEqual([[], '3\n']);
  });

  it('refuses an empty disk once the ensemble was complete', () => {
    const { bench, status, err } = start({ marker: 'closed 2026-01-01' });
    expect(status).toBe(78);
    expect(err).toContain('REFUSED: the disk of server 2 (zookeeper-1) is empty, but the ensemble was complete before');
    expect(err).toContain('sluice explain empty-controller-disk');
    expect([bench.calls(), bench.read('data', 'zookeeper', 'myid')]).toEqual([[], undefined]);
  });
});
