import { KAFKA_LINES, linesAround } from '../../charts/kafka/versions/index.js';
import { type Facts, isStrimzi, type ObjectFact } from '../facts/index.js';
import { UNJUDGED_RULE } from './not-judged.js';
import type { Finding } from './rule.js';

/**
 * What rules cannot judge: settings from elsewhere, clusters without their node pools, settings of a Kafka that no model describes, and
 * access declarations that cannot be read.
 */
export function outOfSight(facts: Facts): readonly Finding[] {
  return [
    ...facts.nodes.filter(({ settingsElsewhere }) => settingsElsewhere).map(settingsOf),
    ...withoutNodes(facts).map(poolsOf),
    ...facts.nodes.filter(isOfUnknownLine).map(unknownLine),
    ...facts.unreadDeclarations.map(declarationOf),
  ];
}

const isOfUnknownLine = ({ line, settings }: Facts['nodes'][number]) =>
  Object.keys(settings).length > 0 && (line === undefined || linesAround(line).length === 0);

const unknownLine = ({ line, resource, place }: Facts['nodes'][number]): Finding => ({
  ...note(resource, place),
  severity: 'info',
  what: line === undefined ? 'the version of its Kafka is not known' : `the settings of Kafka ${line} are not known`,
  why: 'whether Kafka has these settings and takes these values depends on its version',
  fix:
    line === undefined
      ? 'name the version: the tag of the image, or spec.kafka.version of Strimzi'
      : `settings of Kafka ${KAFKA_LINES[0]} to ${KAFKA_LINES.at(-1)} are judged`,
});

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
