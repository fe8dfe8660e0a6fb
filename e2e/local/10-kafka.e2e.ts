import { afterAll, describe, expect, it } from 'vitest';
import { succeed } from '../kit/run.js';
import { figure } from '../kit/steps.js';
import { expectKafkaOnOneMachine } from './short-part.js';
import { anonymousVolumes, killFromOutside, local, orderIds } from './stack.js';

const before = await anonymousVolumes();
afterAll(() => local('reset'));

describe('Kafka on one machine', () => {
  it('starts, keeps records over a restart, and is reached from the machine and from containers', expectKafkaOnOneMachine);

  it('loses nothing when the broker is killed while orders are written', async () => {
    await local('reset');
    await local('up', '--profile', 'min');
    const orders = 2_000;
    const seeding = local('seed', '--rate', '100', '--count', String(orders));
    await new Promise((done) => setTimeout(done, 5_000));
    await killFromOutside('kafka');
    const { seconds } = await seeding;
    figure('local min', `${orders} orders over a killed broker, s`, seconds);
    expect((await orderIds('container', 'kafka:9092', orders)).size).toBe(orders);
  });

  it('runs three brokers, reached from the machine by three ports', async () => {
    await local('reset');
    const { seconds } = await local('up', '--profile', 'min', '--brokers', '3');
    figure('local min, 3 brokers', 'up from no containers, s', seconds);
    await local('seed', '--rate', '250', '--count', '500');
    expect((await orderIds('machine', 'localhost:9092,localhost:9093,localhost:9094', 500)).size).toBe(500);
  });

  it('leaves no volume behind after reset', async () => {
    await local('reset');
    expect(await succeed('docker', ['volume', 'ls', '--quiet', '--filter', 'name=sluice-local'])).toBe('');
    expect(await anonymousVolumes()).toEqual(before);
  });
});
