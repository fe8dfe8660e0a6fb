import { expect } from 'vitest';
import { figure } from '../kit/steps.js';
import { kafkaTool, local, orderIds } from './stack.js';

const ORDERS = 500;

/** The part of the laptop stack that takes less than four minutes: Kafka alone, from nothing to records kept over a restart. */
export async function expectKafkaOnOneMachine(): Promise<void> {
  await local('reset');
  const first = await local('up', '--profile', 'min');
  figure('local min', 'up from no containers, s', first.seconds);
  const again = await local('up', '--profile', 'min');
  expect(again.stderr).toMatch(/run already/);
  figure('local min', 'second up, s', again.seconds);
  await local('seed', '--rate', '250', '--count', String(ORDERS));
  await local('down');
  await local('up', '--profile', 'min');
  expect((await orderIds('container', 'kafka:9092', ORDERS)).size).toBe(ORDERS);
  expect((await orderIds('machine', 'localhost:9092', ORDERS)).size).toBe(ORDERS);
  await kafkaTool('machine', './kafka-topics.sh --bootstrap-server localhost:9092 --describe --topic orders');
}
