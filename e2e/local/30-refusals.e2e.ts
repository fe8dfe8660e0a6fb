import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { succeed } from '../kit/run.js';
import { figure } from '../kit/steps.js';
import { local, remainsOf, tryLocal } from './stack.js';

beforeAll(() => local('reset'));
afterAll(async () => {
  await local('reset');
  await local('reset', '--environment', 'broken');
});

/** What is wrong is told with what, why and fix, and nothing was started. */
async function refused(args: readonly string[], project = 'sluice-local'): Promise<string> {
  const { code, stderr } = await tryLocal('up', ...args);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: .*\nwhy: .*\nfix: /m);
  expect((await remainsOf(project)).filter((name) => name.endsWith('-1') && !name.includes('_'))).toEqual([]);
  return stderr;
}

describe('up on a real engine refuses, before anything starts', () => {
  it('a port that another program has, with the key that moves it', async () => {
    const server = await listenAt(9092);
    try {
      const told = await refused(['--profile', 'min']);
      expect(told).toMatch(/^error: port 9092 of kafka is taken by another program$/m);
      expect(told).toMatch(/^fix: .*SLUICE_KAFKA_PORT=19092 in .*\.env$/m);
    } finally {
      server.close();
    }
  });

  it('a port that another container has, with its name', async () => {
    const image = 'apache/kafka:4.3.1';
    const options = ['--rm', '--detach', '--name', 'squatter', '--publish', '127.0.0.1:9092:9092', '--tmpfs', '/var/lib/kafka/data'];
    await succeed('docker', ['run', ...options, '--entrypoint', 'sleep', image, '120']);
    try {
      expect(await refused(['--profile', 'min'])).toMatch(/^error: port 9092 of kafka is taken by container squatter$/m);
    } finally {
      await succeed('docker', ['rm', '--force', '--volumes', 'squatter']);
    }
  });

  it('an engine that is not there', async () => {
    const host = process.env.DOCKER_HOST;
    process.env.DOCKER_HOST = 'unix:///tmp/no-engine.sock';
    try {
      const { code, stderr } = await tryLocal('up');
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: the Docker engine does not answer\nwhy: .*no-engine\.sock/m)]);
    } finally {
      if (host === undefined) delete process.env.DOCKER_HOST;
      else process.env.DOCKER_HOST = host;
    }
  });

  it('more memory than the machine has', async () => {
    const told = await refused(['--environment', 'large'], 'sluice-large');
    expect(told).toMatch(/^error: \d+ MiB of memory are free, and the stack may take \d+ MiB$/m);
    expect(told).toMatch(/^fix: give the Docker engine more memory/m);
  });

  it('an image that is nowhere', async () => {
    const told = await refused(['--environment', 'unpublished'], 'sluice-unpublished');
    expect(told).toMatch(/^error: image apache\/kafka:4\.3\.999 is not on this machine\nwhy: it could not be pulled: /m);
  });

  it('a volume of another cluster; reset removes it', async () => {
    const labels = { 'com.docker.compose.project': 'sluice-local', 'sluice.dev/cluster-id': 'AAAAAAAAAAAAAAAAAAAAAA' };
    const flags = Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]);
    await succeed('docker', ['volume', 'create', ...flags, 'sluice-local_kafka-aaaaaaaa-1']);
    const told = await refused(['--profile', 'min']);
    expect(told).toMatch(/^error: sluice-local_kafka-aaaaaaaa-1 is of cluster AAAAAAAAAAAAAAAAAAAAAA$/m);
    expect((await local('reset')).stdout).toContain('removed volume sluice-local_kafka-aaaaaaaa-1');
    expect(await remainsOf('sluice-local')).toEqual([]);
  });
});

describe('up that fails on a real engine', () => {
  it('names the connector whose settings are refused, the key, and a cause; containers are kept', async () => {
    const { code, stderr, seconds } = await tryLocal('up', '--environment', 'broken');
    figure('local', 'broken connector told after, s', seconds);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: connect-connectors ended with exit code 1$/m);
    expect(stderr).toMatch(/connector broken is refused:/);
    expect(stderr).toMatch(/ {2}mode: .*sometimes/);
    expect(stderr).toMatch(/^fix: likely: the worker finds the connector's settings wrong.*sluice local logs connect-connectors/m);
    expect(await remainsOf('sluice-broken')).toContain('sluice-broken-connect-1');
    const logs = await local('logs', 'connect-connectors', '--environment', 'broken');
    expect(logs.stdout).toContain('connector broken is refused');
  });
});

const listenAt = (port: number): Promise<Server> =>
  new Promise((done) => {
    const server = createServer().listen(port, '127.0.0.1', () => done(server));
  });
