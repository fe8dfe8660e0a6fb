import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'start.sh');

/** Starts pod rest-proxy-5d8c9-x2x4z. */
function start(properties: string, body = 'exit 0') {
  const bench = new Workbench({ 'kafka-rest-start': body });
  writeFiles(bench.folder, { 'settings/kafka-rest.properties': properties, 'run/.keep': '' });
  const env = { HOSTNAME: 'rest-proxy-5d8c9-x2x4z', SETTINGS_DIR: bench.path('settings'), RUN_DIR: bench.path('run') };
  return { bench, ...bench.run(SCRIPT, env) };
}

describe('a proxy', () => {
  it('starts under its pod’s own name', () => {
    const { bench, status } = start('listeners=http://0.0.0.0:8082\nid={pod}\nx=\\u00e9 \\\\ ${dir:/a:b} & *\nlast={pod}');
    expect(status).toBe(0);
    expect(bench.calls()).toEqual([['kafka-rest-start', bench.path('run', 'kafka-rest.properties')]]);
    expect(bench.read('run', 'kafka-rest.properties')).toBe(
      'listeners=http://0.0.0.0:8082\nid=rest-proxy-5d8c9-x2x4z\nx=\\u00e9 \\\\ ${dir:/a:b} & *\nlast=rest-proxy-5d8c9-x2x4z\n',
    );
  });

  it('ends as the proxy ends', () => {
    expect(start('a=b\n', 'exit 3').status).toBe(3);
  });
});
