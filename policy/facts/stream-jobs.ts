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
  if (queries.length === 0 && fetched.length === 0) return undefined;
  return {
    ...{ resource, place, name, ...optional('namespace', namespace) },
    kind: 'workload',
    image: container.image,
    ...optional('sparkVersion', version),
    ...optional('restartPolicy', workload.kind === 'Job' || workload.origin === 'compose' ? workload.pod.restartPolicy : 'Always'),
    packages: fetched,
    conf: {},
    queries,
    volumes: workload.pod.volumes,
    mounts: container.mounts,
  };
}
