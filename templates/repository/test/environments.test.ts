import { describe, expect, it } from 'vitest';
import { environments } from '../environments/index.js';

describe('the environments', () => {
  it.each(['name', 'namespace'] as const)('have each a %s of their own', (field) => {
    const values = environments.map((environment) => environment[field]);
    expect(new Set(values).size).toBe(values.length);
  });

  it('have each a cluster id of their own', () => {
    const ids = environments.map(({ kafka }) => kafka.clusterId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(environments.filter((environment) => environment.class !== 'local'))('$name', ({ kafka }) => {
  it('encrypts every connection', () => {
    expect(kafka.listeners.map(({ protocol }) => protocol)).not.toContain('PLAINTEXT');
  });
});
