import { describe, expect, it } from 'vitest';
import { environments } from '../environments/index.js';

describe('the environments', () => {
  it('have different names', () => {
    const names = environments.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have different cluster ids', () => {
    const ids = environments.map(({ kafka }) => kafka.clusterId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(environments.filter((environment) => environment.class !== 'local'))('$name', ({ kafka }) => {
  it('encrypts every connection', () => {
    expect(kafka.listeners.map(({ protocol }) => protocol)).not.toContain('PLAINTEXT');
  });
});
