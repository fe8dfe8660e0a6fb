import { describe, expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { authorizationWeakened } from './authorization.js';

const broker = (settings: string) => [
  {
    file: 'a.yaml',
    text: `services: {kafka: {image: "apache/kafka:4.1.1", environment: {KAFKA_PROCESS_ROLES: broker${settings && `, ${settings}`}}}}\n`,
  },
];
const said = async (before: string, after: string) =>
  authorizationWeakened.check(await transitOf(broker(before), broker(after))).map(({ text }) => text);
const AUTHORIZER = 'KAFKA_AUTHORIZER_CLASS_NAME: org.apache.kafka.metadata.authorizer.StandardAuthorizer';
const OPEN = 'KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND: "true"';

describe('KFK-30', () => {
  it('has nothing to say of a first authorizer, however much it lets through', async () => {
    expect(await said('', `${AUTHORIZER}, ${OPEN}, KAFKA_SUPER_USERS: "User:admin"`)).toEqual([]);
  });

  it('tells what an authorizer no longer holds back', async () => {
    expect(await said(AUTHORIZER, `${AUTHORIZER}, ${OPEN}`)).toEqual(['kafka: whatever has no ACL is open to everybody.']);
    expect(await said(AUTHORIZER, '')).toEqual(['kafka: the authorizer is gone, and every client may do everything.']);
  });
});
