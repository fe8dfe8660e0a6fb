import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SPARK_OPERATOR } from '../charts/spark/spec.js';
import { OPERATORS } from '../policy/schemas/index.js';
import { all, kafka, platformOf, sound, top, wholePlatform } from '../test/described.js';
import { everyPlatform, objectsOf } from '../test/platforms.js';
import { CERT_MANAGER } from './resolve/certificates.js';
import { certManager } from './spec.js';

const byCertManager = kafka({ certificates: certManager({ name: 'ca', kind: 'Issuer' }) });

describe('a platform needs', () => {
  it('nothing, where certificates are given', async () => {
    expect((await platformOf(undefined, sound)).prerequisites).toEqual([]);
  });

  it('cert-manager, where certificates come from it', async () => {
    expect((await platformOf(byCertManager)).prerequisites).toEqual([CERT_MANAGER]);
  });

  it('the Spark operator, where it starts stream jobs, and nothing where pods do', async () => {
    expect((await platformOf(all(wholePlatform, byCertManager))).prerequisites).toEqual([
      CERT_MANAGER,
      { ...SPARK_OPERATOR, namespace: 'streaming-jobs' },
    ]);
    expect((await platformOf(all(wholePlatform, top({ spark: { delivery: 'pods' } })))).prerequisites).toEqual([]);
  });
});

describe.each(await everyPlatform())('$name', (platform) => {
  it('declares an operator for every custom resource it renders', () => {
    const groups = OPERATORS.flatMap((operator) => operator.groups);
    const rendered = objectsOf(platform).filter(({ apiVersion }) => groups.includes(apiVersion.split('/')[0] ?? ''));
    const declared = platform.prerequisites.map(({ apiVersion }) => apiVersion);
    expect([...new Set(rendered.map(({ apiVersion }) => apiVersion))]).toEqual(declared);
  });
});

describe.each([CERT_MANAGER, SPARK_OPERATOR])('$name', ({ name, customResources, apiVersion, minimum, checked }) => {
  it('was checked in the release whose schemas lint knows', async () => {
    const operator = OPERATORS.find((known) => known.name === name);
    expect(operator?.release).toBe(checked);
    const kinds = Object.keys((await operator?.load())?.default.kinds ?? {});
    for (const customResource of customResources) {
      const [plural, ...group] = customResource.split('.');
      expect(apiVersion.split('/')[0]).toBe(group.join('.'));
      expect(kinds.map((kind) => `${kind.toLowerCase()}s`)).toContain(`${apiVersion}/${plural}`);
    }
  });

  it('stands in the documentation with its releases', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/how-to/prerequisites.md'), 'utf8');
    expect(page).toContain(`| ${name} | ${minimum} | ${checked} |`);
  });
});
