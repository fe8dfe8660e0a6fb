import { describe, expect, it } from 'vitest';
import { POSTGRES_IMAGES, postgresContract, postgresImage, postgresImageProblems } from './images.js';

describe('the contract of a Postgres image', () => {
  it.each([
    ['postgres:17.10', 17, 999, '/var/lib/postgresql/data', '/var/lib/postgresql/data/pgdata'],
    ['postgres:13.2-bookworm', 13, 999, '/var/lib/postgresql/data', '/var/lib/postgresql/data/pgdata'],
    ['postgres:17', 17, 999, '/var/lib/postgresql/data', '/var/lib/postgresql/data/pgdata'],
    ['mirror.example:5000/library/postgres:16-alpine', 16, 70, '/var/lib/postgresql/data', '/var/lib/postgresql/data/pgdata'],
    ['postgres:18.1-trixie', 18, 999, '/var/lib/postgresql', '/var/lib/postgresql/18/docker'],
    ['postgres:18.1-alpine3.22', 18, 70, '/var/lib/postgresql', '/var/lib/postgresql/18/docker'],
  ])('follows from its tag: %s', (reference, major, uid, mountPath, dataDir) => {
    expect(postgresContract(reference)).toMatchObject({ major, uid, gid: uid, mountPath, dataDir });
    expect(postgresImageProblems(reference)).toEqual([]);
  });

  it.each([
    'postgres:latest',
    'postgres',
    'postgres:12.22',
    'postgres:19.0',
    'postgres:170',
    'bitnami/postgresql:17.1',
    'my-postgres:17.1',
  ])('refuses %s', (reference) => {
    expect(postgresImageProblems(reference)).toMatchObject([
      {
        what: `image ${reference} is not one Sluice knows`,
        fix: 'use postgres:13 to postgres:18 with a minor version, e.g. postgres:17.10',
      },
    ]);
    expect(() => postgresImage({ image: reference }, undefined)).toThrow(reference);
  });

  it('puts a mirror before the image', () => {
    expect(postgresImage({ image: 'postgres:17.10' }, 'mirror.example/hub').reference).toBe('mirror.example/hub/postgres:17.10');
  });

  it('is said to have run where a test of ours started it', () => {
    expect(POSTGRES_IMAGES.filter(({ proof }) => proof === 'run').map(({ major, base }) => `${major} ${base}`)).toEqual([
      '13 debian',
      '17 debian',
    ]);
  });
});
