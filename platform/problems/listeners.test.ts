import { describe } from 'vitest';
import {
  type ClientListener,
  clientPlaintext,
  clientScram,
  clientTls,
  externalLoadBalancer,
  externalNodePort,
  internalTls,
} from '../../charts/kafka/index.js';
import { all, kafka, onZooKeeper } from '../../test/described.js';
import { itTells } from '../../test/rules.js';
import { pool } from '../spec.js';

/** The brokers' listener, the one users log in at, and more. */
const listeners = (...more: readonly ClientListener[]) => kafka({ listeners: [internalTls(), clientScram({ port: 9093 }), ...more] });
const named = (name: string) => listeners(clientTls({ name, port: 9095 }));
const onPort = (port: number) => listeners(clientTls({ port }));
const nodePort = (host: string, firstNodePort?: number) =>
  listeners(externalNodePort({ host, allowFrom: ['10.0.0.0/8'], ...(firstNodePort && { firstNodePort }) }));
const balancer = (host: string) => listeners(externalLoadBalancer({ host, bootstrapHost: 'kafka.x', allowFrom: ['10.0.0.0/8'] }));
const open: ClientListener = {
  ...clientPlaintext({ name: 'OPEN', port: 9096 }),
  exposure: externalNodePort({ host: 'x', allowFrom: ['10.0.0.0/8'] }).exposure,
};
const oneBroker = all(kafka({ pools: [pool({ name: 'a', brokers: 1, volumes: [{ storageGiB: 1 }] })] }), ({ environment, release }) => ({
  environment: { ...environment, class: 'staging' },
  release,
}));

const THIRD = 'kafka.listeners[2]';

describe('listeners', () => {
  itTells([
    ['lower case', named('tls'), named('TLS'), THIRD, 'listener name "tls"', 'use TLS'],
    ['a dash', named('MY-TLS'), named('MY_TLS'), THIRD, 'listener name "MY-TLS"', 'use MY_TLS'],
    ['one letter', named('T'), named('TT'), THIRD, 'listener name "T"', 'use CLIENT'],
    ['a digit first', named('1TLS'), named('TLS1'), THIRD, 'listener name "1TLS"', 'use TLS'],
    ['two underscores', named('A__B'), named('A_B'), THIRD, 'listener name "A__B"', 'use A_B'],
    ['an underscore at the end', named('TLS_'), named('TLS'), THIRD, 'listener name "TLS_"', 'use TLS'],
    ['16 characters', named('L'.repeat(16)), named('L'.repeat(15)), THIRD, `listener name "${'L'.repeat(16)}"`, `use ${'L'.repeat(15)}`],
    ['a name twice', named('CLIENT'), named('CLIENT_2'), THIRD, 'two listeners are called CLIENT', 'rename one, e.g. CLIENT_2'],
    [
      'the controllers’ name',
      named('CONTROLLER'),
      all(onZooKeeper, named('CONTROLLER')),
      THIRD,
      'two listeners are called CONTROLLER',
      'rename one, e.g. CONTROLLER_2',
    ],
    ['a port twice', onPort(9093), onPort(9092), THIRD, 'listeners CLIENT and TLS both take port 9093', 'give TLS a free port, e.g. 9092'],
    [
      'the controllers’ port',
      onPort(9090),
      all(onZooKeeper, onPort(9090)),
      THIRD,
      'listeners CONTROLLER and TLS both take port 9090',
      'give TLS a free port, e.g. 9092',
    ],
    ['a privileged port', onPort(1023), onPort(1024), THIRD, 'listener TLS has port 1023', 'use e.g. 9092'],
    ['a port too high', onPort(65_536), onPort(65_535), THIRD, 'listener TLS has port 65536', 'use e.g. 9092'],
    [
      'no address',
      nodePort(' '),
      nodePort('nodes.x'),
      THIRD,
      'external listener EXTERNAL has no address',
      'set host to a name clients outside resolve, e.g. broker-{id}.kafka.example.com',
    ],
    [
      'one address for several brokers',
      balancer('kafka.x'),
      balancer('b{id}.kafka.x'),
      THIRD,
      'external listener EXTERNAL advertises kafka.x for 3 brokers',
      'put {id} into host, e.g. broker-{id}.kafka.x',
    ],
    [
      'one address, more than one broker',
      balancer('kafka.x'),
      all(oneBroker, balancer('kafka.x')),
      THIRD,
      'external listener EXTERNAL advertises kafka.x for 3 brokers',
      'put {id} into host, e.g. broker-{id}.kafka.x',
    ],
    [
      'a NodePort too low',
      nodePort('x', 29_899),
      nodePort('x', 29_900),
      THIRD,
      'listener EXTERNAL would take NodePort 29999 for node 100',
      'set firstNodePort so that every sum fits, e.g. 31000',
    ],
    [
      'a NodePort too high',
      nodePort('x', 32_468),
      nodePort('x', 32_467),
      THIRD,
      'listener EXTERNAL would take NodePort 32768 for node 300',
      'set firstNodePort so that every sum fits, e.g. 31000',
    ],
    [
      'the clear, outside',
      listeners(open),
      listeners(clientPlaintext({ name: 'OPEN', port: 9096 })),
      THIRD,
      'external listener OPEN is PLAINTEXT',
      'use externalNodePort or externalLoadBalancer, which speak SASL_SSL',
    ],
  ]);
});

describe('who uses them', () => {
  const client = (listener: string) => kafka({ clients: [{ namespace: 'apps', listener }] });
  const user = (authentication: 'scram' | 'mtls') => kafka({ users: [{ name: 'app', authentication, can: [] }] });
  const tls = listeners(clientTls({ port: 9094 }));
  itTells([
    [
      'a listener that is not there',
      client('CLIENTS'),
      client('INTERNAL'),
      'kafka.clients[0].listener',
      'listener CLIENTS does not exist',
      'use one of INTERNAL, CLIENT',
    ],
    [
      'a certificate nobody asks for',
      user('mtls'),
      all(tls, user('mtls')),
      'kafka.users[0]',
      'user app logs in by mtls, but no listener does',
      'add clientTls({ port: 9094 }) to listeners',
    ],
    [
      'a password nobody asks for',
      all(kafka({ listeners: [internalTls(), clientTls({ port: 9094 })], clients: [] }), user('scram')),
      all(tls, user('scram')),
      'kafka.users[0]',
      'user app logs in by scram, but no listener does',
      'add clientScram({ port: 9093 }) to listeners',
    ],
  ]);
});
