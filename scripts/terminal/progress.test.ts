import { expect, it } from 'vitest';
import { FakeClock, FakeIo } from '../../test/doubles/fake-cluster.js';
import { LineProgress } from './progress.js';

const setup = () => {
  const io = new FakeIo();
  const clock = new FakeClock();
  const progress = new LineProgress(io, clock);
  const step = async (seconds: number, detail: string) => {
    await clock.pause(seconds * 1_000);
    progress.update([{ label: 'StatefulSet a/kafka', ready: detail === '', detail }]);
  };
  return { io, step };
};

it('writes a line when a state changes, and none when it stays', async () => {
  const { io, step } = setup();
  await step(0, '0 of 2 ready');
  await step(1, '0 of 2 ready');
  await step(1, '1 of 2 ready');
  await step(1, '');
  await step(1, '');
  expect(io.lines).toEqual(['StatefulSet a/kafka: 0 of 2 ready', 'StatefulSet a/kafka: 1 of 2 ready', 'StatefulSet a/kafka: ready (3 s)']);
});

it('says after 30 silent seconds, not before, what is awaited and since when', async () => {
  const { io, step } = setup();
  await step(0, '0 of 2 ready');
  await step(29, '0 of 2 ready');
  expect(io.lines).toHaveLength(1);
  await step(1, '0 of 2 ready');
  await step(29, '0 of 2 ready');
  expect(io.lines.slice(1)).toEqual(['still waiting after 30 s for StatefulSet a/kafka (0 of 2 ready)']);
});
