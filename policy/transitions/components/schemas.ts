import avsc, { type Schema, type Type } from 'avsc';
import { BLOCK } from '../../../charts/shared/severity.js';
import { type Manifest, parseLevels } from '../../diff/index.js';
import { at, isObject, text } from '../../schemas/json.js';
import type { Transit, Transition } from '../transition.js';
import { listed } from '../words.js';

const EXTENSION = '.avsc';
/** The registry's own level, where nobody says one. */
const DEFAULT_LEVEL = 'BACKWARD';

/** A schema before and after. */
interface SchemaPair {
  readonly subject: string;
  readonly resource: string;
  readonly old: Type;
  readonly now: Type;
}

/** SRG-02: a new schema does not fit the one before. */
export const schemaIncompatible: Transition = {
  id: 'SRG-02',
  title: 'A new schema does not fit the one before',
  severities: BLOCK,
  why: 'the registry refuses it, and whoever writes with it stops; where nothing checks, readers stop at the first record',
  source: 'confluentinc/schema-registry#1501; Avro specification: schema resolution',
  check: (transit) =>
    schemaPairs(transit).flatMap(({ subject, resource, old, now }) => {
      const level = levelOf(subject, transit.after.manifests);
      const broken = [
        ...(/^(BACKWARD|FULL)/.test(level) ? problem('it cannot read records that are there', now, old) : []),
        ...(/^(FORWARD|FULL)/.test(level) ? problem('readers that are there cannot read its records', old, now) : []),
      ];
      if (broken.length === 0) return [];
      const fields = transit.changes.flatMap((change) =>
        change.object === resource ? change.fields.filter(({ steps }) => steps[1] === `${subject}${EXTENSION}`) : [],
      );
      const words = `${subject} is checked for ${level}, and its new schema does not pass: ${listed(broken)}.`;
      return [{ resource: `Subject/${subject}`, consequence: 'outage', by: 'nobody', isReversible: true, text: words, fields }];
    }),
};

/** What keeps a reader from reading what a writer writes. */
function problem(words: string, reader: Type, writer: Type): readonly string[] {
  try {
    reader.createResolver(writer);
    return [];
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return [`${words} (${reason})`];
  }
}

function schemaPairs({ changes }: Transit): readonly SchemaPair[] {
  return changes.flatMap(({ before, after, ref, object }) => {
    if (ref.kind !== 'ConfigMap' || before === undefined || after === undefined) return [];
    return filesOf(after).flatMap(([name, schema]): SchemaPair[] => {
      const [old, now] = [parsed(text(at(before, 'data', name))), parsed(schema)];
      return old && now ? [{ subject: name.slice(0, -EXTENSION.length), resource: object, old, now }] : [];
    });
  });
}

const filesOf = (manifest: Manifest): readonly (readonly [name: string, text: string])[] =>
  Object.entries(isObject(manifest.data) ? manifest.data : {}).flatMap(([name, value]) =>
    name.endsWith(EXTENSION) && typeof value === 'string' ? [[name, value] as const] : [],
  );

/** A schema, or nothing: what is no schema is another rule's matter. */
function parsed(schema: string | undefined): Type | undefined {
  if (schema === undefined) return undefined;
  try {
    const read: Schema = JSON.parse(schema);
    return avsc.Type.forSchema(read);
  } catch {
    return undefined;
  }
}

/** Level of a subject, as the registry's levels Job declares it. */
function levelOf(subject: string, manifests: readonly Manifest[]): string {
  const levels = manifests.flatMap((manifest) => {
    const found = parseLevels(text(at(manifest, 'data', 'levels.txt')) ?? '');
    return found ? [found] : [];
  });
  const declared = levels
    .map((each) => each[`/config/${encodeURIComponent(subject)}`])
    .find((level) => level !== undefined && level !== 'INHERIT');
  return declared ?? levels.map((each) => each['/config']).find((level) => level !== undefined) ?? DEFAULT_LEVEL;
}
