import { describe, expect, it } from 'vitest';
import { everyPlatform, filesOf } from '../../test/platforms.js';
import { readDocuments, readFacts } from '../facts/index.js';
import { findingsOf, modelsFor, RULES } from './index.js';

const platforms = await everyPlatform();

describe('what we render ourselves', () => {
  it.each(platforms.map((platform) => [platform.name, platform] as const))('%s breaks no rule that blocks', async (_, platform) => {
    const documents = [...filesOf(platform)].flatMap(([file, text]) => readDocuments(file, text).documents);
    const facts = readFacts(documents);
    const found = findingsOf(facts, RULES, { environmentClass: platform.class, models: await modelsFor(facts) });
    expect(found.filter(({ severity }) => severity === 'block')).toEqual([]);
    process.stdout.write(found.map((f) => `${platform.name} ${f.id} ${f.severity} ${f.resource}:${f.line} ${f.what}\n`).join(''));
  });
});
