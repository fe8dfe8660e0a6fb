import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copiedFrom, debeziumPostgres, jdbc, s3 } from '../../../charts/connect/index.js';
import { clientTls, internalTls } from '../../../charts/kafka/index.js';
import { local } from '../../../environments/local.js';
import type { FakeEngine } from '../../../test/doubles/fake-machine.js';
import { bench } from './bench.fixture.js';
import { resetOn } from './reset.js';
import { upOn } from './up.js';

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
    const release = {
      schemaVersion: 1,
      renderEpoch: '2026-11',
      kafka: { version: '4.3.1', metadataVersion: '4.3', image: 'apache/kafka:4.3.1' },
    };
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
    expect(err).toMatch(/^fix: bake them instead: node_modules\/sluice\/docker\/connect\/from-image\.Dockerfile /m);
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
