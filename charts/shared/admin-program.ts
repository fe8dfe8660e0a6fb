import type { RunnableImage } from './derived-image.js';
import type { k8s } from './k8s.js';
import { loggingFile } from './logging.js';
import type { PodPlan } from './pod.js';

/** The program that speaks to Kafka, to Connect and to the registry, as every Job that runs it is given it. */
export interface AdminProgram {
  /** Name of the ConfigMap that holds it. */
  readonly configMap: string;
  /** Kafka's image: the program runs on its Java and its Kafka client. */
  readonly image: RunnableImage;
}

/** Key of the ConfigMap. */
export const ADMIN_JAR = 'sluice-admin.jar';
const ADMIN_DIR = '/etc/sluice/admin';
const VOLUME = 'admin';
/** What its Java is given: it runs for seconds, so the first compiler is enough, and one collector without threads of its own. */
export const ADMIN_JVM = { heap: '-Xmx64m', performance: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k' } as const;
/** 1,000 topics, 200 users and 2,000 ACLs take 104 MiB: the heap, and classes, compiled code, threads and buffers. */
const RESOURCES = { memoryMiB: 128, cpuMillis: 100 } as const;
const GRACE_SECONDS = 10;

/** What a Job gives the program. */
export interface AdminRun {
  /** Name of the container. */
  readonly name: string;
  /** Command line of the program, e.g. `['apply', '/etc/sluice/access/access.json']`. */
  readonly args: readonly string[];
  /** Folder with the files of {@link adminFiles}. */
  readonly settingsDir: string;
  /** Volumes beside the program's own. */
  readonly volumes: readonly k8s.Volume[];
  /** Where they are mounted. */
  readonly mounts: readonly k8s.VolumeMount[];
}

/** Files that the settings ConfigMap of a Job holds for the program, whatever the command. */
export function adminFiles({ image }: AdminProgram): Readonly<Record<string, string>> {
  const { name, text } = loggingFile(image.contract);
  return { [name]: text.replaceAll('INFO', 'WARN') }; // only the program's own answers are wanted
}

/** The pod of a Job that runs the program once, started by the image's own `kafka-run-class`. */
export function adminPod({ configMap, image }: AdminProgram, run: AdminRun): Omit<PodPlan, 'labels'> {
  const { contract, reference } = image;
  return {
    image: reference,
    uid: contract.uid,
    gid: contract.gid,
    containerName: run.name,
    command: [`${contract.toolsDir}/kafka-run-class${contract.toolsSuffix}`, 'sluice.admin.Main', ...run.args],
    env: {
      CLASSPATH: `${ADMIN_DIR}/${ADMIN_JAR}`,
      KAFKA_HEAP_OPTS: ADMIN_JVM.heap,
      KAFKA_JVM_PERFORMANCE_OPTS: ADMIN_JVM.performance,
      KAFKA_LOG4J_OPTS: loggingFile(contract).option(run.settingsDir),
      LOG_DIR: '/tmp/logs',
    },
    resources: RESOURCES,
    scratch: [{ name: 'tmp', path: '/tmp', sizeMiB: 16 }],
    volumes: [{ name: VOLUME, configMap: { name: configMap } }, ...run.volumes],
    mounts: [{ name: VOLUME, mountPath: ADMIN_DIR, readOnly: true }, ...run.mounts],
    graceSeconds: GRACE_SECONDS,
    restartPolicy: 'Never',
  };
}
