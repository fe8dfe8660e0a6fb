import type { FieldChange } from '../../diff/index.js';
import { TO_ACKNOWLEDGE } from '../severity.js';
import type { Transition } from '../transition.js';
import { listed } from '../words.js';
import { changed, removed } from './objects.js';

/** Fields of a Service that are part of its address. */
const ADDRESS: ReadonlySet<string> = new Set([
  'type',
  'clusterIP',
  'loadBalancerClass',
  'loadBalancerIP',
  'externalName',
  'externalTrafficPolicy',
]);

const isAddress = ({ steps: [top, field = '', ...rest], before }: FieldChange) =>
  top === 'spec' &&
  (ADDRESS.has(field) || (field === 'ports' && before !== undefined && (rest.at(-1) === 'nodePort' || rest.at(-1) === 'port')));

/** K8S-36: the address of a Service changes. */
export const addressChanged: Transition = {
  id: 'K8S-36',
  title: 'The address of a Service changes',
  severities: TO_ACKNOWLEDGE,
  why: 'clients keep the address they were given; what they connect to is gone',
  source: 'practice',
  check: (transit) => [
    ...changed(transit, 'Service').flatMap(({ object, ref, fields }) => {
      const address = fields.filter(isAddress);
      if (address.length === 0) return [];
      const words = listed(
        address.map(({ steps, before, after }) => `${steps.slice(1).join(' ')} ${before ?? 'none'} → ${after ?? 'none'}`),
      );
      const sentence = `Service ${ref.name}: ${words}. Clients that know the old address lose their connection.`;
      return [
        { resource: object, consequence: 'outage' as const, by: 'apply' as const, isReversible: true, text: sentence, fields: address },
      ];
    }),
    ...removed(transit, 'Service').map(({ object }) => ({
      resource: object,
      consequence: 'outage' as const,
      by: 'prune' as const,
      isReversible: true,
      text: `${object} goes: its name resolves to nothing, and clients that use it are cut off.`,
    })),
  ],
};
