import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../kit/run.js';
import { figure } from '../kit/steps.js';
import { local } from './stack.js';

beforeAll(() => local('reset'));
afterAll(() => local('reset'));

describe.each(['min', 'kafka', 'full'])('compose file of profile %s', (profile) => {
  it.each([
    ['1', false],
    ['3', false],
    ['1', true],
    ['3', true],
  ])('with %s brokers and a page: %s is one that Compose reads', async (brokers, ui) => {
    const { stdout } = await local('up', '--print', '--profile', profile, '--brokers', brokers, ...(ui ? ['--ui'] : []));
    const { code, stderr } = await run('docker', ['compose', '--file', '-', 'config', '--quiet'], { input: stdout });
    expect(code, stderr).toBe(0);
  });
});

describe.each(['kafka', 'full'])('profile %s', (profile) => {
  it('starts, works, and goes on with its data', async () => {
    const first = await local('up', '--profile', profile, '--timeout', '600');
    figure(`local ${profile}`, 'up from no containers, s', first.seconds);
    await local('seed', '--rate', '50', '--count', '200');
    figure(`local ${profile}`, 'smoke, s', (await local('smoke')).seconds);
    await local('down');
    figure(`local ${profile}`, 'up with data, s', (await local('up', '--profile', profile)).seconds);
    figure(`local ${profile}`, 'smoke with data, s', (await local('smoke')).seconds);
    await local('reset');
  });
});
