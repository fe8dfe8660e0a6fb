import { readDocuments, readFacts } from '../facts/index.js';
import { type Finding, findingsOf, modelsFor, RULES } from './index.js';

/** Findings of some rules in a YAML text, in production. */
export async function findingsIn(text: string, ...ids: readonly string[]): Promise<readonly Finding[]> {
  const { documents, unreadable } = readDocuments('input.yaml', text);
  if (unreadable.length > 0) throw new Error(JSON.stringify(unreadable));
  const facts = readFacts(documents);
  const found = findingsOf(facts, RULES, { environmentClass: 'production', models: await modelsFor(facts) });
  return found.filter(({ id }) => ids.includes(id));
}

/** The same, each as its severity and what is wrong. */
export const toldIn = async (text: string, ...ids: readonly string[]): Promise<readonly string[]> =>
  (await findingsIn(text, ...ids)).map(({ severity, what }) => `${severity}: ${what}`);
