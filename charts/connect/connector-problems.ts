import { boundProblems, type Problem, under } from '../shared/index.js';
import { secretKind } from '../shared/secret-text.js';
import { nearest } from '../shared/spelling.js';
import { MISSING_CLASS, PLAIN_SECRET, SILENT_LOSS, toleranceOf } from './bounds.js';
import type { ConnectCluster } from './config.js';
import { type Connector, connectorConfig } from './connector.js';
import { duplicateProblems, sharedSlots, sharedTopics, tombstoneProblems } from './connectors-together.js';
import { converterClass, converterProblems } from './converters.js';
import { isKnown, knownKeys } from './known-keys.js';
import { CONNECTOR_SECRETS_DIR } from './paths.js';
import { providedClasses } from './plugins.js';

/** What connectors run on. */
export type ConnectorHost = Pick<ConnectCluster, 'image' | 'plugins' | 'clientOverrides' | 'exactlyOnceSources'>;

/** What is wrong with connectors, each by itself and with one another. Whether the readers of a topic read what is written: see `formatProblems`. */
export function connectorProblems(connectors: readonly Connector[], host: ConnectorHost): Problem[] {
  const each = connectors.flatMap((connector) =>
    under(`connectors.${connector.name}`, [
      ...nameProblems(connector),
      ...taskProblems(connector),
      ...pluginProblems(connector, host),
      ...converterProblems('key', connector.key),
      ...converterProblems('value', connector.value),
      ...keyProblems(connector),
      ...secretProblems(connector),
      ...overrideProblems(connector, host),
      ...toleranceProblems(connector),
      ...exactlyOnceProblems(connector, host),
    ]),
  );
  return [...each, ...[duplicateProblems, sharedSlots, sharedTopics, tombstoneProblems].flatMap((problemsOf) => problemsOf(connectors))];
}

const NAME = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/;
function nameProblems({ name }: Connector): Problem[] {
  if (NAME.test(name)) return [];
  const fix =
    name
      .toLowerCase()
      .replace(/[^a-z0-9._-]/g, '-')
      .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
      .slice(0, 63) || 'connector';
  return [
    { path: 'name', what: `connector name "${name}"`, why: 'it is part of an address, of a file name and of a group', fix: `use ${fix}` },
  ];
}

function taskProblems({ tasksMax }: Connector): Problem[] {
  if (Number.isInteger(tasksMax) && tasksMax >= 1) return [];
  return [{ path: 'tasksMax', what: `${tasksMax} tasks`, why: 'the connector would do nothing', fix: 'use 1' }];
}

function pluginProblems({ connectorClass, key, value }: Connector, host: ConnectorHost): Problem[] {
  const provided = providedClasses(host);
  return [...new Set([connectorClass, ...[key, value].filter(({ format }) => format === 'avro').map(converterClass)])].flatMap(
    (className) => boundProblems(MISSING_CLASS, { className, provided }),
  );
}

function keyProblems(connector: Connector): Problem[] {
  return Object.keys(connectorConfig(connector)).flatMap((key) => {
    const known = knownKeys(connector.connectorClass);
    if (!known || isKnown(known, key)) return [];
    const meant = nearest(key, known.keys);
    const fix = meant ? `did you mean ${meant}?` : 'remove it';
    return [
      {
        path: key,
        what: `${key} is no setting of ${shortName(connector)}`,
        why: 'the worker ignores it: what it asks for silently does not happen',
        fix,
      },
    ];
  });
}

const shortName = ({ connectorClass }: Connector) => connectorClass.slice(connectorClass.lastIndexOf('.') + 1);

const REFERENCES = /\$\{[^}:]+:[^}]+\}/g;

function secretProblems(connector: Connector): Problem[] {
  return Object.entries(connectorConfig(connector)).flatMap(([key, value]) => {
    const fix = "refer to a key of a Secret: secretReference({ secret: 'orders-db', key: 'password' })";
    const kind = secretKind(key, value);
    const plain = boundProblems(PLAIN_SECRET, { key, ...(kind && { kind }) }, key);
    if (plain.length > 0) return plain;
    const strange = [...value.matchAll(REFERENCES)].filter(([reference]) => !reference.startsWith(`\${dir:${CONNECTOR_SECRETS_DIR}/`));
    return strange.map(([reference]) => ({
      path: key,
      what: `${reference} is a reference the workers do not resolve`,
      why: `they read files below ${CONNECTOR_SECRETS_DIR} only; the connector would get the text as it stands, or nothing`,
      fix,
    }));
  });
}

/** What the policy `Principal` lets through. */
const LOGIN_OVERRIDE = /\.override\.(sasl\.jaas\.config|sasl\.mechanism|security\.protocol)$/;
function overrideProblems(connector: Connector, { clientOverrides }: ConnectorHost): Problem[] {
  return Object.keys(connector.config)
    .filter((key) => /^(producer|consumer|admin)\.override\./.test(key) && (clientOverrides === 'none' || !LOGIN_OVERRIDE.test(key)))
    .map((key) => ({
      path: key,
      what: `${key} overrides a client setting`,
      why: `the workers' policy (${clientOverrides}) refuses the connector`,
      fix: `set it for all connectors: connect.settings['${key.replace('.override.', '.')}']`,
    }));
}

const toleranceProblems = ({ config, kind }: Connector): Problem[] =>
  boundProblems(
    SILENT_LOSS,
    toleranceOf((key) => config[key], kind === 'sink'),
    'errors.tolerance',
  );

function exactlyOnceProblems({ config, connectorClass }: Connector, { exactlyOnceSources }: ConnectorHost): Problem[] {
  if (config['exactly.once.support'] !== 'required') return [];
  const path = 'exactly.once.support';
  if (connectorClass.endsWith('JdbcSourceConnector')) {
    const fix = 'remove it, and let readers drop repeated keys; or use debeziumPostgres';
    return [
      { path, what: 'exactly once from a JDBC source', why: 'it says after which row it was, not within a transaction: it repeats', fix },
    ];
  }
  if (exactlyOnceSources) return [];
  return [
    {
      path,
      what: 'exactly once on workers that do not offer it',
      why: 'the worker refuses the connector',
      fix: 'set connect.exactlyOnceSources: true',
    },
  ];
}
