import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'start.sh');

/** Starts pod schema-registry-1. */
function start(properties: string, body = 'exit 0') {
  const bench = new Workbench({ 'schema-registry-start': body });
  writeFiles(bench.folder, { 'settings/schema-registry.properties': properties, 'run/.keep': '' });
  const env = { HOSTNAME: 'schema-registry-1', SETTINGS_DIR: bench.path('settings'), RUN_DIR: bench.path('run') };
  return { bench, ...bench.run(SCRIPT, env) };
}

describe('a registry', () => {
  it('starts under its pod’s own name', () => {
    const { bench, status } = start('listeners=http://0.0.0.0:8081\nhost.name={pod}.nodes.svc\nx=\\u00e9 \\\\ ${dir:/a:b} & *\nlast={pod}');
    expect(status).toBe(0);
    expect(bench.calls()).toEqual([['schema-registry-start', bench.path('run', 'schema-registry.properties')]]);
    expect(bench.read('run', 'schema-registry.properties')).toBe(
      'listeners=http://0.0.0.0:8081\nhost.name=schema-registry-1.nodes.svc\nx=\\u00e9 \\\\ ${dir:/a:b} & *\nlast=schema-registry-1\n',
    );
  });

  it('ends as the registry ends', () => {
    expect(start('a=b\n', 'exit 3').status).toBe(3);
  });
});
