import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '../catalogue.js';
import { transitOf } from '../transit.js';
import { transitionFindings } from '../transition.js';

/** What is found, e.g. `PGS-07 acknowledge`. */
async function found(old: string, now: string): Promise<readonly string[]> {
  const transit = await transitOf([{ file: 'a.yaml', text: old }], [{ file: 'a.yaml', text: now }]);
  return transitionFindings(TRANSITIONS, transit, 'production')
    .filter(({ id }) => id.startsWith('PGS'))
    .map(({ id, severity }) => `${id} ${severity}`);
}

const compose = (environment: string, image = 'postgres:16.4') =>
  `services: {db: {image: "${image}", environment: {${environment}}, volumes: ["data:/var/lib/postgresql/data"]}}\nvolumes: {data: }\n`;
const secret = (password: string) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: shop}\nstringData: {pw: ${password}}\n`;
const set = (password: string, image = 'postgres:16.4') => `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers:
        - {name: db, image: "${image}", env: [{name: POSTGRES_PASSWORD, ${password}}], volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}]}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
`;
const from = (name: string) => `valueFrom: {secretKeyRef: {name: ${name}, key: pw}}`;

describe('what counts on an empty disk alone', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['another variable', compose('POSTGRES_PASSWORD: "${A}"'), compose('POSTGRES_PASSWORD: "${B}"'), ['PGS-07 acknowledge']],
    ['a file instead of the text', compose('POSTGRES_PASSWORD: a'), compose('POSTGRES_PASSWORD_FILE: /run/secrets/db'), ['PGS-07 warn']],
    ['another file', compose('POSTGRES_PASSWORD_FILE: /run/a'), compose('POSTGRES_PASSWORD_FILE: /run/b'), ['PGS-07 acknowledge']],
    ['another Secret', set(from('a')), set(from('b')), ['PGS-07 acknowledge']],
    ['another value in the Secret', set(from('login')) + secret('a'), set(from('login')) + secret('b'), ['PGS-07 acknowledge']],
    ['the same value from a Secret', set('value: a'), set(from('login')) + secret('a'), []],
    ['nothing', set(from('login')), set(from('login')), []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(old, now)).toEqual(expected);
  });
});

describe('the library that sorts text', () => {
  it.each<[string, string, readonly string[]]>([
    ['postgres:16.4', 'postgres:16.4-alpine', ['PGS-13 acknowledge']],
    ['postgres:16.4-alpine3.19', 'postgres:16.4-alpine3.20', []],
    ['postgres:16.4-bullseye', 'postgres:16.4-bookworm', ['PGS-13 acknowledge']],
    ['postgres:16.4', 'postgres:16.6-bookworm', []],
    ['bitnami/postgresql:16.4.0-debian-11-r1', 'bitnami/postgresql:16.4.0-debian-12-r9', ['PGS-13 acknowledge']],
    ['timescale/timescaledb:2.17.2-pg16', 'postgres:16.4', ['PGS-13 acknowledge']],
  ])('%s to %s: %j', async (old, now, expected) => {
    const data = (image: string) =>
      compose('', image).replace(
        '/var/lib/postgresql/data',
        image.includes('bitnami') ? '/bitnami/postgresql' : '/var/lib/postgresql/data',
      );
    expect(await found(data(old), data(now))).toEqual(expected);
  });

  it('is no matter where text is sorted by bytes', async () => {
    const plain = 'POSTGRES_INITDB_ARGS: "--locale=C"';
    expect(await found(compose(plain), compose(plain, 'postgres:16.4-alpine'))).toEqual([]);
  });
});
