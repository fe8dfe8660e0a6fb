import { counted } from '../../charts/shared/count.js';
import { BLOCK, WARN } from '../../charts/shared/severity.js';
import type { Outcome, Transition } from './transition.js';
import { listed } from './words.js';

/** Share of its objects a set may lose before somebody looks. */
const MOST_LOST = 0.5;
/** Sets below this size say nothing by halves. */
const FEW = 4;

/** PRO-15: most of the objects are gone. */
const shrunken: Transition = {
  id: 'PRO-15',
  title: 'Most of the objects are gone',
  severities: BLOCK,
  why: 'a render that failed halfway, or a wrong folder, looks like this; a prune would delete the platform',
  source: 'carvel-dev/kapp: --dangerous-allow-empty-list-of-resources',
  check: ({ before, after }) => {
    const [old, now] = [before.manifests.length, after.manifests.length];
    const isShrunken = now === 0 ? old > 0 : old >= FEW && now < old * (1 - MOST_LOST);
    if (!isShrunken) return [];
    const text = `${now === 0 ? 'No object is' : `Only ${counted(now, 'object')} of ${old} ${now === 1 ? 'is' : 'are'}`} left: a prune would delete the rest.`;
    return [{ resource: 'Plan', consequence: 'outage', by: 'prune', isReversible: false, text }];
  },
};

/** PRO-17: two kinds of software that keep data change their version at once. */
const manyVersions: Transition = {
  id: 'PRO-17',
  title: 'Several stateful components change their version at once',
  severities: WARN,
  why: 'when something fails after it, nobody can say which of them it was',
  source: 'practice',
  check: ({ before, after }) => {
    const bumped = after.facts.workloads.flatMap((workload) => {
      const old = before.facts.workloads.find(({ resource }) => resource === workload.resource);
      const [image, was] = [workload.pod.containers[0]?.image, old?.pod.containers[0]?.image];
      return workload.kind === 'StatefulSet' && image !== undefined && was !== undefined && image.tag !== was.tag ? [image.software] : [];
    });
    const software = [...new Set(bumped)];
    if (software.length < 2) return [];
    const text = `${listed(software)} change their version in one step. Take one after the other.`;
    return [{ resource: 'Plan', consequence: 'restart', by: 'apply', isReversible: true, text }];
  },
};

/** PRO-11: changes with no way back. */
const oneWayDoors = (rules: readonly Transition[]): Transition => ({
  id: 'PRO-11',
  title: 'There is no way back',
  severities: WARN,
  why: 'a rollback of the description does not bring back what these change',
  source: 'Kafka documentation: upgrading; practice',
  check: (transit) => {
    const doors = rules.flatMap(({ id, check }) => check(transit).map((outcome) => ({ id, ...outcome }))).filter(isDoor);
    if (doors.length === 0) return [];
    const text = `${counted(doors.length, 'change')} cannot be undone by applying the earlier state again: ${listed(doors.map(({ id, resource }) => `${id} ${resource}`))}.`;
    return [{ resource: 'Plan', consequence: 'one-way', by: 'apply', isReversible: false, text }];
  },
});

const isDoor = ({ isReversible, by }: Outcome) => !isReversible && by !== 'nobody';

/** Rules about a plan as a whole, over what other rules say of it. */
export const wholePlanTransitions = (rules: readonly Transition[]): readonly Transition[] => [shrunken, manyVersions, oneWayDoors(rules)];
