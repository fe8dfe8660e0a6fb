import { chmodSync, copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

/** psql that answers a question with what `answer` says, and writes down a script it is given: its name, login and text. */
const psql = (answer: string) => `#!/bin/bash
folder=\${0%/*}/..
case "$*" in *-XAtq*) ${answer} ;; esac
printf '%s\\n' "user $PGUSER" "pass $(<"$PGPASSFILE")" "args $*" "host $PGHOST" >>"$folder/session"
[[ "$*" == *-f* ]] || while IFS= read -r line; do printf 'line %s\\n' "$line"; done >>"$folder/session"
exit \${PSQL_STATUS:-0}
`;

/** Runs a script with a password that has everything in it a password file could spoil. */
function run(script: 'migrate.sh' | 'generate.sh', files: Record<string, string>, { answer = 'echo t; exit 0', env = {} } = {}) {
  const bench = new Workbench({});
  writeFiles(bench.folder, { 'tools/psql': psql(answer), 'login/username': 'postgres\n', 'login/password': 'a:b\\c\n', ...files });
  chmodSync(bench.path('tools', 'psql'), 0o755);
  mkdirSync(bench.path('run'), { recursive: true });
  mkdirSync(bench.path('work'), { recursive: true });
  copyFileSync(join(import.meta.dirname, 'client.sh'), bench.path('work', 'client.sh'));
  const variables = {
    PGHOST: 'postgres.streaming.svc',
    PGPORT: '5432',
    PGDATABASE: 'streaming',
    LOGIN_DIR: bench.path('login'),
    RUN_DIR: bench.path('run'),
    USERS_DIR: bench.path('users'),
    MIGRATION_DIR: bench.path('work'),
    GENERATOR_DIR: bench.path('work'),
    DEADLINE_SECONDS: '3',
    USERS: '',
    TABLE: '"public"."customers"',
    ...env,
  };
  const outcome = bench.run(join(import.meta.dirname, script), variables, bench.tools);
  return { bench, session: (bench.read('session') ?? '').split('\n'), ...outcome };
}

describe('the migration', () => {
  const user = { 'users/connect/username': 'connect', 'users/connect/password': 'secret' };

  it('runs all files in one session under one lock, in the order of their names', () => {
    const { bench, session, status, out } = run('migrate.sh', { 'work/910-users.sql': '', 'work/000-a.sql': '' });
    expect(status).toBe(0);
    expect(out).toContain('done: streaming is as described');
    expect(session.filter((line) => line.startsWith('line '))).toEqual([
      "line do $$ begin perform pg_advisory_lock(hashtext('sluice migration')); end $$;",
      "line set lock_timeout = '30s';",
      'line \\echo 000-a.sql',
      `line \\i ${bench.path('work', '000-a.sql')}`,
      'line \\echo 910-users.sql',
      `line \\i ${bench.path('work', '910-users.sql')}`,
    ]);
  });

  it('logs in by a file that only it can read, the password escaped as psql reads it', () => {
    const { bench, session } = run('migrate.sh', {});
    expect(session).toContain('user postgres');
    expect(session).toContain('pass *:*:*:*:a\\:b\\\\c');
    expect(statSync(bench.path('run', 'pgpass')).mode & 0o777).toBe(0o600);
  });

  it('fails when psql does', () => {
    const { status, out } = run('migrate.sh', {}, { env: { PSQL_STATUS: '3' } });
    expect([status, out.includes('done')]).toEqual([3, false]);
  });

  it('takes the users’ Secrets', () => {
    expect(run('migrate.sh', user, { env: { USERS: 'connect' } }).status).toBe(0);
  });
  it.each([
    ['names somebody else', { ...user, 'users/connect/username': 'admin' }],
    ['has no password', { ...user, 'users/connect/password': '' }],
  ])('refuses a user whose Secret %s, before anything is changed', (what, files) => {
    const { bench, status, err } = run('migrate.sh', files, { env: { USERS: 'connect' } });
    expect([status, err]).toEqual([1, `FAILED: the Secret of user connect ${what}\n`]);
    expect(bench.read('session')).toBeUndefined();
  });

  it('waits for the database, and says what it heard when it gives up', () => {
    const { status, out, err } = run('migrate.sh', {}, { answer: "echo 'Connection refused'; exit 2" });
    expect(status).toBe(1);
    expect(out).toContain('waiting for database streaming at postgres.streaming.svc:5432: Connection refused');
    expect(err).toMatch(/FAILED: no database streaming .* Connection refused/);
  });
});

describe('the generator', () => {
  it('runs its script once the table can be written to', () => {
    const { bench, session, status, out } = run('generate.sh', {});
    expect([status, out]).toEqual([0, 'generating into "public"."customers"\n']);
    expect(session.find((line) => line.startsWith('args'))).toMatch(
      `-v ON_ERROR_STOP=1 -d keepalives_idle=30 keepalives_interval=10 keepalives_count=3 -f ${bench.path('work', 'generate.sql')}`,
    );
  });
  it('ends as psql does: whoever runs it starts it again', () => {
    expect(run('generate.sh', {}, { env: { PSQL_STATUS: '3' } }).status).toBe(3);
  });
  it('waits while it may not write', () => {
    const { status, out } = run('generate.sh', {}, { answer: 'echo f; exit 0' });
    expect([status, out]).toEqual([1, expect.stringContaining('waiting for table "public"."customers": f')]);
  });
});
