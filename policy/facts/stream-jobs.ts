import { mountedFiles } from './component.js';
import type { MountFact } from './container.js';
import { type Context, ofKind } from './context.js';
import { imageFact } from './images.js';
import { volume } from './kubernetes-workloads.js';
import type { ConfigFile, SourceObject } from './objects.js';
import { optional } from './optional.js';
import { type RawSetting, type Settings, textOf } from './settings.js';
import type { PackageFact, StreamJobFact, StreamQuery } from './stream-job.js';
import { queriesIn } from './stream-programs.js';
import type { View } from './view.js';
import type { Workload } from './workload.js';

const COORDINATE = /^[\w.-]+:[\w.-]+:[\w.-]+$/;

/** Every Spark job: of the operator's resources, and of pods that run Spark. */
export function streamJobsOf(workloads: readonly Workload[], context: Context): readonly StreamJobFact[] {
  const resources = ofKind(context, 'SparkApplication', 'ScheduledSparkApplication').map((object) => applicationFact(object, context));
  const pods = workloads.flatMap((workload) => workloadJob(workload, context) ?? []);
  return [...resources, ...pods];
}

function applicationFact(object: SourceObject, context: Context): StreamJobFact {
  const { view, resource, name, namespace, kind } = object;
  const spec = kind === 'ScheduledSparkApplication' ? view.get('spec', 'template') : view.get('spec');
  const conf = sparkConf(spec.get('sparkConf'), resource, context);
  const image = spec.get('image').scalar;
  const files = filesOf(spec, namespace, context);
  const restart = spec.get('restartPolicy');
  const volumes = [...spec.get('volumes').items, ...spec.get('driver', 'template', 'spec', 'volumes').items].map(volume);
  const mounts = [
    ...spec.get('driver', 'volumeMounts').items,
    ...spec.get('driver', 'template', 'spec', 'containers').items.flatMap((container) => container.get('volumeMounts').items),
  ];
  const version = spec.get('sparkVersion').scalar;
  return {
    ...{ resource, place: view.place, name, ...optional('namespace', namespace) },
    kind: kind === 'SparkApplication' ? 'application' : 'scheduled',
    ...optional('image', image === undefined ? undefined : imageFact(image)),
    ...optional('driverAccount', accountOf(spec, conf)),
    ...optional('sparkVersion', version),
    ...optional('restartPolicy', restart.get('type').text ?? (spec.exists ? 'Never' : undefined)),
    restartPlace: restart.exists ? restart.place : view.place,
    packages: [...packages(spec.get('deps', 'packages')), ...confPackages(conf)],
    conf,
    ...optional('program', spec.get('mainApplicationFile').scalar),
    checkpoints: checkpointsOf(conf, argumentsOf(spec), variablesOf(spec)),
    queries: withConf(queriesIn(files, context), conf),
    volumes,
    mounts: mounts.map(mountFact),
  };
}

/** Setting of Spark that names the account of a driver. */
export const DRIVER_ACCOUNT = 'spark.kubernetes.authenticate.driver.serviceAccountName';

const accountOf = (spec: View, conf: Settings): string | undefined =>
  spec.get('driver', 'serviceAccount').scalar ??
  spec.get('driver', 'template', 'spec', 'serviceAccountName').scalar ??
  textOf(conf, DRIVER_ACCOUNT);

const argumentsOf = (spec: View): readonly string[] => spec.get('arguments').items.map(({ scalar }) => scalar ?? '');

const variablesOf = (spec: View): readonly (readonly [string, string])[] =>
  [
    ...spec.get('driver', 'env').items,
    ...spec.get('driver', 'template', 'spec', 'containers').items.flatMap((each) => each.get('env').items),
  ].map((item) => [item.get('name').scalar ?? '', item.get('value').scalar ?? ''] as const);

const CHECKPOINT = /checkpoint/i;
/** What is a folder, and no switch or number. */
const FOLDER = /^(\w[\w+.-]*:\/\/|\/|\.\.?\/|\$\{)/;

/** Folders that settings, arguments (`--checkpoint PATH`, `--checkpoint=PATH`) and variables name by that word. */
function checkpointsOf(
  conf: Settings,
  words: readonly string[],
  variables: readonly (readonly [string, string])[],
): StreamJobFact['checkpoints'] {
  const common = textOf(conf, CHECKPOINT_CONF);
  const options = words.flatMap((word, index): readonly (readonly [string, string])[] => {
    const [name = '', value] = word.split(/=(.*)/s);
    return /^--?\w/.test(name) && CHECKPOINT.test(name) ? [[name, value ?? words[index + 1] ?? '']] : [];
  });
  const named = variables.filter(([name]) => CHECKPOINT.test(name));
  const found = [...(common === undefined ? [] : [[CHECKPOINT_CONF, common] as const]), ...options, ...named];
  return Object.fromEntries(found.filter(([, path]) => FOLDER.test(path)));
}

const mountFact = (view: View): MountFact => ({
  volume: view.get('name').scalar ?? '',
  path: view.get('mountPath').scalar ?? '',
  readOnly: view.get('readOnly').boolean === true,
  place: view.place,
});

function sparkConf(view: View, resource: string, context: Context): Settings {
  return context.settings(
    view.entries.map(([key, each]): RawSetting => ({ key, value: each.scalar ?? '', origin: 'resource', resource, place: each.place })),
  );
}

const packages = (view: View): readonly PackageFact[] =>
  view.items.flatMap((item) => (COORDINATE.test(item.text ?? '') ? [{ coordinate: item.text ?? '', place: item.place }] : []));

function confPackages(conf: Settings): readonly PackageFact[] {
  const setting = conf['spark.jars.packages'];
  const listed = (setting?.value ?? '').split(',').map((each) => each.trim());
  return setting === undefined
    ? []
    : listed.filter((each) => COORDINATE.test(each)).map((coordinate) => ({ coordinate, place: setting.place }));
}

/** Files of the ConfigMaps that a job's resource names. */
function filesOf(spec: View, namespace: string | undefined, context: Context): readonly ConfigFile[] {
  const volumes = [...spec.get('volumes').items, ...spec.get('driver', 'template', 'spec', 'volumes').items];
  const names = [
    ...volumes.map((each) => each.get('configMap', 'name').scalar),
    ...spec.get('driver', 'configMaps').items.map((each) => each.get('name').scalar),
  ];
  return [...new Set(names)].flatMap((name) => (name === undefined ? [] : context.files.of(name, namespace)));
}

const CHECKPOINT_CONF = 'spark.sql.streaming.checkpointLocation';

/** A checkpoint folder for all queries of a session counts where a query names none. */
function withConf(queries: readonly StreamQuery[], conf: Settings): readonly StreamQuery[] {
  const common = conf[CHECKPOINT_CONF];
  if (common === undefined) return queries;
  return queries.map((query) => ({ ...query, options: { checkpointLocation: common, ...query.options } }));
}

/** A pod that runs Spark, when it is more than a server of a standalone cluster. */
function workloadJob(workload: Workload, context: Context): StreamJobFact | undefined {
  const container = workload.pod.containers.find(({ runs }) => runs === 'spark');
  if (!container) return undefined;
  const queries = queriesIn(mountedFiles(workload, context), context);
  const { resource, place, name, namespace } = workload;
  const version = /^\d+\.\d+(\.\d+)?/.exec(container.image.tag ?? '')?.[0];
  const fetched = container.packages.map((coordinate) => ({ coordinate, place: container.place }));
  const conf = Object.fromEntries(Object.entries(container.arguments).filter(([key]) => key.startsWith('spark.')));
  const options = Object.entries(container.arguments).map(([key, { value }]) => `--${key}=${value}`);
  const checkpoints = checkpointsOf(
    conf,
    options,
    Object.entries(container.env).map(([name, { value }]) => [name, value] as const),
  );
  if (queries.length === 0 && fetched.length === 0 && Object.keys(checkpoints).length === 0) return undefined;
  return {
    ...{ resource, place, name, ...optional('namespace', namespace) },
    kind: 'workload',
    image: container.image,
    ...optional('sparkVersion', version),
    ...optional('restartPolicy', workload.kind === 'Job' || workload.origin === 'compose' ? workload.pod.restartPolicy : 'Always'),
    packages: fetched,
    conf,
    checkpoints,
    queries: withConf(queries, conf),
    volumes: workload.pod.volumes,
    mounts: container.mounts,
  };
}
