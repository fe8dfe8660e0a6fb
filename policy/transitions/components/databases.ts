import { inRole } from '../../../charts/recognised.js';
import { ACKNOWLEDGE, BLOCK, DANGEROUS } from '../../../charts/shared/severity.js';
import { type DatabaseFact, locationText, type Setting } from '../../facts/index.js';
import { placeFields, replacerOf } from '../data-place.js';
import { samePlace } from '../kafka/pairs.js';
import type { Transit, Transition } from '../transition.js';
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

const isSame = (a: Setting | undefined, b: Setting | undefined) => a?.value === b?.value && a?.fingerprint === b?.fingerprint;

/** PGS-07: what counts only on an empty disk is changed. */
export const initChanged: Transition = {
  id: 'PGS-07',
  title: 'What counts only on an empty disk is changed',
  severities: ACKNOWLEDGE,
  why: 'user, password, database and scripts are taken when the disk is empty; later the server does not look at them',
  source: 'docker-library/postgres documentation: initialization',
  check: (transit) =>
    databases(transit).flatMap(({ old, now }) => {
      if (!old.dataSurvives || !now.dataSurvives) return [];
      const names = INIT_VARIABLES.filter((name) => !isSame(old.env[name], now.env[name]));
      const scripts = initScripts(now, transit);
      if (names.length === 0 && scripts.length === 0) return [];
      const what = [...names, ...scripts.map((name) => `the scripts of ${name}`)];
      return [
        {
          resource: now.resource,
          consequence: 'no-effect',
          by: 'nobody',
          isReversible: true,
          text: `${now.name}: ${listed(what)} ${what.length === 1 ? 'counts' : 'count'} only on an empty disk, and this one is not: never applied by anyone.`,
          fields: objectFields(transit, now.resource, ...names),
          procedure: ['change it in the running database with SQL: ALTER ROLE … PASSWORD, CREATE DATABASE …'],
        },
      ];
    }),
};

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
