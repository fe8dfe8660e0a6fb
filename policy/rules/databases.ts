import { BLOCK, BLOCK_IN_PRODUCTION, BLOCK_WHERE_IT_COUNTS, WARN, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { type ConnectorFact, type DatabaseFact, type Facts, hasLabels, numberOf, postgresMiB, textOf } from '../facts/index.js';
import { spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What Postgres allows when nobody says. */
const DEFAULTS = { max_replication_slots: 10, max_wal_senders: 10 } as const;
const VERSIONED_FOLDERS_SINCE = 18;

/** Databases, and what reads their log. */
export const DATABASES: readonly Rule[] = [
  {
    id: 'PGS-01',
    title: 'a log that Debezium cannot read',
    severity: BLOCK,
    why: 'the connector does not start until the database was restarted with wal_level=logical',
    source: 'Debezium documentation, Postgres: setting up',
    wrong: 'wal_level = replica   # the default',
    right: 'wal_level = logical',
    check: (facts) =>
      captured(facts).flatMap(({ database, connector }) => {
        const level = textOf(database.settings, 'wal_level');
        if (level === 'logical' || isPrepared(database)) return [];
        return [
          {
            ...spotOf(database.settings.wal_level, database),
            what: `wal_level is ${level ?? 'not set, which is replica'}, and ${connector.name} reads ${database.name}`,
            fix: 'set wal_level to logical',
          },
        ];
      }),
  },
  {
    id: 'PGS-02',
    title: 'a reader that stands still fills the disk',
    severity: BLOCK_IN_PRODUCTION,
    why: 'a slot keeps all log since its reader last answered; without a bound the disk fills and the database stops',
    source: 'KBVE/kbve#7795: 40 GB of log for 57 MB of data',
    wrong: 'wal_level = logical\n# max_slot_wal_keep_size is not set, which is no bound',
    right: 'wal_level = logical\nmax_slot_wal_keep_size = 10GB   # of a disk of 40',
    check: (facts) => facts.databases.flatMap((database) => unbounded(database, facts)),
  },
  {
    id: 'PGS-03',
    title: 'fewer slots than readers',
    severity: BLOCK,
    why: 'the connector that comes last is refused: all replication slots are in use',
    source: 'Postgres documentation of max_replication_slots',
    wrong: 'max_replication_slots = 1   # two connectors',
    right: 'max_replication_slots = 4',
    check: (facts) =>
      facts.databases.flatMap((database) => {
        const readers = captured(facts).filter((each) => each.database === database).length;
        return (['max_replication_slots', 'max_wal_senders'] as const)
          .filter((key) => (numberOf(database.settings, key) ?? DEFAULTS[key]) < readers)
          .map((key) => ({
            ...spotOf(database.settings[key], database),
            what: `${key} is ${numberOf(database.settings, key)}, for ${readers} connectors`,
            fix: `set it to ${readers + 2}`,
          }));
      }),
  },
  {
    id: 'PGS-04',
    title: 'a quiet table keeps the log',
    severity: WARN_IN_PRODUCTION,
    why: 'where captured tables change seldom the connector never says how far it has read, and the database keeps everything others write',
    source: 'Altinity/clickhouse-sink-connector#246',
    wrong: 'class: io.debezium.connector.postgresql.PostgresConnector',
    right: 'heartbeat.interval.ms: 10000',
    check: ({ connectors }) =>
      connectors
        .filter((each) => isPostgresCdc(each) && !((numberOf(each.config, 'heartbeat.interval.ms') ?? 0) > 0))
        .map((each) => ({
          ...spotOf(each.config['heartbeat.interval.ms'], each),
          what: `${each.name}: there is no heartbeat`,
          fix: 'set heartbeat.interval.ms to 10000',
        })),
  },
  {
    id: 'PGS-06',
    title: 'data of Postgres 18 beside its volume',
    severity: BLOCK,
    why: 'since 18 the image keeps data one level higher: mounted at …/data it refuses to start, or writes into the container and loses all of it',
    source: 'docker-library/postgres#1259 and #37',
    wrong: 'image: postgres:18\nvolumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]',
    right: 'image: postgres:18\nvolumeMounts: [{ name: data, mountPath: /var/lib/postgresql }]',
    check: ({ databases }) => databases.flatMap(oldMount),
  },
  {
    id: 'PGS-08',
    title: 'several databases that know nothing of one another',
    severity: BLOCK,
    why: 'the plain image does not replicate: each pod is a database of its own, and clients meet one or the other',
    source: 'docker-library/postgres documentation',
    wrong: 'kind: StatefulSet\nspec: { replicas: 3 }   # postgres:17',
    right: 'spec: { replicas: 1 }   # or an operator that replicates',
    check: ({ databases }) =>
      databases
        .filter(({ replicas, image }) => replicas > 1 && image?.family === 'apache')
        .map(({ resource, place, name, replicas }) => ({
          resource,
          place,
          what: `${name} is ${replicas} separate databases`,
          fix: 'set replicas to 1',
        })),
  },
  {
    id: 'PGS-10',
    title: 'a database that is lost with its pod',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'every restart begins with an empty database',
    source: 'Kubernetes documentation, emptyDir',
    wrong: 'volumes: [{ name: data, emptyDir: {} }]',
    right: 'volumeClaimTemplates: [{ metadata: { name: data } }]',
    check: ({ databases }) =>
      databases
        .filter(({ dataSurvives, ...database }) => !dataSurvives && oldMount({ dataSurvives, ...database }).length === 0)
        .map(({ resource, place, dataVolume, dataPath }) => ({
          resource,
          place: dataVolume?.place ?? place,
          what: `${dataPath} ${dataVolume === undefined ? 'is on no volume' : 'is on an ephemeral volume'}`,
          fix: 'mount a claim there',
        })),
  },
  {
    id: 'PGS-11',
    title: 'data of Postgres at the top of a disk',
    severity: WARN,
    why: 'a new ext4 disk has a folder lost+found: initdb refuses a folder that is not empty',
    source: 'docker-library/postgres#263',
    wrong: 'volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]\n# PGDATA is not set, which is that folder',
    right: 'env: [{ name: PGDATA, value: /var/lib/postgresql/data/pgdata }]',
    check: ({ databases }) =>
      databases.flatMap(({ mounts, dataPath, dataVolume, origin, resource, image }) => {
        const mount = mounts.find(({ path, subPath }) => path.replace(/\/$/, '') === dataPath && subPath === undefined);
        const isDisk = dataVolume?.kind === 'claim-template' || dataVolume?.kind === 'claim';
        if (origin !== 'kubernetes' || !isDisk || mount === undefined || image?.family !== 'apache') return [];
        return [{ resource, place: mount.place, what: `${dataPath} is the top of its disk`, fix: `set PGDATA to ${dataPath}/pgdata` }];
      }),
  },
  {
    id: 'CON-24',
    title: 'two connectors read one slot',
    severity: BLOCK,
    why: 'a slot has one reader: the second is refused, or takes what the first has not seen yet',
    source: 'debezium/debezium#4489, apache/flink-cdc#65',
    wrong: 'both: slot.name is not set, which is debezium',
    right: 'slot.name: orders   # and another for each connector',
    check: ({ connectors }) => connectors.flatMap((one, index) => connectors.slice(0, index).flatMap((other) => sameSlot(one, other))),
  },
];

const isPostgresCdc = ({ connectorClass }: ConnectorFact) => connectorClass === 'io.debezium.connector.postgresql.PostgresConnector';

/** Debezium’s own image of Postgres is made for it. */
const isPrepared = ({ image }: DatabaseFact) => image?.family === 'debezium' || image?.family === 'bitnami';

/** Connectors that read the log of a database that is among the facts. */
const captured = (facts: Facts) =>
  facts.connectors.filter(isPostgresCdc).flatMap((connector) => {
    const host = textOf(connector.config, 'database.hostname')?.split('.')[0];
    const service = facts.services.find(({ name, selector }) => name === host && selector !== undefined);
    const selector = service?.selector;
    const database = facts.databases.find(
      ({ name, podLabels }) => name === host || (selector !== undefined && hasLabels(selector, podLabels)),
    );
    return database ? [{ connector, database }] : [];
  });

function unbounded(database: DatabaseFact, facts: Facts): readonly Violation[] {
  const isRead = textOf(database.settings, 'wal_level') === 'logical' || captured(facts).some((each) => each.database === database);
  if (!isRead) return [];
  const key = 'max_slot_wal_keep_size';
  const bound = postgresMiB(database.settings, key);
  const disk = database.dataVolume?.sizeMiB;
  const at = spotOf(database.settings[key] ?? database.settings.wal_level, database);
  if (bound === undefined || bound < 0)
    return [
      {
        ...at,
        what: `${key} is ${bound ?? 'not set, which is no bound'}`,
        fix: `set it to ${disk ? `${Math.floor(disk / 4)}MB, a quarter of the disk` : 'a quarter of the disk'}`,
      },
    ];
  if (disk === undefined || bound * 2 <= disk) return [];
  return [{ ...at, what: `${key} is ${bound} MiB, of a disk of ${disk} MiB`, fix: `set it to ${Math.floor(disk / 4)}MB` }];
}

const OLD_PATH = '/var/lib/postgresql/data';

function oldMount({ major, image, mounts, resource, dataPath }: DatabaseFact): readonly Violation[] {
  const mount = mounts.find(({ path }) => path.replace(/\/$/, '') === OLD_PATH);
  if ((major ?? 0) < VERSIONED_FOLDERS_SINCE || image?.family !== 'apache' || mount === undefined || dataPath.startsWith(OLD_PATH))
    return [];
  return [{ resource, place: mount.place, what: `${image.reference} with a mount at ${OLD_PATH}`, fix: 'mount it at /var/lib/postgresql' }];
}

function sameSlot(one: ConnectorFact, other: ConnectorFact): readonly Violation[] {
  if (!isPostgresCdc(one) || !isPostgresCdc(other)) return [];
  const slot = ({ config }: ConnectorFact) => textOf(config, 'slot.name') ?? 'debezium';
  const server = ({ config }: ConnectorFact) => `${textOf(config, 'database.hostname')} ${textOf(config, 'database.port') ?? 5432}`;
  if (slot(one) !== slot(other) || server(one) !== server(other)) return [];
  return [
    {
      ...spotOf(one.config['slot.name'], one),
      what: `${one.name} and ${other.name} both read slot ${slot(one)}`,
      fix: `give ${one.name} a slot.name of its own`,
    },
  ];
}
