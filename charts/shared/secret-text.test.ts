import { expect, it } from 'vitest';
import { lineHoldsSecret, secretKind } from './secret-text.js';

it.each([
  '--conf spark.hadoop.fs.s3a.secret.key=swordfish',
  '--conf=spark.hadoop.fs.s3a.secret.key=swordfish',
  'Server=db;Uid=app;Pwd=swordfish;',
  'token ghp_abcdefghijklmnopqrstuvwxyz0123456789',
  'AKIAIOSFODNN7EXAMPLE',
])('%s holds a secret', (line) => expect(lineHoldsSecret(line)).toBe(true));
it.each([
  '--conf spark.sql.shuffle.partitions=4',
  '--conf spark.hadoop.fs.s3a.secret.key=${KEY}',
  'cd $PWD; ls',
  'pwd',
  'PWD=/tmp/x',
  'AKIA',
])('%s holds none', (line) => expect(lineHoldsSecret(line)).toBe(false));

it.each([
  ['args', 'Authorization: Bearer swordfish', 'literal'],
  ['args', 'authorization: basic c3dvcmQ=', 'literal'],
  ['args', 'Authorization: Bearer $TOKEN', undefined],
  ['args', 'Bearer tokens are refused', undefined],
  ['spark.redis.auth', 'swordfish', 'literal'],
  ['spark.redis.author', 'anna', undefined],
])('%s=%s: %s', (key, value, expected) => expect(secretKind(key, value)).toBe(expected));
