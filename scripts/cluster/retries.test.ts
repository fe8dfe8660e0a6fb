import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/doubles/fake-cluster.js';
import { refusal, unreachable } from './cluster-error.js';
import { withRetries } from './retries.js';

const attempt = { verb: 'get', ref: { apiVersion: 'v1', kind: 'ConfigMap', name: 'x', namespace: 'a' } };
const away = () => unreachable('https://x', 'connect ECONNREFUSED', 'ECONNREFUSED');

/** Runs against a server that answers with an error until a moment. */
async function run(error: () => Error, { until = 180_000, backAt = Number.POSITIVE_INFINITY, chance = 0.5 } = {}) {
  const clock = new FakeClock();
  const tries: number[] = [];
  const words: string[] = [];
  const request = async () => {
    tries.push(clock.now());
    if (clock.now() < backAt) throw error();
    return 'answered';
  };
  const patience = { clock, until, onWait: (text: string) => void words.push(text) };
  const outcome = await withRetries(patience, request, () => chance).catch((reason: unknown) => reason);
  return { outcome, tries, words, endedAt: clock.now() };
}

describe('a request that fails', () => {
  it('is repeated while an API server restarts for a minute, and says so', async () => {
    const { outcome, words } = await run(away, { backAt: 60_000 });
    expect(outcome).toBe('answered');
    expect(words[0]).toMatch(/^the cluster at https:\/\/x does not answer \(connect ECONNREFUSED\); trying again for up to 17\d s$/);
    expect(words.length).toBeLessThan(4);
  });

  it('is repeated to the last moment, and no longer', async () => {
    const { outcome, endedAt, tries } = await run(away);
    expect(outcome).toMatchObject({ problem: 'unreachable' });
    expect([endedAt, tries.at(-1)]).toEqual([180_000, 180_000]);
  });

  it.each([[refusal(404, { message: 'namespaces "a" not found' }, attempt)], [refusal(409, { reason: 'Conflict' }, attempt)]])(
    'for a reason that mostly stays is repeated for 16 s: %s',
    async (error) => {
      const { outcome, endedAt } = await run(() => error);
      expect([outcome, endedAt]).toEqual([error, 16_000]);
    },
  );

  it.each([403, 422, 401])('with %i is not repeated', async (status) => {
    const { tries } = await run(() => refusal(status, { message: 'no' }, attempt));
    expect(tries).toEqual([0]);
  });

  it.each([0, 0.5, 1])('comes back after pauses that grow to 8 s and differ by chance: %d', async (chance) => {
    const { tries } = await run(away, { chance });
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    const factor = (1 + chance) / 2;
    expect(pauses.slice(0, 7)).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000].map((pause) => pause * factor));
  });

  it('waits as long as the server asks, whatever its own pause would be', async () => {
    const { tries } = await run(() => refusal(429, {}, attempt, 20_000), { backAt: 20_000 });
    expect(tries).toEqual([0, 21_000]);
  });

  it('is given up at once where the server asks for more time than is left', async () => {
    const { tries, outcome } = await run(() => refusal(429, {}, attempt, 20_000), { until: 19_999 });
    expect([tries, outcome]).toMatchObject([[0], { problem: 'transient' }]);
  });

  it('is not repeated once the command is stopped', async () => {
    const stop = new AbortController();
    const clock = new FakeClock();
    const request = async () => {
      stop.abort();
      throw away();
    };
    await expect(withRetries({ clock, until: 1_000, signal: stop.signal }, request)).rejects.toMatchObject({ problem: 'interrupted' });
  });
});
