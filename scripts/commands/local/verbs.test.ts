import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DONE, HEALTHY } from '../../../test/doubles/fake-machine.js';
import { bench } from './bench.fixture.js';
import { downOn } from './down.js';
import { logsOn } from './logs.js';
import { resetOn } from './reset.js';
import { seedOn } from './seed.js';
import { smokeOn } from './smoke.js';
import { statusOn } from './status.js';
import { upOn } from './up.js';

describe('the other verbs', () => {
  it('down stops writers before brokers, and keeps volumes', async () => {
    const { run, engine } = bench();
    await run(upOn);
    const { out } = await run(downOn);
    expect(out).toMatch(/\d+ containers stopped and removed; data stays in \d+ volumes/);
    const stops = engine.calls.filter((call) => call.startsWith('stop '));
    expect(stops[0]).toContain('sluice-local-connect-1');
    expect(stops[1]).toContain('sluice-local-kafka-1');
    expect(engine.volumes.length).toBeGreaterThan(0);
  });

  it('down stops brokers before ZooKeeper, which they ask when they leave', async () => {
    const { run, engine } = bench();
    engine.containers.set('zookeeper-1', HEALTHY).set('kafka-1', HEALTHY).set('kafka-access', DONE).set('rest-proxy', HEALTHY);
    await run(downOn);
    const stops = engine.calls.filter((call) => call.startsWith('stop '));
    expect(stops.map((call) => /sluice-local-(\S+)-1$/.exec(call)?.[1])).toEqual(['rest-proxy', 'kafka-1', 'zookeeper-1']);
  });

  it('reset removes volumes and passwords, and says which', async () => {
    const { run, engine, place } = bench();
    await run(upOn);
    const { out } = await run(resetOn);
    expect(out).toMatch(/removed volume sluice-local_kafka-lf1wu9sx-1/);
    expect(out).toMatch(/^removed \d+ containers and \d+ volumes, and \S+\.env$/m);
    expect([engine.volumes, engine.containers.size, existsSync(place.env)]).toEqual([[], 0, false]);
    expect((await run(resetOn)).out).toBe('removed 0 containers and 0 volumes');
  });

  it('status tells the same to people, programs and shells', async () => {
    const { run } = bench();
    expect((await run(statusOn)).out).toBe('nothing runs: sluice local up');
    await run(upOn);
    expect(await run(statusOn)).toMatchObject({ code: 0 });
    expect(JSON.parse((await run(statusOn, { output: 'json' })).out)).toMatchObject({ schemaVersion: 1, ready: true });
    expect((await run(statusOn, { output: 'env' })).out).toMatch(/^export KAFKA_BOOTSTRAP_SERVERS=localhost:9092\n/);
  });

  it('seed writes so many orders as were asked for, at the rate, each id once', async () => {
    const { run, engine } = bench();
    expect((await run(seedOn)).err).toMatch(/^error: the stack does not run$/m);
    await run(upOn);
    expect((await run(seedOn, { rate: '250', count: '500', first: '11' })).out).toBe('500 orders written to orders');
    const ids = engine.written
      .trim()
      .split('\n')
      .map((line) => Number(JSON.parse(line).id));
    expect(ids).toEqual(Array.from({ length: 500 }, (_, index) => index + 11));
    expect((await run(seedOn, { rate: '0' })).err).toMatch(/^error: --rate 0$/m);
  });

  it('seed does not mind a broker that is away for a while, and tells of an order that was given up', async () => {
    const { run, engine } = bench();
    await run(upOn);
    engine.producerSaid = '[2026-01-05 10:00:00,000] WARN [Producer] Received invalid metadata error due to NetworkException: Disconnected';
    expect((await run(seedOn, { count: '5' })).code).toBe(0);
    engine.producerSaid = '[2026-01-05 10:00:00,000] ERROR Error when sending message to topic orders with error: TimeoutException';
    expect((await run(seedOn, { count: '5' })).err).toMatch(/^error: orders could not be written\nwhy: .* ERROR Error when sending/m);
  });

  it('logs of one service are its lines, of all are named; an unknown one is told with those there are', async () => {
    const { run, engine } = bench();
    expect((await run(logsOn)).err).toMatch(/^error: nothing runs$/m);
    await run(upOn);
    engine.logs.set('kafka', 'started');
    expect((await run(logsOn, { service: 'kafka', tail: '5' })).out).toBe('started');
    expect((await run(logsOn)).out).toMatch(/^kafka \| started$/m);
    expect(engine.calls).toContain('logs --tail 5 sluice-local-kafka-1');
    expect((await run(logsOn, { service: 'kafak' })).err).toMatch(/^error: there is no service "kafak"\nwhy: there are .*kafka/m);
  });

  it('smoke times every step, and fails when one does not work', async () => {
    const { run, engine } = bench();
    await run(upOn);
    const { code, out } = await run(smokeOn, { timeout: '3' });
    expect(code).toBe(1); // nobody answers over HTTP here
    expect(out).toMatch(/record written and read +│ works/);
    expect(out).toMatch(/connectors run +│ nobody answers at http:\/\/localhost:8083/);
    engine.containers.clear();
    expect((await run(smokeOn)).err).toContain('nothing runs');
  });
});
