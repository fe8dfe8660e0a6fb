import type { SettingModel } from '../model.js';

/** Most members a list may have for every order of them to be written out as text. */
const MAX_SPELLED_OUT = 3;

/** The TypeScript type of a setting's value. */
export function valueType(key: string, setting: SettingModel): string {
  switch (setting.type) {
    case 'boolean':
      return 'boolean';
    case 'short':
    case 'int':
    case 'long':
    case 'double':
      return 'number';
    case 'password':
      return key === 'sasl.jaas.config' ? 'JaasConfig' : 'ConfigReference';
    case 'list':
      return setting.valid === undefined ? 'string | readonly string[]' : listType(setting.valid);
    default:
      return setting.valid === undefined ? 'string' : enumType(setting.valid, setting);
  }
}

function enumType(valid: readonly string[], { ignoresCase, validPrefixes = [] }: SettingModel): string {
  const words = ignoresCase ? valid.flatMap((word) => [word.toLowerCase(), word.toUpperCase()]) : valid;
  return [...words.map(literal), ...validPrefixes.map((start) => `\`${start}\${string}\``)].join(' | ');
}

/** One of the members, several separated by commas, or an array of them. */
function listType(valid: readonly string[]): string {
  const texts = valid.length <= MAX_SPELLED_OUT ? arrangements(valid).map((members) => members.join(',')) : valid;
  return `${texts.map(literal).join(' | ')} | readonly (${valid.map(literal).join(' | ')})[]`;
}

function arrangements(members: readonly string[]): readonly (readonly string[])[] {
  return members.flatMap((first) => {
    const rest = members.filter((member) => member !== first);
    return [[first], ...arrangements(rest).map((others) => [first, ...others])];
  });
}

function literal(text: string): string {
  return `'${text}'`;
}
