import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copiedFrom, debeziumPostgres, jdbc, s3 } from '../../../charts/connect/index.js';
import { clientTls, internalTls } from '../../../charts/kafka/index.js';
import type { Environment } from '../../../environments/environment.js';
import { local } from '../../../environments/local.js';
import { stackOf } from '../../../test/local-stack.js';
import { temporaryWorkspace } from '../../../test/workspace.js';
import type { Command } from '../../command.js';
import { DONE, type FakeEngine, fakeMachine, HEALTHY, STARTING } from '../../engine/fake-machine.js';
import type { Machine } from '../../engine/machine.js';
import { type Io, UserError } from '../../io.js';
import { ProblemsError, problemText } from '../../problems-error.js';
import { downOn } from './down.js';
import { resetOn } from './reset.js';
import { smokeOn } from './smoke.js';
import { folderOf } from './stack.js';
import { statusOn } from './status.js';
import { upOn } from './up.js';

const stack = await stackOf();

/** A machine, a project in a folder of its own, and what was said. */
function bench(environment?: Environment) {
  const { machine, engine } = fakeMachine(stack);
  const workspace = temporaryWorkspace(environment && [environment]);
  const place = folderOf('local', workspace);
  const run = async (command: (machine: Machine) => Command, args: Readonly<Record<string, unknown>> = {}) => {
    const [out, err]: [string[], string[]] = [[], []];
    const io: Io = { out: (text) => void out.push(text), err: (text) => void err.push(text), interactive: false };
    try {
      return { code: await command(machine).run(args, io, workspace), out: out.join('\n'), err: err.join('\n') };
    } catch (error) {
      const text =
        error instanceof ProblemsError
          ? error.problems.map(problemText).join('\n\n')
          : error instanceof UserError
            ? `error: ${error.message}\nwhy: ${error.why}\nfix: ${error.fix}`
            : String(error);
      return { code: 1, out: out.join('\n'), err: text };
    }
  };
  return { engine, place, run, workspace };
}

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
    const { out } = await run(upOn, { print: true, profile: 'min' });
    expect(out).toMatch(/^# Written by sluice/);
    expect([engine.calls, existsSync(place.env)]).toEqual([[], false]);
  });
});

describe('up refuses, before anything starts', () => {
  const refused = async (prepare: (engine: FakeEngine) => void) => {
    const { run, engine } = bench();
    prepare(engine);
    const { code, err } = await run(upOn);
    expect(engine.calls.filter((call) => call.includes(' up '))).toEqual([]);
    expect(code).toBe(1);
    return err;
  };

  it('an environment with certificates: nobody makes them here', async () => {
    const { name, class: importance, namespace, kubernetes } = local;
    const kafka = { ...local.kafka, listeners: [internalTls(), clientTls({ port: 9092 })] as const, clients: [] };
    const { run, workspace } = bench({ name, class: importance, namespace, kubernetes, kafka });
    const release = { schemaVersion: 1, kafka: { version: '4.3.1', metadataVersion: '4.3', image: 'apache/kafka:4.3.1' } };
    writeFileSync(join(workspace.directory, 'releases', 'local.yaml'), JSON.stringify(release));
    expect((await run(upOn)).err).toMatch(/^error: environment local has listeners with certificates$/m);
  });

  it('plugins that are copied by an init container, which a compose file has not', async () => {
    const plugins = [copiedFrom('registry.example.com/plugins:7', '/plugins')].flatMap((how) => [
      jdbc('10.9.7', how),
      s3('12.1.9', how),
      debeziumPostgres('3.6.1.Final', how),
    ]);
    const { run } = bench({ ...local, connect: { ...local.connect, plugins } });
    const { err } = await run(upOn);
    expect(err).toMatch(/^error: environment local copies the plugins jdbc, s3, debezium-postgres out of another image$/m);
    expect(err).toMatch(/^fix: bake them instead: docker\/connect\/from-image\.Dockerfile /m);
  });

  it('an engine that is down', async () => {
    expect(await refused((engine) => (engine.down = 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'))).toBe(
      'error: the Docker engine does not answer\nwhy: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\n' +
        'fix: start Docker Desktop, or: sudo systemctl start docker',
    );
  });

  it.each([
    ['2.23.0', true],
    ['2.23.1', false],
    ['v5.0.0', false],
  ])('Compose %s: %s', async (version, isRefused) => {
    const { run, engine } = bench();
    engine.composeVersion = version;
    expect((await run(upOn)).err.includes(`Docker Compose is ${version}`)).toBe(isRefused);
  });

  it('a port that is taken, with the key that moves it', async () => {
    const err = await refused((engine) => engine.takenPorts.add(5432));
    expect(err).toMatch(/^error: port 5432 of postgres is taken by container other-postgres-1$/m);
    expect(err).toMatch(/^fix: .*SLUICE_POSTGRES_PORT=15432 in .*\.env$/m);
  });

  it('too little memory', async () => {
    const err = await refused((engine) => (engine.freeMiB = 1_000));
    expect(err).toMatch(/^error: 1000 MiB of memory are free, and the stack may take \d+ MiB$/m);
    expect(err).toMatch(/^fix: close something, or start less: sluice local up --profile min$/m);
  });

  it('volumes of another cluster', async () => {
    const err = await refused((engine) =>
      engine.volumes.push({ name: 'sluice-local_kafka-old-1', labels: { 'sluice.dev/cluster-id': 'AAAAAAAAAAAAAAAAAAAAAA' } }),
    );
    expect(err).toMatch(/^error: sluice-local_kafka-old-1 is of cluster AAAAAAAAAAAAAAAAAAAAAA$/m);
    expect(err).toMatch(/sluice local reset/);
  });

  describe('passwords that the data was not made with', () => {
    const VARIABLE = 'SLUICE_POSTGRES_POSTGRES_PASSWORD';
    const changed = (text: string, value: string) => text.replace(new RegExp(`^(${VARIABLE})=.*$`, 'm'), `$1=${value}`);

    it('changed in .env: which, and both ways out; the old value is taken again', async () => {
      const { run, engine, place } = bench();
      await run(upOn);
      const text = readFileSync(place.env, 'utf8');
      writeFileSync(place.env, changed(text, 'another'));
      engine.calls.splice(0);
      const { code, err } = await run(upOn);
      expect([code, engine.calls.filter((call) => call.includes(' up '))]).toEqual([1, []]);
      expect(err).toMatch(new RegExp(`^error: ${VARIABLE} in .*\\.env is not what the data was made with$`, 'm'));
      expect(err).toMatch(/^fix: put the old value back, or begin anew: sluice local reset --keep-env/m);
      writeFileSync(place.env, text);
      expect((await run(upOn)).err).toMatch(/run already/);
    });

    it('drawn anew, because the folder of .env is gone', async () => {
      const { run, place } = bench();
      await run(upOn);
      rmSync(place.folder, { recursive: true });
      const { code, err } = await run(upOn);
      expect(code).toBe(1);
      expect(err).toMatch(new RegExp(`^error: .*${VARIABLE}.* were drawn anew, and there is data that was made with another value$`, 'm'));
      expect((await run(upOn)).code).toBe(1); // still so at the next try
    });

    it('are no matter where no data is: at first, after a reset, and for a profile without passwords', async () => {
      const { run, engine, place } = bench();
      await run(upOn, { profile: 'min' });
      engine.volumes.splice(0, engine.volumes.length, ...engine.volumes.filter(({ name }) => name.includes('_kafka-')));
      expect((await run(upOn)).code).toBe(0);
      await run(resetOn, { keepEnv: true });
      writeFileSync(place.env, changed(readFileSync(place.env, 'utf8'), 'another'));
      expect((await run(upOn)).code).toBe(0);
    });
  });

  it('images that are missing: those that are published, and those that are built', async () => {
    const err = await refused((engine) => ['postgres:17.10', 'sluice/connect:8.1.1'].map((image) => engine.images.delete(image)));
    expect(err).toMatch(/error: image postgres:17\.10 is not on this machine\nwhy: it could not be pulled: .*pull access denied/);
    expect(err).toMatch(/fix: docker build -t sluice\/connect:8\.1\.1 docker\/connect/);
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
    expect([engine.volumes, engine.containers.size, existsSync(place.env)]).toEqual([[], 0, false]);
  });

  it('status tells the same to people, programs and shells', async () => {
    const { run } = bench();
    expect((await run(statusOn)).out).toBe('nothing runs: sluice local up');
    await run(upOn);
    expect(await run(statusOn)).toMatchObject({ code: 0 });
    expect(JSON.parse((await run(statusOn, { output: 'json' })).out)).toMatchObject({ schemaVersion: 1, ready: true });
    expect((await run(statusOn, { output: 'env' })).out).toMatch(/^export KAFKA_BOOTSTRAP_SERVERS=localhost:9092\n/);
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
