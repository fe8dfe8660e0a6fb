import { ACKNOWLEDGE, INFORM } from '../../../charts/shared/severity.js';
import type { FieldChange } from '../../diff/index.js';
import type { Outcome, Transition } from '../transition.js';
import { listed } from '../words.js';
import { type Changed, changed, removed } from './objects.js';

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

/** How far a type of Service reaches; each has the addresses of those before it as well. */
const REACH = ['ClusterIP', 'NodePort', 'LoadBalancer'];

/** What only comes with a wider type: the earlier addresses stay. */
function opening(fields: readonly FieldChange[]): readonly FieldChange[] {
  const type = fields.find(({ steps }) => steps[1] === 'type');
  const [from, to] = [type?.before ?? 'ClusterIP', type?.after ?? 'ClusterIP'].map((name) => REACH.indexOf(String(name)));
  if (type === undefined || from === undefined || to === undefined || from < 0 || to <= from) return [];
  return fields.filter((field) => field === type || (field.before === undefined && field.steps[1] !== 'ports'));
}

const worded = (fields: readonly FieldChange[]) =>
  listed(fields.map(({ steps, before, after }) => `${steps.slice(1).join(' ')} ${before ?? 'none'} → ${after ?? 'none'}`));

/** A cluster address that is left out: Kubernetes 1.34 keeps it, `None` too, by apply, server-side apply and replace. */
const isKeptAddress = ({ steps, after }: FieldChange, fields: readonly FieldChange[]) =>
  steps[0] === 'spec' && steps[1] === 'clusterIP' && after === undefined && !fields.some(({ steps: [, field] }) => field === 'type');

/** What becomes of a Service whose address differs: what opens, and what goes. */
function outcomes({ object, ref, fields }: Changed): readonly Outcome[] {
  const kept = fields.filter((field) => isKeptAddress(field, fields));
  const address = fields.filter((field) => isAddress(field) && !kept.includes(field));
  const opened = opening(address);
  const gone = address.filter((field) => !opened.includes(field));
  const type = opened.filter(({ steps }) => steps[1] === 'type');
  const common = { resource: object, by: 'apply', isReversible: true } as const;
  const openedText = `Service ${ref.name}: ${worded(type)}. Its address inside the cluster stays; it can be reached from outside as well.`;
  const goneText = `Service ${ref.name}: ${worded(gone)}. Clients that know the old address lose their connection.`;
  const keptText = `Service ${ref.name}: ${worded(kept)}. The API server keeps the address while the Service exists; one that is created anew gets another.`;
  return [
    ...(kept.length > 0 ? [{ ...common, consequence: 'no-effect' as const, text: keptText, fields: kept, severities: INFORM }] : []),
    ...(opened.length > 0 ? [{ ...common, consequence: 'no-effect' as const, text: openedText, fields: opened }] : []),
    ...(gone.length > 0 ? [{ ...common, consequence: 'outage' as const, text: goneText, fields: gone }] : []),
  ];
}

/** K8S-36: the address of a Service changes. */
export const addressChanged: Transition = {
  id: 'K8S-36',
  title: 'The address of a Service changes',
  severities: ACKNOWLEDGE,
  why: 'clients keep the address they were given: one that goes cuts them off, and one that opens lets others in',
  source: 'Kubernetes documentation, Service: publishing services',
  check: (transit) => [
    ...changed(transit, 'Service').flatMap(outcomes),
    ...removed(transit, 'Service').map(({ object }) => ({
      resource: object,
      consequence: 'outage' as const,
      by: 'prune' as const,
      isReversible: true,
      text: `${object} goes: its name resolves to nothing, and clients that use it are cut off.`,
    })),
  ],
};
