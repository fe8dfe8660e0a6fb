import { describe, expect, it } from 'vitest';
import { platformOf, top } from '../../test/described.js';
import { type ClientIdentity, kafkaConnection, scramLogin } from './connection.js';
import { clientPlaintext, clientScram, clientTls, internalTls, type Listener } from './listeners.js';

const { kafka: cluster } = await platformOf(top({ prefix: 'blue' }));
const nobody: ClientIdentity = { kind: 'nobody' };
const certificate: ClientIdentity = { kind: 'certificate', secret: 'app-tls' };
const scram: ClientIdentity = { kind: 'scram', secret: 'app-password' };
const PROVIDER = {
  'config.providers': 'dir',
  'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
};

describe('a client', () => {
  it('asks the bootstrap Service first, and says which edge it needs', () => {
    expect(kafkaConnection(cluster, clientScram({ port: 9093 }), scram)).toMatchObject({
      bootstrapServers: ['blue-kafka-bootstrap.streaming.svc:9093'],
      edge: { listener: 'CLIENT', port: 9093 },
    });
  });

  it.each([nobody, certificate, scram])('that is $kind needs nothing in the clear', (identity) => {
    expect(kafkaConnection(cluster, clientPlaintext(), identity)).toMatchObject({ clientSecurity: {}, mounts: [] });
  });

  it('with a certificate shows it and trusts its authority', () => {
    expect(kafkaConnection(cluster, internalTls(), certificate)).toMatchObject({
      clientSecurity: {
        'security.protocol': 'SSL',
        ...PROVIDER,
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.certificate.chain': '${dir:/etc/sluice/certificate:tls.crt}',
        'ssl.keystore.key': '${dir:/etc/sluice/certificate:tls.key}',
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.certificates': '${dir:/etc/sluice/certificate:ca.crt}',
      },
      mounts: [{ secret: 'app-tls', path: '/etc/sluice/certificate' }],
    });
  });

  it('with a password reads it from its Secret, and shows no certificate', () => {
    const { clientSecurity, mounts } = kafkaConnection(cluster, clientScram(), scram);
    expect(clientSecurity).toEqual({
      'security.protocol': 'SASL_SSL',
      'sasl.mechanism': 'SCRAM-SHA-512',
      ...PROVIDER,
      'sasl.jaas.config': '${dir:/etc/sluice/credentials:sasl.jaas.config}',
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.certificates': '${dir:/etc/sluice/authority:ca.crt}',
    });
    expect(mounts).toEqual([
      { secret: 'app-password', path: '/etc/sluice/credentials' },
      { secret: 'blue-kafka-nodes-tls', path: '/etc/sluice/authority', keys: ['ca.crt'] }, // never the brokers' key
    ]);
  });

  const refused: readonly (readonly [Listener, ClientIdentity])[] = [
    [internalTls(), nobody],
    [clientTls(), scram],
    [clientScram(), nobody],
    [clientScram(), certificate],
  ];
  it.each(refused)('cannot log in at $authentication as $kind', (listener, identity) => {
    expect(() => kafkaConnection(cluster, listener, identity)).toThrow(
      `a client that is ${identity.kind} cannot log in at listener ${listener.name} (${listener.authentication})`,
    );
  });
});

it('a login line is what Kafka reads', () => {
  expect(scramLogin('app', 'a"b\\c')).toContain(' password="a\\"b\\\\c";');
  expect(scramLogin('app', 'pw')).toBe('org.apache.kafka.common.security.scram.ScramLoginModule required username="app" password="pw";');
});
