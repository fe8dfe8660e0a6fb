import { KAFKA_LINES, type KafkaLine, SETTING_SCOPES, type SettingScope, type VersionModel } from '../model.js';
import type { LinesByKey } from '../removed.js';
import { anyMembers, lineMembers, linesOfKeys, listenerSignatures, type Members } from './members.js';

const HEAD = '// Written by charts/kafka/versions/generator/generate.ts from the JSON beside it. Not edited by hand.\n';

/** Every generated TypeScript file: name and text. The models are one a line, oldest first. */
export function generatedFiles(models: readonly VersionModel[]): readonly (readonly [file: string, text: string])[] {
  const scopes = SETTING_SCOPES.map((scope) => [`${scope}.ts`, scopeFile(scope, models)] as const);
  return [...scopes, ['lines-by-key.ts', linesFile(linesOfKeys(models))]];
}

function scopeFile(scope: SettingScope, models: readonly VersionModel[]): string {
  const name = `${scope.charAt(0).toUpperCase()}${scope.slice(1)}`;
  const lines = models.map((model) => [model.line, lineMembers(scope, model, models)] as const);
  const any = anyMembers(scope, models);
  const common = shared([...lines.map(([, members]) => members), any]);
  const body = [
    `/** ${name} settings that are alike in every line. */\ninterface Common {\n${[...common.values()].join('\n')}\n}`,
    ...lines.map(([line, members]) => declaration(typeName(name, line), `${name} settings of Kafka ${line}.`, members, common)),
    declaration(`${name}Any`, `${name} settings that some line of Kafka knows.`, any, common),
    byLine(name),
    ...(scope === 'broker' ? [listeners(models)] : []),
  ].join('\n\n');
  const words = ['ConfigReference', 'JaasConfig', 'Removed'].filter((word) => new RegExp(`\\b${word}\\b`).test(body));
  return `${HEAD}${words.length > 0 ? `import type { ${words.join(', ')} } from '../words.js';\n` : ''}\n${body}\n`;
}

function typeName(name: string, line: KafkaLine): string {
  return `${name}${line.replace('.', '_')}`;
}

function declaration(name: string, documentation: string, members: Members, common: Members): string {
  const own = [...members].filter(([key]) => !common.has(key)).map(([, text]) => text);
  return `/** ${documentation} */\nexport interface ${name} extends Common {\n${own.join('\n')}\n}`;
}

function byLine(name: string): string {
  const rows = KAFKA_LINES.map((line) => `  readonly '${line}': ${typeName(name, line)};`);
  return `/** ${name} settings by line. */\nexport interface ${name}ByLine {\n${rows.join('\n')}\n}`;
}

function listeners(models: readonly VersionModel[]): string {
  const documentation = '/** Settings of one listener. One that only a later line knows compiles too: `settingProblems` tells. */';
  return `${documentation}\nexport interface BrokerListeners {\n${listenerSignatures(models).join('\n')}\n}`;
}

function shared([first = new Map<string, string>(), ...others]: readonly Members[]): Members {
  return new Map([...first].filter(([key, text]) => others.every((other) => other.get(key) === text)));
}

function linesFile(known: LinesByKey): string {
  const scopes = SETTING_SCOPES.map((scope) => {
    const rows = Object.entries(known[scope]).map(([key, lines]) => `    '${key}': [${lines.map((line) => `'${line}'`).join(', ')}],`);
    return `  ${scope}: {\n${rows.join('\n')}\n  },`;
  });
  const documentation = '/** The lines that know a key, for every key that some line lacks. */';
  return `${HEAD}import type { LinesByKey } from '../removed.js';\n\n${documentation}\nexport const LINES_BY_KEY: LinesByKey = {\n${scopes.join('\n')}\n};\n`;
}
