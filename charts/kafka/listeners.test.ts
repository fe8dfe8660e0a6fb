import { describe, expect, it } from 'vitest';
import {
  advertised,
  type ClientListener,
  clientPlaintext,
  clientScram,
  clientTls,
  externalLoadBalancer,
  externalNodePort,
  internalPlaintext,
  internalTls,
  LISTENER_DEFAULTS,
  listenerProperties,
} from './listeners.js';

const allowFrom = ['10.0.0.0/8'] as const;
const nodePort = externalNodePort({ host: 'broker-{id}.x', allowFrom });
const balancer = externalLoadBalancer({ host: 'broker-{id}.x', bootstrapHost: 'x', allowFrom });

describe('a listener', () => {
  it.each([
    ['internalTls', internalTls(), ['INTERNAL', 9091, 'SSL', 'mtls', 'inter-broker', 'inside']],
    ['internalPlaintext', internalPlaintext(), ['INTERNAL', 9091, 'PLAINTEXT', 'none', 'inter-broker', 'inside']],
    ['clientScram', clientScram(), ['CLIENT', 9092, 'SASL_SSL', 'scram', 'clients', 'inside']],
    ['clientTls', clientTls(), ['TLS', 9092, 'SSL', 'mtls', 'clients', 'inside']],
    ['clientPlaintext', clientPlaintext(), ['CLIENT', 9092, 'PLAINTEXT', 'none', 'clients', 'inside']],
    ['externalNodePort', nodePort, ['EXTERNAL', 9094, 'SASL_SSL', 'scram', 'clients', 'node-port']],
    ['externalLoadBalancer', balancer, ['EXTERNAL', 9094, 'SASL_SSL', 'scram', 'clients', 'load-balancer']],
  ] as const)('%s is complete by default', (_, { name, port, protocol, authentication, purpose, exposure }, expected) => {
    expect([name, port, protocol, authentication, purpose, exposure.kind]).toEqual(expected);
  });

  it('takes another name and port', () => {
    expect(internalTls({ port: 9192 }).port).toBe(9192);
    expect(internalPlaintext({ port: 9192 }).port).toBe(9192);
    const named: readonly ClientListener[] = [
      clientScram({ name: 'X', port: 1 }),
      clientTls({ name: 'X', port: 1 }),
      clientPlaintext({ name: 'X', port: 1 }),
      externalNodePort({ name: 'X', port: 1, host: 'h', allowFrom }),
      externalLoadBalancer({ name: 'X', port: 1, host: 'h', bootstrapHost: 'b', allowFrom }),
    ];
    for (const { name, port } of named) expect([name, port]).toEqual(['X', 1]);
  });

  it('outside keeps its addresses, and its first NodePort has a default', () => {
    expect(nodePort.exposure).toEqual({
      kind: 'node-port',
      host: 'broker-{id}.x',
      allowFrom,
      firstNodePort: LISTENER_DEFAULTS.firstNodePort,
    });
    expect(externalNodePort({ host: 'h', allowFrom, firstNodePort: 30_500 }).exposure).toMatchObject({ firstNodePort: 30_500 });
    expect(balancer.exposure).toEqual({ kind: 'load-balancer', host: 'broker-{id}.x', bootstrapHost: 'x', allowFrom });
  });
});

describe('a broker says it is at', () => {
  it.each([
    ['its pod, inside', clientScram({ port: 9093 }), 'CLIENT://{pod}.kafka-brokers.ns.svc:9093'],
    ['a port of a node', nodePort, 'EXTERNAL://broker-{id}.x:{31000+id}'],
    ['its load balancer', balancer, 'EXTERNAL://broker-{id}.x:9094'],
  ])('%s', (_, listener, address) => {
    expect(advertised(listener, 'kafka-brokers.ns.svc')).toBe(address);
  });
});

describe('the broker’s side', () => {
  it('of mTLS asks for a certificate', () => {
    expect(listenerProperties(internalTls())).toEqual({ 'listener.name.internal.ssl.client.auth': 'required' });
  });

  it('of SCRAM names mechanism and login, and holds no password', () => {
    expect(listenerProperties(clientScram({ name: 'CLIENT_2' }))).toEqual({
      'listener.name.client_2.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'listener.name.client_2.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    });
  });

  it('of the clear is nothing', () => {
    expect(listenerProperties(internalPlaintext())).toEqual({});
  });
});
