import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf, interruptedApply, RepositoryOnLoopback, statementOf } from '../../test/repository-on-loopback.js';

/** A process starts in a second, and in several where others take the processor. */
const SLOW_MS = 120_000;
/** The promise is one second, and is measured by the end-to-end tests; here other tests take the processor. */
const STOPPED_MS = 10_000;

let repository: RepositoryOnLoopback;
beforeAll(async () => {
  repository = await RepositoryOnLoopback.withDev();
}, SLOW_MS);
afterAll(() => repository.close());
beforeEach(() => {
  repository.empty();
  repository.server.faults.length = 0;
  repository.server.delayMs = 0;
});
const ended = { conditions: [{ type: 'Complete', status: 'True' }] };

describe('an apply that is stopped', () => {
  it.each([
    [0, 'SIGINT'],
    [300, 'SIGTERM'],
    [900, 'SIGINT'],
  ] as const)(
    'after %i ms by %s says what was applied and what was not, and the next one goes on',
    async (afterMs, signal) => {
      repository.server.delayMs = 60;
      const run = await interruptedApply(repository, afterMs, signal);
      expect(faultsOf(run, STOPPED_MS)).toEqual([]);
      repository.server.delayMs = 0;
      expect(await repository.run('apply', 'dev')).toMatchObject({ code: 0 });
    },
    SLOW_MS,
  );

  it(
    'while the server answers nothing ends all the same',
    async () => {
      repository.server.faults.push(({ line }) => (line.startsWith('PATCH ConfigMap') ? 'stalled' : undefined));
      const run = await interruptedApply(repository, (line) => line.startsWith('PATCH ConfigMap'));
      expect(faultsOf(run, STOPPED_MS)).toEqual([]);
      expect(run.code).toBe(130);
    },
    SLOW_MS,
  );

  it(
    'between deleting a Job and creating it again says that it is gone, and the next one creates it',
    async () => {
      const { server } = repository;
      expect(await repository.run('apply', 'dev')).toMatchObject({ code: 0 });
      const [job] = server.cluster.all('Job');
      if (!job) throw new Error('dev has no Job');
      server.cluster.setStatus(job, ended);
      let deleted = false;
      server.faults.push(({ line }) => {
        deleted ||= line.startsWith('DELETE Job');
        return deleted && /^(GET|PATCH) Job/.test(line) ? 'stalled' : undefined;
      });
      const run = await interruptedApply(repository, (line) => line.startsWith('DELETE Job'));
      expect(faultsOf(run, STOPPED_MS)).toEqual([]);
      expect(statementOf(run).deleted).toEqual([`Job ${job.metadata.namespace}/${job.metadata.name}`]);
      server.faults.length = 0;
      expect(await repository.run('apply', 'dev')).toMatchObject({ code: 0 });
      expect(server.cluster.all('Job')).toHaveLength(1);
    },
    SLOW_MS,
  );
});

describe('an apply under trouble', () => {
  it(
    'sits out an API server that restarts for some seconds',
    async () => {
      const { server } = repository;
      const { ended: done } = repository.start('apply', 'dev', '--timeout', '60');
      const port = Number(new URL(server.url).port);
      while (server.cluster.all('ConfigMap').length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      await server.stop();
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await server.listen(port);
      expect(await done).toMatchObject({ code: 0 });
    },
    SLOW_MS,
  );

  it(
    'ends at its deadline while answers drip, and says what was not applied',
    async () => {
      repository.server.faults.push(({ line }) => (line.startsWith('GET Service') ? 'dripping' : undefined));
      const { code, err, lastedMs } = await repository.run('apply', 'dev', '--timeout', '3');
      expect([code, lastedMs < 25_000]).toEqual([1, true]); // one answer alone would drip for longer
      expect(err).toMatch(/does not answer\nwhy: no whole answer within/);
      expect(err).toMatch(/^(nothing|applied: ).*not applied: |^nothing was applied/m);
    },
    SLOW_MS,
  );

  it(
    'says that nothing was applied when its time is over before the cluster is known',
    async () => {
      repository.server.faults.push(({ line }) => (line.startsWith('GET Namespace') ? 'dripping' : undefined));
      const { code, err } = await repository.run('apply', 'dev', '--timeout', '3');
      expect([code, err]).toEqual([1, expect.stringMatching(/^nothing was applied$/m)]);
    },
    SLOW_MS,
  );

  it(
    'needs no right to read events or logs',
    async () => {
      const forbidden = { status: 403, body: { reason: 'Forbidden', message: 'User "x" cannot list resource "events"' } };
      repository.server.faults.push(({ line }) => (/ Event|\/log/.test(line) ? forbidden : undefined));
      expect(await repository.run('apply', 'dev')).toMatchObject({ code: 0 });
    },
    SLOW_MS,
  );
});
