import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, type Outcome, writeFiles } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'levels.sh');

/** One request as the registry saw it: method, path and body. */
type Request = string;
/** What the registry answers: the status, and the level that is in force, if any. */
type Answer = { readonly status: number; readonly level?: string; readonly body?: string };

/** A registry that keeps levels, and can be told to answer otherwise: `odd` by request, one answer a time. */
async function registry(levels: Record<string, string>, odd: Record<Request, Answer[]> = {}) {
  const requests: Request[] = [];
  const answer = (method: string, path: string, body: string): Answer => {
    const strange = odd[`${method} ${path}`]?.shift();
    if (strange) return strange;
    const before = levels[path];
    if (method === 'PUT') levels[path] = /"compatibility":"(\w+)"/.exec(body)?.[1] ?? '';
    if (method === 'DELETE') delete levels[path];
    return before === undefined && method !== 'PUT' ? { status: 404 } : { status: 200, ...(before && { level: before }) };
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { method = '', url = '' } = request;
      requests.push([method, url, body].filter(Boolean).join(' '));
      const {
        status,
        level,
        body: text = level ? `{"alias":"ü","compatibilityLevel":"${level}"}` : '{"error_code":40408}',
      } = answer(method, url, body);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return { levels, requests, port: typeof address === 'object' && address ? address.port : 0 };
}

/** Runs the Job's script with nothing on its PATH. */
function apply(port: number, lines: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const folder = emptyFolder();
  writeFiles(folder, { 'levels.txt': ['# LEVEL PATH', ...lines].map((line) => `${line}\n`).join('') });
  const variables = { HOST: '127.0.0.1', PORT: String(port), SETTINGS_DIR: folder, PAUSE_SECONDS: '0.05', PATH: '/nowhere', ...env };
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

describe('levels', () => {
  it('that are as declared are left alone', async () => {
    const { port, requests } = await registry({ '/config': 'BACKWARD', '/config/a%20b': 'FULL' });
    expect(await apply(port, ['BACKWARD /config', 'FULL /config/a%20b', 'INHERIT /config/other'])).toEqual({
      status: 0,
      out: 'done: 0 changed, 0 failed\n',
      err: '',
    });
    expect(requests).toEqual(['GET /config', 'GET /config/a%20b', 'GET /config/other']);
  });

  it('that differ or are missing are set, with what they were', async () => {
    const { port, levels, requests } = await registry({ '/config': 'NONE' });
    const { status, out } = await apply(port, ['BACKWARD /config', 'FULL /config/orders-value']);
    expect([status, out]).toEqual([
      0,
      '/config: BACKWARD (was NONE)\n/config/orders-value: FULL (was INHERIT)\ndone: 2 changed, 0 failed\n',
    ]);
    expect(levels).toEqual({ '/config': 'BACKWARD', '/config/orders-value': 'FULL' });
    expect(requests).toContain('PUT /config/orders-value {"compatibility":"FULL"}');
  });

  it('that shall be inherited are taken away', async () => {
    const { port, levels } = await registry({ '/config': 'BACKWARD', '/config/a': 'NONE', '/config/b': 'NONE' });
    const { status, out } = await apply(port, ['INHERIT /config/a']);
    expect([status, out]).toEqual([0, '/config/a: INHERIT (was NONE)\ndone: 1 changed, 0 failed\n']);
    expect(levels).toEqual({ '/config': 'BACKWARD', '/config/b': 'NONE' });
  });

  it('are set once the registry knows who writes', async () => {
    const unknown = { status: 500, body: '{"error_code":50004,"message":"leader is unknown"}' };
    const { port, levels } = await registry(
      {},
      { 'PUT /config/a': [unknown, unknown], 'GET /config/a': [{ status: 503, body: 'not yet' }] },
    );
    const { status, out } = await apply(port, ['FULL /config/a']);
    expect([status, levels]).toEqual([0, { '/config/a': 'FULL' }]);
    expect(out).toBe(
      `waiting for the registry: 503 not yet\nwaiting for the registry: 500 ${unknown.body}\n/config/a: FULL (was INHERIT)\ndone: 1 changed, 0 failed\n`,
    );
  });

  it('that the registry refuses are an error with its words, and the rest goes on', async () => {
    const { port, levels } = await registry({}, { 'PUT /config/a': [{ status: 422, body: '{"error_code":42203}' }] });
    const { status, err } = await apply(port, ['FULL /config/a', 'FULL /config/b']);
    expect([status, levels]).toEqual([1, { '/config/b': 'FULL' }]);
    expect(err).toMatch(/^FAILED: \/config\/a should be FULL, but after \d+ s: 422 \{"error_code":42203\}\n$/);
  });
});

it('waits for a registry that is not there yet, and no longer than its deadline', async () => {
  const { status, out, err } = await apply(1, ['FULL /config'], { DEADLINE_SECONDS: '1' }); // nobody listens at port 1
  expect([status, out]).toEqual([1, 'waiting for the registry: 000 nobody answers at 127.0.0.1:1\ndone: 0 changed, 1 failed\n']);
  expect(err).toMatch(/^FAILED: \/config should be FULL, but after \d+ s: 000 nobody answers at 127\.0\.0\.1:1\n$/);
});
