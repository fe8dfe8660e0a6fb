import { describe, expect, it } from 'vitest';
import { bucketProblems, type ObjectStoreValues, objectStoreProblems, objectStoreUrl, regionProblems } from './config.js';
import { objectStoreImage, objectStoreImageProblems } from './images.js';
import { maximal, minimal } from './object-store.fixture.js';
import { s3Location } from './store.js';

const problems = (values: Partial<ObjectStoreValues>) => objectStoreProblems({ ...minimal, ...values });

describe('objectStoreProblems', () => {
  it('finds none in what is minimal or maximal', () => {
    expect([...objectStoreProblems(minimal), ...objectStoreProblems(maximal)]).toEqual([]);
  });
  it('refuses a bucket named twice', () => {
    expect(problems({ buckets: ['lake', 'lake'] })).toMatchObject([{ path: 'buckets', fix: 'use lake' }]);
  });
  it.each([0, 0.5])('refuses a disk of %d GiB', (storageGiB) =>
    expect(problems({ data: { name: 'data', storageGiB } })).toMatchObject([{ path: 'storageGiB' }]),
  );
  it('takes a disk of 1 GiB', () => expect(problems({ data: { name: 'data', storageGiB: 1 } })).toEqual([]));
  it('wants 128 MiB of memory', () => {
    expect(problems({ resources: { memoryMiB: 127, cpuMillis: 1 } })).toMatchObject([{ path: 'memoryGiB', fix: 'use 0.125 or more' }]);
    expect(problems({ resources: { memoryMiB: 128, cpuMillis: 1 } })).toEqual([]);
  });
});

describe('bucketProblems', () => {
  it.each([
    ['My_Lake', 'use my-lake'],
    ['ab', 'use ab-lake'],
    ['', 'use data-lake'],
    ['a..b', 'use a-b'],
    ['10.0.0.1', 'use 10-0-0-1'],
    ['-lake', 'use lake'],
    ['x'.repeat(64), `use ${'x'.repeat(63)}`],
  ])('refuses %j', (bucket, fix) => expect(bucketProblems('bucket', bucket)).toMatchObject([{ path: 'bucket', fix }]));
  it.each(['abc', 'acme-lake-prod', 'a.b.c', 'x'.repeat(63)])('takes %j', (bucket) => expect(bucketProblems('bucket', bucket)).toEqual([]));
});

describe('regionProblems', () => {
  it.each(['', 'eu west', 'EU'])('refuses %j', (region) => expect(regionProblems(region)).toMatchObject([{ path: 'region' }]));
  it('takes eu-west-1', () => expect(regionProblems('eu-west-1')).toEqual([]));
});

describe('an image of the stand-in', () => {
  it('is known by repository and band, behind a mirror too', () => {
    const gateway = { reference: 'mirror.example/versity/versitygw:v1.8.0', runs: 'gateway' } as const;
    expect(objectStoreImageProblems(gateway)).toEqual([]);
    expect(objectStoreImage({ image: gateway.reference }, 'gateway', undefined).contract.program).toBe('/usr/local/bin/versitygw');
    expect(objectStoreImage({ image: 'curlimages/curl:8.14.1' }, 'client', 'mirror.example').reference).toBe(
      'mirror.example/curlimages/curl:8.14.1',
    );
  });
  it.each(['versity/versitygw:latest', 'versity/versitygw', 'versity/versitygw:v1.80', 'curlimages/curl:8.14.1'])(
    'refuses %s as gateway',
    (reference) => {
      expect(objectStoreImageProblems({ reference, runs: 'gateway' })).toMatchObject([{ fix: 'use versity/versitygw:v1.8.x' }]);
      expect(() => objectStoreImage({ image: reference }, 'gateway', undefined)).toThrow(reference);
    },
  );
});

it('has addresses', () => {
  expect(objectStoreUrl(minimal)).toBe('http://object-store.streaming.svc:7070');
  expect(s3Location({ bucket: 'lake' }, 's3a', '/bronze/orders')).toBe('s3a://lake/bronze/orders');
});
