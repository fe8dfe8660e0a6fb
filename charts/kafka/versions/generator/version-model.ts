import { z } from 'zod';
import { type KafkaLine, SETTING_SCOPES, type SettingModel, type VersionModel } from '../model.js';

const number = z.union([z.number(), z.string()]).transform(Number);
const update = z.enum(['read-only', 'per-broker', 'cluster-wide']);
const readSetting = z.strictObject({
  type: z.enum(['boolean', 'short', 'int', 'long', 'double', 'string', 'list', 'class', 'password']),
  default: z.union([z.string(), z.number(), z.boolean(), z.null()]).exactOptional(),
  valid: z.array(z.string()).exactOptional(),
  ignoresCase: z.boolean().exactOptional(),
  min: number.exactOptional(),
  max: number.exactOptional(),
  rule: z.string().exactOptional(),
  update: update.exactOptional(),
  listener: update.exactOptional(),
  dynamicOnly: z.boolean().exactOptional(),
  readBy: z.string().exactOptional(),
  importance: z.enum(['high', 'medium', 'low']),
  documentation: z.string(),
});
type ReadSetting = z.infer<typeof readSetting>;

const perScope = <T extends z.ZodType>(schema: T) =>
  z.strictObject({ broker: schema, topic: schema, producer: schema, consumer: schema, connect: schema });
const settings = z.record(z.string(), readSetting.transform(setting));
const readVersion = perScope(settings).extend({ version: z.string(), internal: perScope(z.array(z.string())) });

/** What the Java reader printed, as a model: rules in words become lists and bounds, deprecation comes out of the documentation. */
export function versionModel(line: KafkaLine, read: unknown): VersionModel {
  const { version, ...rest } = readVersion.parse(read);
  return { version, line, ...rest };
}

/** One setting a line, so that a diff between two versions reads as a list of settings. */
export function versionJson(model: VersionModel): string {
  const lines = SETTING_SCOPES.map((scope) => `${JSON.stringify(scope)}: ${entries(model[scope])}`);
  const head = `"version": ${JSON.stringify(model.version)},\n"line": ${JSON.stringify(model.line)}`;
  return `{\n${head},\n${lines.join(',\n')},\n"internal": ${entries(model.internal)}\n}\n`;
}

function entries(record: object): string {
  const lines = Object.entries(record).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function setting({ rule, valid, documentation, ...read }: ReadSetting): SettingModel {
  const deprecated = deprecation(documentation);
  return {
    ...read,
    ...(valid !== undefined && valid.length > 0 && { valid }), // Kafka's "any values, no duplicates" has an empty list
    ...(rule !== undefined && said(rule)),
    ...(deprecated !== undefined && { deprecated }),
    documentation,
  };
}

/** What a rule in words means, where it is one of the few shapes Kafka uses. */
function said(rule: string): Partial<SettingModel> {
  const span = /^\[(\d+),\.\.\.,(\d+)\] or (-?\d+)$/.exec(rule);
  if (span) return { min: Number(span[1]), max: Number(span[2]), or: Number(span[3]) };
  if (/^Positive number, or -1 /.test(rule)) return { min: 1, or: -1 };
  if (/^Positive number not larger than .*, or -1 /.test(rule)) return { min: 1, or: -1 };
  const words = /^\[([a-z_]+(?:, [a-z_]+)*)(, by_duration:PnDTnHnMn.nS)?\]$/.exec(rule);
  if (words?.[1] === undefined) return { rule };
  return { valid: words[1].split(', '), ...(words[2] !== undefined && { validPrefixes: ['by_duration:'] }) };
}

function deprecation(documentation: string): string | true | undefined {
  const sentence = /This config(?:uration)? (?:has been|is) deprecated.*?(?:\.(?=\s|$)|$)/.exec(documentation);
  if (sentence) return sentence[0];
  const alias = /^DEPRECATED: (An alias .*)$/.exec(documentation);
  if (alias?.[1] !== undefined) return alias[1];
  return /^\[?deprecated\b/i.test(documentation) ? true : undefined;
}
