import { movingImageProblems, type Problem, plainSecretProblems, repeated, under } from '../../charts/shared/index.js';
import type { OwnContainer, OwnMount, OwnParts, OwnVariables } from '../../charts/shared/own-parts.js';
import { type Fields, fieldsOf, itemsOf, textIn } from './fields.js';

/** What of a user's own parts collides with the pod that Sluice renders. `claims`: the set's volume claim templates. */
export function ownPodProblems(pod: Fields, own: OwnParts, claims: unknown): Problem[] {
  const [main] = itemsOf(pod.containers).map(fieldsOf);
  const volumes = [...names(pod.volumes), ...itemsOf(claims).map((claim) => textIn(fieldsOf(claim).metadata, 'name'))];
  const { env = {}, mounts = [], sidecars = [], initContainers = [] } = own;
  return [
    ...under('env', [...variableProblems(env, names(main?.env))]),
    ...mounts.flatMap((mount, index) => under(`mounts[${index}]`, mountProblems(mount, { mounts, volumes, main: fieldsOf(main) }))),
    ...containerNames(pod, own),
    ...sidecars.flatMap((each, index) => under(`sidecars[${index}]`, containerProblems(each, mounts, volumes))),
    ...initContainers.flatMap((each, index) => under(`initContainers[${index}]`, containerProblems(each, mounts, volumes))),
    ...portProblems(pod, own),
  ];
}

const names = (list: unknown): readonly string[] => itemsOf(list).map((item) => textIn(item, 'name'));

/** Names that Sluice's start scripts may read in a later version. */
const RESERVED = 'SLUICE_';

function variableProblems(env: OwnVariables, taken: readonly string[]): Problem[] {
  const collisions = Object.keys(env)
    .filter((name) => taken.includes(name) || name.startsWith(RESERVED))
    .map((name) => ({
      path: name,
      what: `variable ${name} is set by Sluice`,
      why: 'a container that has a variable twice takes the last one, and the start script relies on this one',
      fix: 'use another variable (e.g. JAVA_TOOL_OPTIONS for a Java agent), or change this one with a patch',
    }));
  return [...collisions, ...secretProblems(env)];
}

const secretProblems = (env: OwnVariables): Problem[] =>
  plainSecretProblems(
    Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    "refer to a Secret: secret('name', 'key')",
  );

interface MountsAround {
  readonly mounts: readonly OwnMount[];
  readonly volumes: readonly string[];
  readonly main: Fields;
}

function mountProblems({ name, path }: OwnMount, { mounts, volumes, main }: MountsAround): Problem[] {
  const isTaken = volumes.includes(name) || mounts.filter((other) => other.name === name).length > 1;
  const others = mounts.filter((other) => other.name !== name).flatMap((other) => other.path ?? []);
  const meets = [...itemsOf(main.volumeMounts).map((mount) => textIn(mount, 'mountPath')), ...others].find(
    (folder) => path !== undefined && isWithin(path, folder),
  );
  return [
    ...(isTaken ? [taken('name', `volume ${name}`)] : []),
    ...(path !== undefined && meets !== undefined ? [covered(path, meets)] : []),
  ];
}

const withSlash = (folder: string) => (folder.endsWith('/') ? folder : `${folder}/`);
/** Whether one of two folders is the other, or lies in it. */
const isWithin = (a: string, b: string) => withSlash(a).startsWith(withSlash(b)) || withSlash(b).startsWith(withSlash(a));

const covered = (path: string, folder: string): Problem => ({
  path: 'path',
  what: `${path} meets ${folder}, which is mounted already`,
  why: 'one volume would hide the files of the other: data, settings or certificates',
  fix: 'mount it in another folder, e.g. /opt/own',
});

function containerNames(pod: Fields, { sidecars = [], initContainers = [] }: OwnParts): Problem[] {
  const ours = [...names(pod.containers), ...names(pod.initContainers)];
  const own = [...sidecars, ...initContainers].map(({ name }) => name);
  const twice = repeated(own);
  const problemsOf = (field: string, list: readonly OwnContainer[]) =>
    list.flatMap(({ name }, index) =>
      ours.includes(name) || twice.includes(name) ? under(`${field}[${index}]`, [taken('name', `container ${name}`)]) : [],
    );
  return [...problemsOf('sidecars', sidecars), ...problemsOf('initContainers', initContainers)];
}

const taken = (path: string, what: string): Problem => ({
  path,
  what: `${what} exists already in the pod`,
  why: 'names are unique in a pod: the API server would refuse it',
  fix: 'use another name; what Sluice renders is changed with a patch',
});

function containerProblems({ mounts = [], env = {}, image }: OwnContainer, own: readonly OwnMount[], ours: readonly string[]): Problem[] {
  const known = own.map(({ name }) => name);
  const unknown = mounts.flatMap(({ name }, index) =>
    known.includes(name) || ours.includes(name) ? [] : under(`mounts[${index}].name`, [unknownVolume(name, [...known, ...ours])]),
  );
  const written = mounts.flatMap(({ name, readOnly }, index) =>
    ours.includes(name) && readOnly !== true ? under(`mounts[${index}].readOnly`, [writable(name)]) : [],
  );
  return [...unknown, ...written, ...under('image', movingImageProblems(image)), ...under('env', secretProblems(env))];
}

const unknownVolume = (name: string, known: readonly string[]): Problem => ({
  what: `volume ${name} does not exist`,
  why: 'the API server refuses a mount without its volume',
  fix: `declare it in mounts, or use one of ${known.join(', ')}`,
});

const writable = (name: string): Problem => ({
  what: `volume ${name} is Sluice's, and would be writable`,
  why: 'another program could change data or settings below the component',
  fix: 'add readOnly: true',
});

function portProblems(pod: Fields, { sidecars = [] }: OwnParts): Problem[] {
  const ours = itemsOf(pod.containers)
    .flatMap((each) => itemsOf(fieldsOf(each).ports))
    .map((port) => fieldsOf(port).containerPort);
  const own = sidecars.flatMap(({ ports = [] }) => ports.map(({ port }) => port));
  return sidecars.flatMap(({ ports = [] }, index) =>
    ports
      .filter(({ port }) => ours.includes(port) || own.filter((other) => other === port).length > 1)
      .map(({ port }, at) => ({
        path: `sidecars[${index}].ports[${at}]`,
        what: `port ${port} is used already in the pod`,
        why: 'containers of a pod share its address: the second one cannot listen',
        fix: 'let it listen on another port',
      })),
  );
}
