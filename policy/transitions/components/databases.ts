import { inRole, recognisedAs } from '../../../charts/recognised.js';
import { ACKNOWLEDGE, BLOCK, DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { compareSettings, type DatabaseFact, locationText, type Setting, type Settings, textOf } from '../../facts/index.js';
import { placeFields, replacerOf } from '../data-place.js';
import { samePlace } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';

const databases = ({ before, after }: Transit) => samePlace(before.facts.databases, after.facts.databases);
const objectFields = ({ changes }: Transit, resource: string, ...steps: readonly string[]) =>
  changes.flatMap(({ object, fields }) =>
    object === resource ? fields.filter((field) => steps.some((step) => field.steps.includes(step))) : [],
  );

/** PGS-05: another major version on the same disk. */
export const majorChanged: Transition = {
  id: 'PGS-05',
  title: 'Another major version of Postgres on the same disk',
  severities: BLOCK,
  why: 'the server refuses data of another major version; it needs pg_upgrade, or a dump and a restore',
  source: 'docker-library/postgres#766',
  check: (transit) =>
    databases(transit).flatMap(({ old, now }) => {
      if (old.major === undefined || now.major === undefined || old.major === now.major || !old.dataSurvives) return [];
      const isNewPath = old.dataPath !== now.dataPath;
      const what = isNewPath
        ? `it looks for its data in ${now.dataPath}, finds none, and starts empty`
        : 'the server refuses the data on its disk and does not start';
      return [
        {
          resource: now.resource,
          consequence: isNewPath ? 'data-loss' : 'outage',
          by: replacerOf(now),
          isReversible: true,
          text: `${now.name} goes from Postgres ${old.major} to ${now.major}: ${what}.`,
          fields: objectFields(transit, now.resource, 'image'),
          procedure: [
            'dump: pg_dumpall',
            'start the new version on an empty disk',
            'restore the dump',
            'the steps in full: sluice explain postgres-major',
          ],
        },
      ];
    }),
};

const INIT_VARIABLES = inRole('database').flatMap(({ initVariables = [] }) => initVariables);
const INIT_FOLDER = '/docker-entrypoint-initdb.d';

/** A variable of the first start, or the file that it is read from: what is in that is not here. */
function initSetting(env: Settings, name: string): Setting | undefined {
  const file = env[`${name}_FILE`];
  return env[name] ?? (file && { ...file, value: '', secret: 'reference', reference: file.reference ?? file.value });
}

/** How two settings of the first start differ. `moved`: from the text to a reference or back, and whether they are the same is not known. */
function initChange(old: Settings, now: Settings, name: string): 'same' | 'other' | 'moved' {
  const [before, after] = [initSetting(old, name), initSetting(now, name)];
  if (before === undefined || after === undefined) return before === after ? 'same' : 'other';
  const found = compareSettings(before, after);
  if (found !== 'unknown') return found;
  // Another name of what is taken is mostly meant to be another value.
  return before.secret === 'reference' && after.secret === 'reference' ? 'other' : 'moved';
}

/** PGS-07: what counts only on an empty disk is changed. */
export const initChanged: Transition = {
  id: 'PGS-07',
  title: 'What counts only on an empty disk is changed',
  severities: ACKNOWLEDGE,
  why: 'user, password, database and scripts are taken when the disk is empty; later the server does not look at them',
  source: 'docker-library/postgres documentation: initialization',
  check: (transit) =>
    databases(transit).flatMap(({ old, now }): readonly Outcome[] => {
      if (!old.dataSurvives || !now.dataSurvives) return [];
      const named = (how: 'other' | 'moved') => INIT_VARIABLES.filter((name) => initChange(old.env, now.env, name) === how);
      const [changed, moved] = [[...named('other'), ...initScripts(now, transit).map((name) => `the scripts of ${name}`)], named('moved')];
      const names = [...named('other'), ...moved];
      const base = {
        resource: now.resource,
        consequence: 'no-effect',
        by: 'nobody',
        isReversible: true,
        fields: objectFields(transit, now.resource, ...names, ...names.map((name) => `${name}_FILE`)),
        procedure: ['change it in the running database with SQL: ALTER ROLE … PASSWORD, CREATE DATABASE …'],
      } as const;
      const refused = names.some((name) => name.includes('PASSWORD')) ? ' Clients that take the new password are refused.' : '';
      return [
        ...(changed.length === 0 ? [] : [{ ...base, text: `${now.name}: ${onlyEmpty(changed)}: never applied by anyone.${refused}` }]),
        ...(moved.length === 0
          ? []
          : [
              {
                ...base,
                text: `${now.name}: ${onlyEmpty(moved)}. The files do not say whether it is the same value.${refused}`,
                severities: WARN,
              },
            ]),
      ];
    }),
};

const onlyEmpty = (what: readonly string[]) =>
  `${listed(what)} ${what.length === 1 ? 'counts' : 'count'} only on an empty disk, and this one is not`;

/** ConfigMaps with scripts of the first start that differ. */
function initScripts({ mounts, resource }: DatabaseFact, { after, changes }: Transit): readonly string[] {
  const workload = after.facts.workloads.find((candidate) => candidate.resource === resource);
  const volumes = mounts.filter(({ path }) => path.startsWith(INIT_FOLDER)).map(({ volume }) => volume);
  const sources = (workload?.pod.volumes ?? []).flatMap(({ name, source }) =>
    volumes.includes(name) && source !== undefined ? [source] : [],
  );
  return changes
    .filter(({ kind, ref }) => kind === 'changed' && ref.kind === 'ConfigMap' && sources.includes(ref.name))
    .map(({ ref }) => ref.name);
}

/** PGS-10: the database keeps its data where it goes with the pod. */
export const dataUnkept: Transition = {
  id: 'PGS-10',
  title: 'A database keeps its data where it goes with the pod',
  severities: DANGEROUS,
  why: 'the next restart of the pod starts an empty database',
  source: 'practice',
  check: (transit) =>
    databases(transit).flatMap(({ old, now }) => {
      if (!old.dataSurvives || now.dataSurvives) return [];
      const text = `${now.name} keeps its data in ${locationText(now.location)}, which goes with the pod: ${old.location.label} is no longer read, and each restart begins empty.`;
      const fields = placeFields(transit, now.resource);
      return [{ resource: now.resource, consequence: 'data-loss', by: replacerOf(now), isReversible: false, text, fields }];
    }),
};

/** Locales that sort by bytes, the same everywhere. */
const BY_BYTES = /--no-locale|--(locale|lc-collate)[= ](C|POSIX)\b|--locale-provider[= ]builtin/;

const sortsByBytes = ({ env }: DatabaseFact) => BY_BYTES.test(textOf(env, 'POSTGRES_INITDB_ARGS') ?? '');

/** Library that sorts text in an image: another one, or another release of it, sorts otherwise. */
const sorterOf = ({ image }: DatabaseFact) => (image === undefined ? undefined : recognisedAs(image.software)?.sorter?.(image));

/** PGS-13: text is sorted otherwise than the indexes were made. */
export const collationChanged: Transition = {
  id: 'PGS-13',
  title: 'A database sorts text otherwise than its indexes',
  severities: ACKNOWLEDGE,
  why: 'indexes of text are kept in the order of the earlier C library: searches miss rows, and unique indexes take duplicates',
  source: 'getsentry/self-hosted#3107; PostgreSQL wiki: Locale data changes',
  check: (transit) =>
    databases(transit).flatMap(({ old, now }) => {
      const [before, after] = [sorterOf(old), sorterOf(now)];
      const isKept = old.dataSurvives && now.dataSurvives && old.major === now.major;
      if (before === undefined || after === undefined || !isKept || sortsByBytes(old)) return [];
      const isOtherRelease = before.release !== undefined && after.release !== undefined && before.release !== after.release;
      if (before.library === after.library && !isOtherRelease) return [];
      const words = ({ library, release }: typeof before) => `${library}${release === undefined ? '' : ` of ${release}`}`;
      return [
        {
          resource: now.resource,
          consequence: 'data-loss',
          by: replacerOf(now),
          isReversible: true,
          text: `${now.name} sorts text by ${words(after)} instead of ${words(before)} (${old.image?.reference} → ${now.image?.reference}): indexes of text are corrupt until they are built again.`,
          fields: objectFields(transit, now.resource, 'image'),
          procedure: [
            'in each database: REINDEX DATABASE',
            'in each database: ALTER DATABASE … REFRESH COLLATION VERSION',
            'or keep the earlier distribution of the image',
          ],
        },
      ];
    }),
};
