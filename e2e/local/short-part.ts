import { expect } from 'vitest';
import { figure } from '../kit/steps.js';
import { firstRecordSeconds, local, numbers, orderIds } from './stack.js';

const ORDERS = 500;

/** The part of the laptop stack that takes less than four minutes: Kafka alone, from nothing to records kept over a restart. */
export async function expectKafkaOnOneMachine(): Promise<void> {
  await local('reset');
  const first = await local('up', '--profile', 'min');
  figure('local min', 'up from no containers: first record / command, s', `${firstRecordSeconds(first)} / ${first.seconds}`);
  const again = await local('up', '--profile', 'min');
  expect(again.stderr).toMatch(/run already/);
  figure('local min', 'second up, s', again.seconds);
  await local('seed', '--rate', '250', '--count', String(ORDERS));
  await local('down');
  await local('up', '--profile', 'min');
  expect(await orderIds('container', 'kafka-bootstrap.streaming-local.svc:9092')).toEqual(numbers(1, ORDERS));
  expect(await orderIds('machine', 'localhost:9092')).toEqual(numbers(1, ORDERS));
}
