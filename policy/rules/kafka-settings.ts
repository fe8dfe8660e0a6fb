import { linesAround, type SettingScope, settingProblems, tokenProblems, type VersionModel } from '../../charts/kafka/versions/index.js';
import { BLOCK, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { type Cluster, type Facts, flagOf, type Settings } from '../facts/index.js';
import { historyTopicOf } from './connector-data.js';
import { clusterOf, hasOwnFile, nodesOf, spotOf, unique, withRole } from './nouns.js';
import type { Rule, RuleContext, Violation } from './rule.js';

/** Keys of vendors, operators and plugins, which no model of Kafka's knows. */
const FOREIGN =
  /^(confluent|io\.confluent|cruise\.control|strimzi|client\.quota|oauth|kafka_|metrics\.|kroxylicious|principal\.builder\.|quota\.window)/;
/** Advice for our own environments, left out where somebody else’s YAML is judged. */
const OUR_ADVICE = /\s*(If not, |, or |or )?say why it is right: unchecked: \{.*$/;

/** What the settings say, by themselves. */
export const KAFKA_SETTINGS: readonly Rule[] = [
  {
    id: 'KFK-21',
    title: 'something Kafka or a component lives on is to be deleted',
    severity: BLOCK,
    why: 'groups, transactions, connectors or schemas are kept there and nowhere else: they are gone with it',
    source: 'kafka-ops/julie#39, streamthoughts/jikkou#65',
    wrong: 'retired-topic __consumer_offsets',
    right: 'retired-topic orders-v1',
    check: (facts) => facts.retired.flatMap((retired) => neededTopic(retired, facts)),
  },
  {
    id: 'KFK-24',
    title: 'a misspelt topic is made, not refused',
    severity: WARN_IN_PRODUCTION,
    why: 'a producer with a wrong name makes a topic with the default copies and partitions, and nobody notices that its records go nowhere',
    source: 'strimzi/strimzi-kafka-operator#2964 began so',
    wrong: '# auto.create.topics.enable is not set, which is true',
    right: 'auto.create.topics.enable=false',
    check: (facts) => facts.clusters.flatMap((cluster) => autoCreates(cluster, facts)),
  },
  {
    id: 'KFK-35',
    title: 'a setting Kafka does not know, or a value it does not take',
    severity: BLOCK,
    why: 'a misspelt key is ignored silently, and a wrong value keeps the broker from starting',
    source: 'strimzi/strimzi-kafka-operator#3551; the settings are read from Kafka’s own classes',
    wrong: 'log.retention.hour=168',
    right: 'log.retention.hours=168',
    check: (facts, context) => [...brokerSettings(facts, context), ...topicSettings(facts, context)],
  },
];

function neededTopic({ kind, name, resource, place }: Facts['retired'][number], facts: Facts): readonly Violation[] {
  if (kind !== 'topic') return [];
  const stored = facts.connects.flatMap((workers) => Object.values(workers.storageTopics).map((topic) => [topic, workers.name] as const));
  const schemas = facts.registries.map((registry) => [registry.topic, registry.name] as const);
  const histories = facts.connectors.map((connector) => [historyTopicOf(connector), connector.name] as const);
  const owner =
    [...stored, ...schemas, ...histories].find(([topic]) => topic === name)?.[1] ?? (name.startsWith('__') ? 'Kafka' : undefined);
  return owner === undefined
    ? []
    : [{ resource, place, what: `topic ${name} is retired, and ${owner} lives on it`, fix: 'take it off the list' }];
}

const AUTO = 'auto.create.topics.enable';

function autoCreates(cluster: Cluster, facts: Facts): readonly Violation[] {
  const said = flagOf(cluster.settings, AUTO);
  const brokers = withRole(nodesOf(facts, cluster), 'broker');
  if (brokers.length === 0 || said === false || (said === undefined && brokers.some(hasOwnFile))) return [];
  return [
    {
      ...spotOf(cluster.settings[AUTO], cluster),
      what: `${AUTO} is ${said === true ? 'true' : 'not set, which is true'}`,
      fix: 'set it to false, and declare topics',
    },
  ];
}

function brokerSettings(facts: Facts, context: RuleContext): readonly Violation[] {
  const found = facts.nodes.flatMap((node) => {
    const violations = ofEach(modelsOf(node.line, context), (model) => [
      ...problemsIn('broker', node.settings, node, model),
      ...unverifiedTokens(node, model),
    ]);
    return violations.map((violation) => ({ ...violation, cluster: node.cluster }));
  });
  return unique(found, ({ cluster, what }) => `${cluster} ${what}`).map(({ cluster: _, ...violation }) => violation);
}

function unverifiedTokens(node: Facts['nodes'][number], model: VersionModel): readonly Violation[] {
  const values = Object.fromEntries(Object.entries(node.settings).map(([key, { value }]) => [key, value]));
  return tokenProblems(values, model).map(({ key, ...problem }) => ({ ...spotOf(node.settings[key], node), ...problem }));
}

function topicSettings(facts: Facts, context: RuleContext): readonly Violation[] {
  return facts.topics.flatMap((topic) => {
    const models = modelsOf(clusterOf(facts, topic.cluster)?.line, context);
    return ofEach(models, (model) => problemsIn('topic', topic.settings, topic, model)).map((each) => ({
      ...each,
      what: `topic ${topic.name}: ${each.what}`,
    }));
  });
}

const modelsOf = (line: string | undefined, { models }: RuleContext): readonly VersionModel[] =>
  line === undefined ? [] : linesAround(line).flatMap((known) => models.get(known) ?? []);

/** What every model finds at the same place, in the words of the newest; nothing where no model is known. */
function ofEach(models: readonly VersionModel[], find: (model: VersionModel) => readonly Violation[]): readonly Violation[] {
  const [newest = [], ...older] = models.map(find).reverse();
  const isSame = (a: Violation, b: Violation) =>
    a.resource === b.resource && a.place.line === b.place.line && a.place.file === b.place.file;
  return newest.filter((found) => older.every((each) => each.some((other) => isSame(found, other))));
}

function problemsIn(
  scope: SettingScope,
  settings: Settings,
  owner: Parameters<typeof spotOf>[1],
  model: VersionModel,
): readonly Violation[] {
  return Object.entries(settings).flatMap(([key, setting]): readonly Violation[] => {
    // What is secret has no value here, ZooKeeper’s keys are KRC-10’s, and a placeholder is filled in at start.
    if (setting.secret !== undefined || FOREIGN.test(key) || key.startsWith('zookeeper.') || /[{}$]|placeholder/.test(setting.value))
      return [];
    const [problem] = settingProblems(scope, { [key]: setting.value }, model);
    if (problem === undefined || / is written out$/.test(problem.what)) return []; // K8S-25 tells of secrets
    const isIgnored = /ignores it/.test(problem.why) || /is internal to Kafka/.test(problem.what);
    const fix = problem.fix.replace(OUR_ADVICE, '').replace(/,$/, '');
    return [
      {
        ...spotOf(setting, owner),
        what: problem.what,
        why: problem.why,
        fix: fix === '' ? 'remove it' : fix,
        ...(isIgnored && { atMost: 'warn' as const }),
      },
    ];
  });
}
