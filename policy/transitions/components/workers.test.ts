import { expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { groupRenamed } from './workers.js';

const workers = (offsets: string, status: string) => [
  {
    file: 'a.yaml',
    text: `services:
  connect:
    image: confluentinc/cp-kafka-connect:8.1.1
    environment: {CONNECT_GROUP_ID: a, CONNECT_OFFSET_STORAGE_TOPIC: ${offsets}, CONNECT_STATUS_STORAGE_TOPIC: ${status}}
`,
  },
];
const said = async (offsets: string, status: string) =>
  groupRenamed.check(await transitOf(workers('offsets', 'states'), workers(offsets, status)));

it('another topic of offsets loses them from sight', async () => {
  expect(await said('other', 'other')).toMatchObject([
    { consequence: 'data-loss', text: expect.stringContaining('sources read from the beginning') },
  ]);
});

it('another topic of states alone loses nothing', async () => {
  const [outcome, ...more] = await said('offsets', 'other');
  expect(more).toEqual([]);
  expect(outcome).toMatchObject({ consequence: 'no-effect', severities: { production: 'info' } });
  expect(outcome?.text).toBe(
    'connect: status.storage.topic states → other. The states of connectors and tasks are written there anew; connectors and offsets stay.',
  );
});
