import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, type Outcome, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'deliver.sh');
const PASSWORD = '${dir:/etc/sluice/secrets/db:password}';
const lines = { name: 'lines', 'connector.class': 'a.File', 'tasks.max': '1', note: 'ü "quoted" \\ back\n$1 [x] *', password: PASSWORD };

type Answer = { readonly status: number; readonly body?: unknown };
type Tasks = readonly { readonly state: string; readonly trace?: string }[];

/** A worker that keeps connectors; `odd` answers by request, one a time; `tasks` says what state each look finds. */
async function worker({
  live = {},
  odd = {},
  tasks = [],
}: {
  live?: Record<string, Record<string, string>>;
  odd?: Record<string, Answer[]>;
  tasks?: Tasks[];
} = {}) {
  const requests: string[] = [];
  const answer = (method: string, path: string, body: string): Answer => {
    const strange = odd[`${method} ${path}`];
    const next = strange && (strange.length > 1 ? strange.shift() : strange[0]);
    if (next) return next;
    const [, name = '', rest] = /^\/connectors\/([^/?]+)(\/\w+)?/.exec(path) ?? [];
    if (path.endsWith('/validate')) return { status: 200, body: { name: 'a', error_count: 0, groups: [], configs: [] } };
    if (path === '/connectors') return { status: 200, body: Object.keys(live) };
    if (rest === '/config' && method === 'PUT') {
      const isNew = !(name in live);
      live[name] = Object.fromEntries(
        [...body.matchAll(/"((?:\\.|[^"\\])*)": "((?:\\.|[^"\\])*)"/g)].map(([, key, value]) => [unescaped(key), unescaped(value)]),
      );
      return { status: isNew ? 201 : 200, body: {} };
    }
    if (!(name in live)) return { status: 404, body: { error_code: 404, message: `Connector ${name} not found` } };
    if (method === 'DELETE') {
      delete live[name];
      return { status: 204 };
    }
    if (rest === '/config') return { status: 200, body: live[name] };
    if (rest === '/status') return { status: 200, body: statusOf(name, tasks.length > 1 ? tasks.shift() : tasks[0]) };
    return { status: 202, body: {} };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      requests.push(`${method} ${url}`);
      const { status, body } = answer(method, url, Buffer.concat(chunks).toString());
      response.writeHead(status).end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const written = () => requests.filter((line) => !line.startsWith('GET') && !line.endsWith('/validate'));
  return { live, requests, written, port: typeof address === 'object' && address ? address.port : 0 };
}

const unescaped = (text = ''): string => String(JSON.parse(`"${text}"`));
const statusOf = (name: string, tasks: Tasks = [{ state: 'RUNNING' }]) => ({
  name,
  connector: { state: tasks.some(({ state }) => state === 'PAUSED') ? 'PAUSED' : 'RUNNING', worker_id: 'w:8083' },
  tasks: tasks.map((task, id) => ({ id, state: task.state, worker_id: 'w:8083', ...(task.trace && { trace: task.trace }) })),
  type: 'source',
});

/** Runs the script with nothing on its PATH. */
function deliver(
  port: number,
  connectors: readonly Record<string, string>[],
  { retired = [], ...env }: { retired?: string[]; [name: string]: string | string[] } = {},
): Promise<Outcome> {
  const folder = emptyFolder();
  writeFiles(folder, {
    'declared.txt': connectors.map(({ name }) => `${name}\n`).join(''),
    'retired.txt': retired.map((name) => `${name}\n`).join(''),
    ...Object.fromEntries(connectors.map((each) => [`${each.name}.json`, `${JSON.stringify(each, undefined, 2)}\n`])),
  });
  const variables = {
    HOST: '127.0.0.1',
    PORT: String(port),
    CONNECTORS_DIR: folder,
    PAUSE_SECONDS: '0.02',
    PATIENCE_SECONDS: '0',
    DEADLINE_SECONDS: '15',
    PATH: '/nowhere',
    ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value)])),
  };
  return new Promise((done) => {
    const child = spawn('/bin/bash', [SCRIPT], { env: variables });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (status) => done({ status, out, err }));
  });
}

describe('delivery', () => {
  it('makes a connector, whatever its values hold, and sees it run', async () => {
    const { live, port, written } = await worker();
    const { status, out } = await deliver(port, [lines]);
    expect(out).toContain('connector lines: created\nconnector lines: running\ndone: 1 changed, 0 failed');
    expect(status).toBe(0);
    expect(live.lines).toEqual(lines);
    expect(written()).toEqual(['PUT /connectors/lines/config']);
  });

  it('changes nothing that is as declared', async () => {
    const { port, written } = await worker({ live: { lines } });
    const { status, out } = await deliver(port, [lines]);
    expect(out).toContain('connector lines: as declared\nconnector lines: running\ndone: 0 changed, 0 failed');
    expect({ status, written: written() }).toEqual({ status: 0, written: [] });
  });

  it('writes what differs, and what is live alone', async () => {
    const { live, port } = await worker({ live: { lines: { ...lines, note: 'other', extra: 'x' } } });
    const { out } = await deliver(port, [lines], { LOOKS_CHANGED: '2' });
    expect(out).toContain('connector lines: changed: note extra');
    expect(live.lines).toEqual(lines);
  });

  it('says each key a validation refuses, and writes nothing', async () => {
    const configs = [
      {
        definition: { name: 'a', documentation: 'not "errors":[" here' },
        value: { name: 'mode', value: 'x', recommended_values: [], errors: ['Invalid "x"', 'and more'], visible: true },
      },
      { definition: { name: 'b' }, value: { name: 'fine', value: null, recommended_values: [], errors: [], visible: true } },
      { definition: { name: 'c' }, value: { name: 'topic', value: null, recommended_values: [], errors: ['is missing'], visible: true } },
    ];
    const refused = { status: 200, body: { name: 'a.File', error_count: 3, groups: [], configs } };
    const { port, written } = await worker({ odd: { 'PUT /connector-plugins/a.File/config/validate': [refused] } });
    const { status, err } = await deliver(port, [lines]);
    expect(err).toBe('FAILED: connector lines is refused:\n  mode: Invalid "x"\n  mode: and more\n  topic: is missing\n');
    expect({ status, written: written() }).toEqual({ status: 1, written: [] });
  });

  it('gives what is invalid time to become valid', async () => {
    const path = 'PUT /connector-plugins/a.File/config/validate';
    const refused = {
      status: 200,
      body: { error_count: 1, configs: [{ value: { name: 'url', errors: ['no connection'], visible: true } }] },
    };
    const valid = { status: 200, body: { name: 'a', error_count: 0, configs: [] } };
    const { port } = await worker({ odd: { [path]: [refused, refused, valid] } });
    const { status, out } = await deliver(port, [lines], { PATIENCE_SECONDS: '5' });
    expect(status).toBe(0);
    expect(out.match(/is not valid/g)).toHaveLength(1);
  });

  it('does not wait for a class that is not there', async () => {
    const missing = {
      status: 500,
      body: {
        error_code: 500,
        message:
          'Failed to find any class that implements Connector and which name matches a.File, available connectors are: PluginDesc{…}',
      },
    };
    const { port } = await worker({ odd: { 'PUT /connector-plugins/a.File/config/validate': [missing] } });
    const { err } = await deliver(port, [lines], { PATIENCE_SECONDS: '60' });
    expect(err).toBe(
      'FAILED: connector lines is refused:\n  Failed to find any class that implements Connector and which name matches a.File\n',
    );
  });

  it('tries again while the workers divide their work', async () => {
    const busy = { status: 409, body: { error_code: 409, message: 'Cannot complete request momentarily due to stale configuration' } };
    const done = { status: 200, body: {} };
    const live = { lines: { ...lines, note: 'other' } };
    const { port, written } = await worker({ odd: { 'PUT /connectors/lines/config': [busy, busy, done] }, live });
    expect((await deliver(port, [lines], { LOOKS_CHANGED: '1' })).status).toBe(0);
    expect(written()).toEqual(Array(3).fill('PUT /connectors/lines/config'));
  });

  it('fails with the trace of a task that failed, after it was patient', async () => {
    const trace = 'org.a.ConnectException: no "bucket"\n\tat a.B(C.java:5)\n';
    const { port } = await worker({ tasks: [[{ state: 'RUNNING' }, { state: 'FAILED', trace }]] });
    const { status, err } = await deliver(port, [lines]);
    expect(status).toBe(1);
    expect(err).toBe(`FAILED: connector lines has failed:\n${trace.trimEnd()}\n`);
  });

  it('restarts what failed while its neighbour was starting', async () => {
    const failed = [{ state: 'FAILED', trace: 'no bucket\n\tat x' }];
    const { port, written } = await worker({ live: { lines }, tasks: [failed, [{ state: 'RESTARTING' }], [{ state: 'RUNNING' }]] });
    const { status, out } = await deliver(port, [lines], { PATIENCE_SECONDS: '5' });
    expect({ status, written: written() }).toEqual({
      status: 0,
      written: ['POST /connectors/lines/restart?includeTasks=true&onlyFailed=true'],
    });
    expect(out).toContain('connector lines has failed and is restarted: no bucket\nconnector lines: running');
  });

  it('resumes what was paused, and waits for tasks', async () => {
    const { port, written } = await worker({ live: { lines }, tasks: [[{ state: 'PAUSED' }], [], [{ state: 'RUNNING' }]] });
    expect((await deliver(port, [lines])).status).toBe(0);
    expect(written()).toEqual(['PUT /connectors/lines/resume']);
  });

  it('fails when no task ever starts', async () => {
    const { port } = await worker({ live: { lines }, tasks: [[]] });
    const { err } = await deliver(port, [lines], { DEADLINE_SECONDS: '1' });
    expect(err).toMatch(/^FAILED: connector lines does not run after \d s: RUNNING without tasks\n$/);
  });

  it('deletes what is retired, and nothing else', async () => {
    const { live, port } = await worker({ live: { lines, old: { name: 'old' }, other: { name: 'other' } } });
    const { status, out } = await deliver(port, [lines], { retired: ['old', 'never-was'] });
    expect(out).toContain('connector old: deleted, as it is retired');
    expect(status).toBe(0);
    expect(Object.keys(live)).toEqual(['lines', 'other']);
  });

  it('goes on with the others when one is refused', async () => {
    const { live, port } = await worker({
      odd: { 'PUT /connectors/bad/config': [{ status: 400, body: { error_code: 400, message: 'bad\tidea' } }] },
    });
    const { status, out, err } = await deliver(port, [{ ...lines, name: 'bad' }, lines]);
    expect(err).toBe('FAILED: connector bad could not be written: bad\tidea\n');
    expect(out).toContain('done: 1 changed, 1 failed');
    expect({ status, live: Object.keys(live) }).toEqual({ status: 1, live: ['lines'] });
  });

  it('says so when no worker answers', async () => {
    const { err, status } = await deliver(1, [lines], { DEADLINE_SECONDS: '0' });
    expect(status).toBe(1);
    expect(err).toMatch(/^FAILED: no worker answers at 127\.0\.0\.1:1 after \d s \(last status 0\)\n$/);
  });
});
