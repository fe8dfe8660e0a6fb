import { RECOGNISED } from '../../../charts/recognised.js';
import { ACKNOWLEDGE, DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { type Manifest, refOf } from '../../diff/index.js';
import { at } from '../../schemas/json.js';
import { belongingTo, changedOfStrimzi } from '../kafka/strimzi-resources.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { firstImage, removed } from './objects.js';

/** K8S-37: an operator goes before what it looks after. */
export const operatorRemoved: Transition = {
  id: 'K8S-37',
  title: 'An operator goes while its objects stay',
  severities: DANGEROUS,
  why: 'objects with a finalizer of it can then not be deleted, and their namespace hangs',
  source: 'strimzi/strimzi-kafka-operator#11901',
  check: (transit) => [...deploymentsGone(transit), ...entityOperatorsGone(transit)],
};

const deploymentsGone = (transit: Transit): readonly Outcome[] =>
  removed(transit, 'Deployment').flatMap(({ object, manifest }): readonly Outcome[] => {
    const group = operatorGroup(firstImage(manifest));
    const orphans = group === undefined ? [] : transit.before.manifests.filter((candidate) => refOf(candidate).group === group);
    if (orphans.length === 0) return [];
    const text = `${refOf(manifest).name} goes while ${namesOf(orphans)} still needs it.`;
    return [{ resource: object, consequence: 'outage', by: 'prune', isReversible: true, text }];
  });

const namesOf = (orphans: readonly Manifest[]) => listed(orphans.map((orphan) => `${refOf(orphan).kind} ${refOf(orphan).name}`));

/** API group an operator's image looks after. */
function operatorGroup(image: string): string | undefined {
  if (/strimzi\/operator/.test(image)) return 'kafka.strimzi.io';
  if (/cert-manager-controller/.test(image)) return 'cert-manager.io';
  return RECOGNISED.find(({ operator }) => operator?.image.test(image))?.operator?.group;
}

/** Parts of a Kafka resource that run an operator for other resources of its cluster, and what stays undone without them. */
const ENTITY_OPERATORS = [
  {
    part: 'topicOperator',
    kind: 'KafkaTopic',
    undone: 'changes of topics are no longer applied, and a KafkaTopic with a finalizer cannot be deleted',
  },
  {
    part: 'userOperator',
    kind: 'KafkaUser',
    undone: 'changes of users and ACLs are no longer applied, and certificates are not renewed before they expire',
  },
] as const;

const entityOperatorsGone = (transit: Transit): readonly Outcome[] =>
  changedOfStrimzi(transit, 'Kafka').flatMap(({ object, ref, before, after, fields }) =>
    ENTITY_OPERATORS.flatMap(({ part, kind, undone }): readonly Outcome[] => {
      const [had, has] = [before, after].map((kafka) => at(kafka, 'spec', 'entityOperator', part) !== undefined);
      if (had !== true || has === true) return [];
      const orphans = belongingTo(after, kind, transit.after);
      const which =
        orphans.length === 0
          ? `No ${kind} of it is in these files; others may be in the cluster`
          : `${namesOf(orphans)} still ${orphans.length === 1 ? 'needs' : 'need'} it`;
      return [
        {
          resource: object,
          consequence: 'outage',
          by: 'operator',
          isReversible: true,
          text: `${part} of ${ref.name} goes: ${undone}. ${which}.`,
          fields: fields.filter(({ steps }) => steps[1] === 'entityOperator' && (steps[2] === part || steps.length === 2)),
          severities: orphans.length === 0 ? WARN : ACKNOWLEDGE,
        },
      ];
    }),
  );
