import { relative } from 'node:path';
import type { Command } from '../command.js';
import { EXIT, UserError } from '../terminal/io.js';
import { readIfThere, writeWhole } from '../workspace/files.js';
import { refuseOutside } from '../workspace/repository.js';

const REQUIRED = ['resource', 'reason', 'owner', 'until'] as const;
const NEW_FILE = '# Rules that are set aside: which, for what, why, who answers for it, and the last day it counts.\nwaivers: []\n';

/** Sets a rule aside for one resource, in the committed file. */
export const waive: Command = {
  name: 'waive <rule>',
  summary: 'set a rule aside for a resource, in environments/waivers.yaml: with a reason, an owner and an end',
  options: [
    ['--resource <resource>', 'as the finding names it; * at its end is every resource that begins so'],
    ['--reason <reason>', 'why it is right here'],
    ['--owner <owner>', 'who answers for it'],
    ['--until <day>', 'last day it counts, e.g. 2027-01-31'],
    ['--subject <subject>', 'environment or path it counts for (default: all)'],
  ],
  examples: [
    'sluice waive KFK-24 --resource StatefulSet/streaming/kafka --reason "an old client makes topics" --owner streaming --until 2027-01-31',
  ],
  async run({ rule, subject, ...given }, io, workspace) {
    const { waiversFile } = await import('../workspace/lint-subjects.js');
    const entry = { ...entryOf(String(rule), given), ...(typeof subject === 'string' && { subject }) };
    await refuseFaulty(entry);
    refuseOutside(workspace);
    const file = waiversFile(workspace);
    const shown = relative(process.cwd(), file);
    await writeWhole(file, await withEntry((await readIfThere(file)) ?? NEW_FILE, entry, shown));
    io.out(`${entry.rule} is waived for ${entry.resource} until ${entry.until} (${shown}); commit the file`);
    return EXIT.ok;
  },
};

type Entry = Readonly<Record<'rule' | (typeof REQUIRED)[number], string>> & { readonly subject?: string };

function entryOf(rule: string, given: Readonly<Record<string, unknown>>): Entry {
  const missing = REQUIRED.filter((field) => typeof given[field] !== 'string' || given[field] === '').map((field) => `--${field}`);
  if (missing.length > 0) {
    throw new UserError(`${missing.join(', ')} missing`, 'a waiver without them does not count', `add ${missing.join(', ')}`, EXIT.usage);
  }
  const [resource = '', reason = '', owner = '', until = ''] = REQUIRED.map((field) => String(given[field]));
  return { rule: rule.toUpperCase(), resource, reason, owner, until };
}

/** What lint would say of the waiver, before it is written. */
async function refuseFaulty(entry: Entry): Promise<void> {
  const [{ dayOf, WAIVABLE }, { readWaivers }] = await Promise.all([
    import('../workspace/lint-subjects.js'),
    import('../../policy/rules/index.js'),
  ]);
  const [fault] = readWaivers('the waiver', JSON.stringify({ waivers: [entry] }), dayOf(new Date()), WAIVABLE).findings;
  if (fault) throw new UserError(fault.what, fault.why, fault.fix, EXIT.usage);
}

/** The file with one more entry, or with a new one in the place of one for the same rule and resource. Comments stay. */
async function withEntry(text: string, entry: Entry, file: string): Promise<string> {
  const { isMap, isSeq, parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new UserError(`${file} is not YAML`, error.message.split('\n')[0] ?? '', 'correct the line');
  if (!isSeq(document.get('waivers'))) document.set('waivers', document.createNode([]));
  const list = document.get('waivers');
  if (!isSeq(list)) return text;
  list.flow = false;
  const isSame = (item: unknown) =>
    isMap(item) && (['rule', 'resource', 'subject'] as const).every((field) => item.get(field) === entry[field]);
  list.items = [...list.items.filter((item) => !isSame(item)), document.createNode(entry)];
  return document.toString();
}
