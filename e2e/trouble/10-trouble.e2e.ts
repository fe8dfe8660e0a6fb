import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../test/random.js';
import { faultsOf, interruptedApply, RepositoryOnLoopback } from '../../test/repository-on-loopback.js';
import { figure, step } from '../kit/steps.js';

const MOMENTS = 30;
const STOPPED_MS = 1_000;
/** How long an apply lasts whose answers take 40 ms each: moments are drawn from it. */
const LASTS_MS = 4_000;

let repository: RepositoryOnLoopback;
beforeAll(async () => {
  repository = await RepositoryOnLoopback.withDev();
});
afterAll(() => repository.close());

describe('an API server on loopback', () => {
  it('that restarts for 60 s under an apply with --timeout 180: it succeeds', async () => {
    const { server } = repository;
    const { ended } = repository.start('apply', 'dev', '--timeout', '180');
    const port = Number(new URL(server.url).port);
    while (server.cluster.all('ConfigMap').length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.stop();
    step('the API server is away');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    await server.listen(port);
    const { code, err, lastedMs } = await ended;
    expect([code, err]).toEqual([0, expect.stringContaining('trying again for up to')]);
    figure('safety', 'apply across a restart of 60 s, s', Math.round(lastedMs / 1_000));
  });
});

describe('applies', () => {
  it(`that are stopped at ${MOMENTS} random moments stop within 1 s with a true statement, and the next one converges`, async () => {
    const { server } = repository;
    const random = randomFrom(20);
    const slowest: number[] = [];
    for (let run = 0; run < MOMENTS; run += 1) {
      repository.empty();
      server.delayMs = 40;
      const moment = random.draw(0, LASTS_MS);
      const signal = run % 2 === 0 ? 'SIGINT' : 'SIGTERM';
      const interrupted = await interruptedApply(repository, moment, signal);
      slowest.push(Math.round(interrupted.stoppedAfterMs));
      expect([moment, signal, faultsOf(interrupted, STOPPED_MS)]).toEqual([moment, signal, []]);
      server.delayMs = 0;
      const next = await repository.run('apply', 'dev');
      expect([moment, next.code, next.err]).toEqual([moment, 0, expect.anything()]);
    }
    figure('safety', `slowest of ${MOMENTS} stops, ms`, Math.max(...slowest));
  });
});
