import { HEARTBEAT, SHARED_SLOT } from '../../charts/connect/bounds.js';
import { KEPT_LOG, LOG_LEVEL, postgresMiB, SLOT_COUNT, SLOT_SETTINGS } from '../../charts/postgres/bounds.js';
import { BLOCK, BLOCK_WHERE_IT_COUNTS, WARN } from '../../charts/shared/severity.js';
import { type ConnectorFact, type DatabaseFact, type Facts, hasLabels, numberOf, textOf } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { lostOn, spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What Postgres allows when nobody says. */
const DEFAULTS = { max_replication_slots: 10, max_wal_senders: 10 } as const;
const VERSIONED_FOLDERS_SINCE = 18;

/** Databases, and what reads their log. */
export const DATABASES: readonly Rule[] = [
  {
    ...ruleOf(LOG_LEVEL),
    title: 'wal_level is not logical, and a connector reads the log',
    source: 'Debezium documentation, Postgres: setting up',
    wrong: 'wal_level = replica   # the default',
    right: 'wal_level = logical',
    check: (facts) =>
      read(facts).flatMap(({ database, readers }) => {
        const walLevel = textOf(database.settings, 'wal_level');
        if (isPrepared(database)) return [];
        const values = { ...(walLevel !== undefined && { walLevel }), readers };
        return boundViolations(LOG_LEVEL, values, spotOf(database.settings.wal_level, database), database.name);
      }),
  },
  {
    ...ruleOf(KEPT_LOG),
    title: 'max_slot_wal_keep_size does not protect the disk',
    source: 'KBVE/kbve#7795: 40 GB of log for 57 MB of data',
    wrong: 'wal_level = logical\n# max_slot_wal_keep_size is not set, which is no bound',
    right: 'wal_level = logical\nmax_slot_wal_keep_size = 10GB   # of a disk of 40',
    check: (facts) => facts.databases.flatMap((database) => unbounded(database, facts)),
  },
  {
    ...ruleOf(SLOT_COUNT),
    title: 'fewer replication slots than readers of the log',
    source: 'Postgres documentation of max_replication_slots',
    wrong: 'max_replication_slots = 1   # two connectors',
    right: 'max_replication_slots = 4',
    check: (facts) =>
      read(facts).flatMap(({ database, readers }) =>
        SLOT_SETTINGS.flatMap((setting) => {
          const slots = numberOf(database.settings, setting) ?? DEFAULTS[setting];
          return boundViolations(SLOT_COUNT, { setting, slots, readers }, spotOf(database.settings[setting], database), database.name);
        }),
      ),
  },
  {
    ...ruleOf(HEARTBEAT),
    title: 'a quiet table keeps the log',
    source: 'Altinity/clickhouse-sink-connector#246',
    wrong: 'class: io.debezium.connector.postgresql.PostgresConnector',
    right: 'heartbeat.interval.ms: 10000',
    check: ({ connectors }) =>
      connectors.filter(isPostgresCdc).flatMap((each) => {
        const heartbeatMs = numberOf(each.config, 'heartbeat.interval.ms') ?? 0;
        return boundViolations(HEARTBEAT, { heartbeatMs }, spotOf(each.config['heartbeat.interval.ms'], each), each.name);
      }),
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
    source: 'Kubernetes documentation, emptyDir; docker-library/postgres#761: an anonymous volume below the mount',
    wrong: 'volumes: [{ name: data, emptyDir: {} }]',
    right: 'volumeClaimTemplates: [{ metadata: { name: data } }]',
    check: ({ databases }) =>
      databases
        .filter((database) => !database.dataSurvives && oldMount(database).length === 0)
        .map((database) => ({
          resource: database.resource,
          place: database.dataVolume?.place ?? database.place,
          what: `${database.dataPath} is on ${lostOn(database.dataVolume)}`,
          fix: keptBy(database),
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
    ...ruleOf(SHARED_SLOT),
    title: 'two connectors read one slot',
    source: 'debezium/debezium#4489, apache/flink-cdc#65',
    wrong: 'both: slot.name is not set, which is debezium',
    right: 'slot.name: orders   # and another for each connector',
    check: ({ connectors }) => sharedSlots(connectors.filter(isPostgresCdc)),
  },
];

/** What to do about data that is lost with its pod. Where it is now it is not carried over, so it is copied out first. */
function keptBy({ dataVolume, dataPath, origin }: DatabaseFact): string {
  const kept = origin === 'compose' ? 'a named volume' : 'a claim';
  const path = dataVolume?.kind === 'image-volume' ? dataVolume.name : dataPath;
  return `dump what is there (pg_dumpall), then mount ${kept} at ${path} and restore it`;
}

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
  const keptMiB = postgresMiB(textOf(database.settings, key));
  const diskMiB = database.dataVolume?.sizeMiB;
  const values = { ...(keptMiB !== undefined && { keptMiB }), ...(diskMiB !== undefined && { diskMiB }) };
  return boundViolations(KEPT_LOG, values, spotOf(database.settings[key] ?? database.settings.wal_level, database), database.name);
}

const OLD_PATH = '/var/lib/postgresql/data';

function oldMount({ major, image, mounts, resource, dataPath }: DatabaseFact): readonly Violation[] {
  const mount = mounts.find(({ path }) => path.replace(/\/$/, '') === OLD_PATH);
  if ((major ?? 0) < VERSIONED_FOLDERS_SINCE || image?.family !== 'apache' || mount === undefined || dataPath.startsWith(OLD_PATH))
    return [];
  return [{ resource, place: mount.place, what: `${image.reference} with a mount at ${OLD_PATH}`, fix: 'mount it at /var/lib/postgresql' }];
}

/** Databases whose log is read, with the number of their readers. */
const read = (facts: Facts) =>
  facts.databases.map((database) => ({ database, readers: captured(facts).filter((each) => each.database === database).length }));

function sharedSlots(connectors: readonly ConnectorFact[]): readonly Violation[] {
  const slots = connectors.map(({ name, config }) => ({
    of: name,
    slot: textOf(config, 'slot.name') ?? 'debezium',
    server: `${textOf(config, 'database.hostname')} ${textOf(config, 'database.port') ?? 5432}`,
  }));
  return connectors.flatMap((each, index) => {
    const slot = slots[index];
    if (slot === undefined) return [];
    return boundViolations(SHARED_SLOT, { ...slot, others: slots.slice(0, index) }, spotOf(each.config['slot.name'], each));
  });
}
