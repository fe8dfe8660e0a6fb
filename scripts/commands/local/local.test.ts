import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DONE, HEALTHY, STARTING } from '../../../test/doubles/fake-machine.js';
import { bench } from './bench.fixture.js';
import { upOn } from './up.js';

describe('up', () => {
  it('waits for each service and for a record, then says how to reach everything', async () => {
    const { run, place } = bench();
    const { code, out, err } = await run(upOn);
    expect(code).toBe(0);
    expect(err).toMatch(/connect: ready[\s\S]*a record went through after .* s; all \d+ services are ready after .* s/);
    expect(out).toMatch(/kafka +│ localhost:9092/);
    expect(out).toContain('export SCHEMA_REGISTRY_URL=http://localhost:8081');
    expect(out).toContain('sluice local smoke');
    expect(readFileSync(place.compose, 'utf8')).toMatch(/^name: sluice-local$/m);
  });

  it('draws passwords once, for the owner alone, and shows them nowhere but in its table', async () => {
    const { run, place } = bench();
    const first = await run(upOn);
    const text = readFileSync(place.env, 'utf8');
    const [, password = ''] = /^SLUICE_POSTGRES_POSTGRES_PASSWORD=(\S{32})$/m.exec(text) ?? [];
    expect(statSync(place.env).mode & 0o777).toBe(0o600);
    expect(first.err).not.toContain(password);
    expect(first.out).toContain(`postgres / ${password}`);
    expect(readFileSync(place.compose, 'utf8')).not.toContain(password);
    await run(upOn);
    expect(readFileSync(place.env, 'utf8')).toBe(text);
  });

  it('is quick the second time, and says so', async () => {
    const { run, engine } = bench();
    await run(upOn);
    engine.calls.splice(0);
    const { code, err } = await run(upOn);
    expect(code).toBe(0);
    expect(err).toMatch(/all \d+ services run already/);
    expect(engine.calls.filter((call) => call.includes(' up '))).toEqual([]);
  });

  it('starts again what publishes another port than .env says, and looks whether that one is free', async () => {
    const { run, engine, place } = bench();
    await run(upOn);
    engine.moved.set('SLUICE_KAFKA_PORT', 19_092); // as after the next start
    writeFileSync(place.env, `${readFileSync(place.env, 'utf8')}SLUICE_KAFKA_PORT=19093\n`);
    engine.takenPorts.add(19_093);
    expect((await run(upOn)).err).toMatch(/port 19093 of kafka is taken/);
    engine.takenPorts.delete(19_093);
    engine.calls.splice(0);
    expect((await run(upOn)).out).toContain('localhost:19093');
    expect(engine.calls.filter((call) => call.includes(' up '))).toHaveLength(1);
    engine.moved.set('SLUICE_KAFKA_PORT', 19_093);
    expect((await run(upOn)).err).toMatch(/run already/);
  });

  it('first removes what a start that was broken off left beside a container', async () => {
    const { run, engine } = bench();
    engine.containers.set('old/kafka', { state: 'created', status: 'Created', name: '0123456789ab_sluice-local-kafka-1' });
    expect((await run(upOn)).code).toBe(0);
    const calls = engine.calls.filter((call) => / up |^rm /.test(call));
    expect(calls).toEqual(['rm --force --volumes 0123456789ab_sluice-local-kafka-1', expect.stringContaining(' up ')]);
  });

  it('prints the compose file and starts nothing', async () => {
    const { run, engine, place } = bench();
    const { out, err } = await run(upOn, { print: true, profile: 'min' });
    expect([out, err]).toEqual([expect.stringMatching(/^# Written by sluice/), '']);
    expect((await run(upOn, { print: true })).err).toMatch(/from \.env beside it: .*SLUICE_POSTGRES_POSTGRES_PASSWORD/);
    expect([engine.calls, existsSync(place.env)]).toEqual([[], false]);
  });
});

describe('up that fails', () => {
  it('names the first service in the order of the start, its last words and what they mean, and keeps the containers', async () => {
    const { run, engine } = bench();
    engine.onUp = () => {
      engine.containers.set('kafka', HEALTHY).set('kafka-access', DONE).set('postgres', HEALTHY).set('connect', HEALTHY);
      engine.containers.set('connect-connectors', { state: 'exited', status: 'Exited (1) 1 second ago' });
      engine.logs.set('connect-connectors', 'FAILED: connector customers-jdbc is refused:\n  mode: Invalid value sometimes');
      return 1;
    };
    const { code, err } = await run(upOn);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: connect-connectors ended with exit code 1$/m);
    expect(err).toMatch(/mode: Invalid value sometimes/);
    expect(err).toMatch(/likely: the worker finds the connector's settings wrong/);
    expect(err).toMatch(/sluice local logs connect-connectors/);
    expect(engine.calls.filter((call) => /^(stop|rm) /.test(call))).toEqual([]);
  });

  it('names what Compose gave up for, though the engine has started it again, without the trace', async () => {
    const { run, engine } = bench();
    engine.onUp = () => {
      engine.containers.set('kafka', HEALTHY).set('kafka-access', DONE).set('connect', STARTING);
      engine.logs.set('connect', `ERROR Stopping\nConfigException: Path /x does not exist\n${'\tat a.B.c(B.java:1)\n'.repeat(30)}`);
      return 1;
    };
    engine.upSaid = 'dependency failed to start: container sluice-local-connect-1 exited (1)';
    const { err } = await run(upOn);
    expect(err).toMatch(/^error: connect ended with exit code 1$/m);
    expect(err).toMatch(
      /its last lines:\n {2}ERROR Stopping\n {2}ConfigException: Path \/x does not exist\nfix: likely: a setting is refused/,
    );
  });

  it('calls Compose again when a container ended that the engine starts again, four times at most', async () => {
    const { run, engine } = bench();
    const whole = engine.onUp;
    engine.onUp = () => {
      const calls = engine.calls.filter((call) => call.includes(' up ')).length;
      if (calls === 3) return whole();
      engine.containers.set('kafka', { state: 'restarting', status: 'Restarting (1) 1 second ago' });
      return 1;
    };
    expect((await run(upOn)).code).toBe(0);
    engine.containers.clear();
    engine.calls.splice(0);
    engine.onUp = () => {
      engine.containers.set('kafka', { state: 'restarting', status: 'Restarting (1) 1 second ago' });
      return 1;
    };
    engine.upSaid = 'dependency failed to start: container sluice-local-kafka-1 exited (1)';
    expect((await run(upOn)).err).toMatch(/^error: kafka ended with exit code 1$/m);
    expect(engine.calls.filter((call) => call.includes(' up '))).toHaveLength(4);
  });

  it('ends Compose when time is up, before it tells: the next start would meet it', async () => {
    const { run, engine } = bench();
    engine.upHangs = true;
    expect((await run(upOn, { timeout: '5' })).err).toContain('did not start within');
    expect(engine.calls.at(-1)).toBe('compose has ended');
  });

  it('tells what a one-shot that takes long says', async () => {
    const { run, engine } = bench();
    engine.onUp = () => {
      engine.containers.set('kafka', HEALTHY).set('kafka-access', { state: 'running', status: 'Up 4 seconds' });
      engine.logs.set('kafka-access', 'waiting for brokers: 0 of 1 answer');
      return 0;
    };
    const { err } = await run(upOn, { timeout: '15' });
    expect(err).toMatch(/^kafka-access: does its work: waiting for brokers: 0 of 1 answer$/m);
    expect(engine.calls.filter((call) => call === 'logs --tail 1 sluice-local-kafka-access-1')).toHaveLength(1);
  });

  it('names the service that was waited for when time is up', async () => {
    const { run, engine } = bench();
    engine.onUp = () => {
      engine.containers.set('kafka', HEALTHY).set('kafka-access', { state: 'running', status: 'Up 4 seconds' });
      return 0;
    };
    expect((await run(upOn, { timeout: '5' })).err).toMatch(
      /^error: the stack did not start within [\d.]+ s: kafka-access does its work$/m,
    );
  });

  it('is not done while no record goes through', async () => {
    const { run, engine } = bench();
    engine.record = false;
    const { code, err } = await run(upOn, { timeout: '5' });
    expect(code).toBe(1);
    expect(err).toContain('did not start within');
  });
});
