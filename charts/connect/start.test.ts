import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'start.sh');

/** Starts pod connect-1. */
function start(properties: string, body = 'exit 0') {
  const bench = new Workbench({ 'connect-distributed': body });
  writeFiles(bench.folder, {
    'settings/connect.properties': properties,
    'run/.keep': '',
    'libs/connect-file-4.3.1.jar': '',
    'libs/connect-json-4.3.1.jar': '',
  });
  const env = { HOSTNAME: 'connect-1', SETTINGS_DIR: bench.path('settings'), RUN_DIR: bench.path('run') };
  return { bench, ...bench.run(SCRIPT, env) };
}

describe('a worker', () => {
  it('starts under its pod’s own name, with the image’s file connectors', () => {
    const { bench, status } = start(
      'rest.advertised.host.name={pod}.workers.svc\nplugin.path={file-connectors},/usr/share/sluice/plugins\nx=\\u00e9 \\\\ ${dir:/a:b} & *\nlast={pod}',
    );
    expect(status).toBe(0);
    expect(bench.calls()).toEqual([['connect-distributed', bench.path('run', 'connect.properties')]]);
    expect(bench.read('run', 'connect.properties')).toBe(
      `rest.advertised.host.name=connect-1.workers.svc\nplugin.path=${bench.tools}/../libs/connect-file-4.3.1.jar,/usr/share/sluice/plugins\nx=\\u00e9 \\\\ \${dir:/a:b} & *\nlast=connect-1\n`,
    );
  });

  it('ends as Connect ends', () => {
    expect(start('a=b\n', 'exit 3').status).toBe(3);
  });
});
