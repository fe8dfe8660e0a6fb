import { type Facts, isStrimzi, type ObjectFact } from '../facts/index.js';
import { UNJUDGED_RULE } from './not-judged.js';
import type { Finding } from './rule.js';

/** What rules cannot judge: settings from elsewhere, clusters without their node pools, and access declarations that cannot be read. */
export function outOfSight(facts: Facts): readonly Finding[] {
  return [
    ...facts.nodes.filter(({ settingsElsewhere }) => settingsElsewhere).map(settingsOf),
    ...withoutNodes(facts).map(poolsOf),
    ...facts.unreadDeclarations.map(declarationOf),
  ];
}

const settingsOf = ({ resource, place }: Facts['nodes'][number]): Finding => ({
  ...note(resource, place),
  severity: 'info',
  what: 'some of its settings are taken from files or variables that were not read',
  why: 'what is not set here may be set there: it is not taken for a default, and rules about it are silent',
  fix: 'add the ConfigMap or the rendered files; settings in a Secret, on the host or in an env_file are not judged',
});

const poolsOf = ({ resource, place }: ObjectFact): Finding => ({
  ...note(resource, place),
  severity: 'warn',
  what: 'its node pools are not among the files: no broker is judged',
  why: 'the number of brokers, their disks and their memory are in KafkaNodePool resources',
  fix: 'name their files too, or the folder that holds both',
});

const declarationOf = ({ resource, place, file, problem }: Facts['unreadDeclarations'][number]): Finding => ({
  ...note(resource, place),
  severity: 'warn',
  what: `${file} cannot be read: ${problem}`,
  why: 'its topics, users and rights are not judged, and the admin program refuses the whole file',
  fix: 'render it again with "sluice synth", or correct the field',
});

const note = (resource: string, place: ObjectFact['place']) => ({ id: UNJUDGED_RULE.id, title: UNJUDGED_RULE.title, resource, ...place });

/** Strimzi's clusters of which no node is among the facts. */
const withoutNodes = ({ objects, clusters }: Facts): readonly ObjectFact[] =>
  objects.filter(
    (object) =>
      isStrimzi(object) &&
      object.kind === 'Kafka' &&
      !clusters.some(({ name, namespace }) => name === object.name && namespace === object.namespace),
  );
