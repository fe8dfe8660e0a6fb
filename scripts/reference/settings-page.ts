import { DERIVED_KEYS } from '../../charts/kafka/index.js';
import {
  KAFKA_LINES,
  loadModel,
  SETTING_SCOPES,
  type UpdateMode,
  updateMode,
  type VersionModel,
} from '../../charts/kafka/versions/index.js';
import { code, heading, table } from './markdown.js';

/** `docs/reference/settings.md`. */
export async function settingsPage(): Promise<string> {
  const models = await Promise.all(KAFKA_LINES.map(loadModel));
  return [
    heading('Kafka settings', 'charts/kafka/versions/'),
    'Read from the classes of each Kafka version. How to write them: [settings](../how-to/settings.md).\n',
    `## Settings known\n\n${counts(models)}`,
    `## How a broker takes a new value\n\n${modes(models)}`,
    WHAT_FOLLOWS,
    `## Live, cluster-wide\n\n\`x\`: live on that line. \`restart\`: the line knows the key and needs a restart. Empty: the line does not know it.`,
    '*derived*: Sluice sets it from a field of the environment.\n',
    lines(models, 'cluster-wide'),
    '## Live on one broker only\n\nSluice does not set these live: they stand in `server.properties` and need a restart.\n',
    lines(models, 'per-broker'),
  ].join('\n');
}

const WHAT_FOLLOWS = `Live, cluster-wide: the access Job sets it; no pod is replaced. Everything else stands in \`server.properties\` and needs a restart.
Unprefixed \`ssl.*\` and \`sasl.*\` keys count as restart, although Kafka's own table says per-broker: see [decision 0008](../decisions/0008-update-mode.md).
`;

const counts = (models: readonly VersionModel[]) =>
  table(
    ['Line', 'Read from', ...SETTING_SCOPES],
    models.map((model) => [model.line, model.version, ...SETTING_SCOPES.map((scope) => String(Object.keys(model[scope]).length))]),
  );

const keysOf = (model: VersionModel, mode: UpdateMode) => Object.keys(model.broker).filter((key) => updateMode(key, model) === mode);

const modes = (models: readonly VersionModel[]) =>
  table(
    ['Line', 'Live, cluster-wide', 'Live, one broker', 'Restart'],
    models.map((model) => [
      model.line,
      ...(['cluster-wide', 'per-broker', 'read-only'] as const).map((mode) => String(keysOf(model, mode).length)),
    ]),
  );

function lines(models: readonly VersionModel[], mode: UpdateMode): string {
  const keys = [...new Set(models.flatMap((model) => keysOf(model, mode)))].sort();
  const mark = (key: string, model: VersionModel) => {
    if (!(key in model.broker)) return '';
    const found = updateMode(key, model);
    return found === mode ? 'x' : found === 'read-only' ? 'restart' : found;
  };
  const derived = (key: string) => (DERIVED_KEYS.some((known) => known === key) ? ' *derived*' : '');
  return table(
    ['Key', ...KAFKA_LINES],
    keys.map((key) => [`${code(key)}${derived(key)}`, ...models.map((model) => mark(key, model))]),
  );
}
