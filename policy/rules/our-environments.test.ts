import { describe, expect, it } from 'vitest';
import { everyPlatform, filesOf } from '../../test/platforms.js';
import { readDocuments, readFacts } from '../facts/index.js';
import { findingsOf, modelsFor, RULES } from './index.js';

const platforms = await everyPlatform();

/** What rules still say of it, by id: images by tag, what variants are there to show, what needs an answer from outside. */
const KNOWN = ['CON-11', 'CON-20', 'K8S-22', 'KFK-29', 'KFK-32', 'KRC-01', 'RST-02', 'SPK-08', 'SPK-13'];

describe('what we render ourselves', () => {
  it.each(platforms.map((platform) => [platform.name, platform] as const))(
    '%s breaks no rule that blocks, and few others',
    async (_, platform) => {
      const documents = [...filesOf(platform)].flatMap(([file, text]) => readDocuments(file, text).documents);
      const facts = readFacts(documents);
      const found = findingsOf(facts, RULES, { environmentClass: platform.class, models: await modelsFor(facts) });
      expect(found.filter(({ id, severity }) => severity === 'block' || !KNOWN.includes(id))).toEqual([]);
    },
  );
});
