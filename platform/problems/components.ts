import type { Described, ReleaseKey } from '../../charts/component.js';
import { type AllTypes, type AnyComponent, EVERY_COMPONENT } from '../../charts/components.js';
import { componentListener } from '../../charts/kafka/index.js';
import { settingProblems } from '../../charts/kafka/versions/index.js';
import { cidrProblems, mirrorProblems, type Problem, under } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';
import type { Inputs } from '../inputs.js';
import type { Platform } from '../platform.js';
import { componentContext, type DescribedEnvironment, describedComponents } from '../resolve/components.js';

/** What is wrong with the components beside Kafka, each by its own rules. */
export function componentProblems(environment: Environment, described: DescribedEnvironment): Problem[] {
  const { imageMirror: mirror } = environment.kubernetes;
  const usesKafka = described.parts.clients.length > 0 || EVERY_COMPONENT.some(({ key, needs }) => needs && environment[key] !== undefined);
  return [
    ...EVERY_COMPONENT.flatMap(({ problems }) => problems?.(described) ?? []),
    ...(usesKafka ? listenerlessProblems(environment) : []),
    ...under('kubernetes.imageMirror', mirror === undefined ? [] : mirrorProblems(mirror)),
    ...under('kubernetes.apiServer', cidrProblems(environment.kubernetes.apiServer?.cidrs)),
    ...(environment.kubernetes.dns ?? []).flatMap((server, index) =>
      'cidr' in server ? under(`kubernetes.dns[${index}]`, cidrProblems([server.cidr])) : [],
    ),
  ];
}

function listenerlessProblems({ kafka }: Environment): Problem[] {
  if (componentListener(kafka)) return [];
  return [
    {
      path: 'kafka.listeners',
      what: 'no listener that components inside the cluster can log in at',
      why: 'what runs beside Kafka, and every declared client, speaks to it by password, or in the clear on a laptop',
      fix: 'add clientScram({ port: 9093 })',
    },
  ];
}

/** Components and the release must name each other: no image without its component, no component without its image. */
export const componentReleaseProblems = (described: Described<AllTypes>): Problem[] =>
  EVERY_COMPONENT.flatMap((component) => entryProblems(component, described));

function entryProblems({ key, release }: AnyComponent, described: Described<AllTypes>): Problem[] {
  const isThere = described.release[key] !== undefined;
  const isNeeded = release.isNeeded(described);
  if (isNeeded !== isThere) return [isNeeded ? missingEntry(key, release.keys) : unusedEntry(key)];
  return isThere ? under(key, release.problems(described)) : [];
}

const missingEntry = (path: string, keys: Readonly<Record<string, ReleaseKey>>): Problem => ({
  path,
  what: 'is missing',
  why: 'the environment names the component, and nothing says which image runs',
  fix: `add ${path}: { ${Object.entries(keys)
    .map(([name, { example }]) => `${name}: ${example}`)
    .join(', ')} }`,
});

const unusedEntry = (path: string): Problem => ({
  path,
  what: 'is set',
  why: 'the environment does not name the component: nothing would use it',
  fix: 'remove it, or add the component to the environment',
});

/** What is wrong with components once they are resolved. */
export function resolvedComponentProblems(
  environment: Environment,
  { release, model, connectModel = model }: Inputs,
  platform: Platform,
): Problem[] {
  const described = describedComponents(environment, release);
  const context = componentContext(described.site, platform.kafka);
  const workerSettingProblems = (settings: Readonly<Record<string, unknown>>) => settingProblems('connect', settings, connectModel);
  const checkable = { ...described, context, resolved: platform, workerSettingProblems };
  return EVERY_COMPONENT.flatMap(({ resolvedProblems }) => resolvedProblems?.(checkable) ?? []);
}
