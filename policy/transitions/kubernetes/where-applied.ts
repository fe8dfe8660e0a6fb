import { counted } from '../../../charts/shared/count.js';
import { WARN } from '../../../charts/shared/severity.js';
import { refOf, templateRevision } from '../../diff/index.js';
import { isHeldByPartition, partitionOf, podNames } from '../../restarts/index.js';
import type { Outcome, Transition } from '../transition.js';
import { listed } from '../words.js';
import { below, changed } from './objects.js';

/** K8S-50: pods of a StatefulSet keep the earlier template. */
export const rollHeld: Transition = {
  id: 'K8S-50',
  title: 'A partition keeps pods on the earlier template',
  severities: WARN,
  why: 'pods below the partition get the earlier template also when they are replaced, until the partition is lowered',
  source: 'Kubernetes documentation: StatefulSet, partitioned rolling updates',
  check: (transit) =>
    changed(transit, 'StatefulSet').flatMap(({ object, ref, before, after, fields }): readonly Outcome[] => {
      if (partitionOf(after) === 0 || templateRevision(before) === templateRevision(after)) return [];
      const names = podNames(after).names.filter((pod) => podNames(before).names.includes(pod));
      const held = names.filter((pod) => isHeldByPartition(pod, after));
      if (held.length === 0) return [];
      const text = `${ref.name}: partition ${partitionOf(after)} holds the roll: ${listed(held)} keep the earlier pod template until it is lowered.`;
      const told = held.length === names.length ? below(fields, 'spec', 'template') : [];
      return [{ resource: object, consequence: 'no-effect', by: 'nobody', isReversible: true, text, fields: told }];
    }),
};

/** K8S-51: where objects go depends on who applies them, from now on or no longer. */
export const namespaceRestated: Transition = {
  id: 'K8S-51',
  title: 'The namespace of objects is left out, or stated for the first time',
  severities: WARN,
  why: 'without a namespace an object goes where the context of kubectl points: elsewhere it is a new one, with empty disks',
  source: 'Kubernetes documentation: namespaces, setting the preference for a namespace',
  check: ({ changes }) => {
    const moved = changes.flatMap(({ before, after, fields }) => {
      const [from, to] = [before, after].map((manifest) => manifest && refOf(manifest).namespace);
      if (before === undefined || after === undefined || (from === undefined) === (to === undefined)) return [];
      return [
        { isLeftOut: to === undefined, namespace: from ?? to ?? '', fields: fields.filter(({ path }) => path === 'metadata.namespace') },
      ];
    });
    const groups = [...new Set(moved.map(({ isLeftOut, namespace }) => JSON.stringify([isLeftOut, namespace])))];
    return groups.flatMap((group): readonly Outcome[] => {
      const same = moved.filter(({ isLeftOut, namespace }) => JSON.stringify([isLeftOut, namespace]) === group);
      const [first] = same;
      if (first === undefined) return [];
      const { isLeftOut, namespace } = first;
      const what = isLeftOut
        ? `no longer state${same.length === 1 ? 's' : ''} namespace ${namespace}`
        : `state${same.length === 1 ? 's' : ''} namespace ${namespace} for the first time`;
      const text = `${counted(same.length, 'object')} ${what}: without one they go where the context of kubectl points. Where that is not ${namespace}, these are new objects, and the earlier ones stay.`;
      return [
        {
          resource: `Namespace/${namespace}`,
          consequence: 'no-effect',
          by: 'apply',
          isReversible: true,
          text,
          fields: same.flatMap(({ fields }) => fields),
        },
      ];
    });
  },
};
