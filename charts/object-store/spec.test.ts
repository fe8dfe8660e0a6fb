import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentContext, documentedDefaults } from '../../test/component-context.js';
import type { OwnParts } from '../shared/own-parts.js';
import { OBJECT_STORE_DEFAULTS, objectStoreImage } from './index.js';
import {
  objectStoreSecrets,
  objectStoreSpecProblems,
  resolveObjectStore,
  resolveStandIn,
  type S3Spec,
  type S3StandInSpec,
  s3,
  s3StandIn,
} from './spec.js';

const image = objectStoreImage({ image: 'versity/versitygw:v1.8.0' }, 'gateway', undefined);
const clientImage = objectStoreImage({ image: 'curlimages/curl:8.14.1' }, 'client', undefined);
const maximalS3: Required<S3Spec> = {
  kind: 's3',
  bucket: 'acme-lake-prod',
  region: 'eu-west-1',
  endpoint: 'https://s3.example.com:9000',
  pathStyle: false,
  credentials: 'lake-keys',
  cidrs: ['10.0.0.0/8'],
};
const maximalStandIn: Required<Omit<S3StandInSpec, keyof OwnParts>> = {
  kind: 'stand-in',
  bucket: 'lake',
  moreBuckets: ['lake-checkpoints'],
  region: 'eu-west-1',
  storageGiB: 20,
  storageClass: 'fast',
  memoryGiB: 0.5,
  cpuMillis: 200,
  clients: [{ namespace: 'apps' }],
};

describe('a bucket by reference', () => {
  it('is Amazon’s own, with the pods’ own role, where nothing else is said', async () => {
    expect(resolveObjectStore(s3({ bucket: 'acme-lake-prod', region: 'eu-west-1' }), await componentContext('', 'none'))).toEqual({
      bucket: 'acme-lake-prod',
      region: 'eu-west-1',
      pathStyle: false,
      port: 443,
      isStandIn: false,
      reach: [{ kind: 'addresses', cidr: '0.0.0.0/0' }],
    });
  });

  it('takes what is written', async () => {
    expect(resolveObjectStore(maximalS3, await componentContext('', 'none'))).toEqual({
      bucket: 'acme-lake-prod',
      region: 'eu-west-1',
      endpoint: 'https://s3.example.com:9000',
      pathStyle: false,
      credentials: {
        accessKeyId: { secret: 'lake-keys', key: 'access-key-id' },
        secretAccessKey: { secret: 'lake-keys', key: 'secret-access-key' },
      },
      port: 9000,
      isStandIn: false,
      reach: [{ kind: 'addresses', cidr: '10.0.0.0/8' }],
    });
  });

  it.each([
    ['http://minio', 80],
    ['https://s3.example.com', 443],
  ])('has the port of its scheme: %s', async (endpoint, port) => {
    const store = resolveObjectStore(s3({ bucket: 'abc', region: 'r', endpoint }), await componentContext('', 'none'));
    expect([store.port, store.pathStyle]).toEqual([port, true]);
  });
});

describe('a stand-in', () => {
  it('has every default and an address', async () => {
    const context = await componentContext('', 'none');
    const spec = s3StandIn({ bucket: 'lake' });
    expect(resolveStandIn(spec, { context, image, clientImage })).toEqual({
      name: 'object-store',
      namespace: 'streaming',
      version: 'v1.8.0',
      image,
      clientImage,
      buckets: ['lake'],
      region: 'us-east-1',
      keys: 'object-store-keys',
      data: { name: 'data', storageGiB: 10 },
      resources: { memoryMiB: 256, cpuMillis: 100 },
      clients: [],
    });
    expect(resolveObjectStore(spec, context)).toMatchObject({
      endpoint: 'http://object-store.streaming.svc:7070',
      pathStyle: true,
      credentials: { accessKeyId: { secret: 'object-store-keys' } },
      port: 7070,
      reach: [{ kind: 'pods', labels: { 'app.kubernetes.io/component': 'storage' } }],
    });
  });

  it('takes what is written', async () => {
    expect(resolveStandIn(maximalStandIn, { context: await componentContext('blue', 'none'), image, clientImage })).toMatchObject({
      name: 'blue-object-store',
      buckets: ['lake', 'lake-checkpoints'],
      keys: 'blue-object-store-keys',
      data: { storageGiB: 20, storageClass: 'fast' },
      resources: { memoryMiB: 512, cpuMillis: 200 },
      clients: [{ namespace: 'apps', labels: {} }],
    });
  });

  it('documents its defaults', () => {
    const documented = documentedDefaults(readFileSync(join(import.meta.dirname, 'spec.ts'), 'utf8'), 'S3StandInSpec');
    for (const [field, value] of Object.entries(OBJECT_STORE_DEFAULTS)) expect(documented[field]).toBe(String(value));
  });
});

it('needs keys: made for a stand-in, given for a bucket elsewhere, none for a role', () => {
  expect(objectStoreSecrets(maximalStandIn, { prefix: '' })).toMatchObject([
    { kind: 'access-key', name: 'object-store-keys', keys: ['access-key-id', 'secret-access-key'] },
  ]);
  expect(objectStoreSecrets(maximalS3, { prefix: '' })).toMatchObject([
    { kind: 'given', name: 'lake-keys', keys: ['access-key-id', 'secret-access-key'] },
  ]);
  expect(objectStoreSecrets(s3({ bucket: 'abc', region: 'r' }), { prefix: '' })).toEqual([]);
});

describe('objectStoreSpecProblems', () => {
  const production = { class: 'production' } as const;
  it('finds none in what is sound', () => {
    expect([
      ...objectStoreSpecProblems(maximalS3, production),
      ...objectStoreSpecProblems(s3({ bucket: 'abc', region: 'r' }), production),
      ...objectStoreSpecProblems(maximalStandIn, { class: 'staging' }),
    ]).toEqual([]);
  });
  it('refuses a stand-in in production', () => {
    expect(objectStoreSpecProblems(maximalStandIn, production)).toMatchObject([{ path: 'kind', what: 'a stand-in in production' }]);
  });
  it('names the fields of a bucket', () => {
    const spec = s3({ bucket: 'A', region: 'EU', endpoint: 's3.example.com', cidrs: ['x'] });
    expect(objectStoreSpecProblems(spec, production).map(({ path }) => path)).toEqual(['bucket', 'region', 'endpoint', 'cidrs[0]']);
  });
  it('refuses objects in clear in production', () => {
    const spec = s3({ bucket: 'abc', region: 'r', endpoint: 'http://s3.example.com' });
    expect(objectStoreSpecProblems(spec, production)).toMatchObject([{ path: 'endpoint', fix: 'use https://s3.example.com' }]);
    expect(objectStoreSpecProblems(spec, { class: 'staging' })).toEqual([]);
  });
});
