import { at } from '../../schemas/json.js';
import { listed } from '../words.js';
import { type Changed, claimTemplates, inNamespace } from './objects.js';

/** Claim templates that the new set does not have: recreated around its pods, it would start them on other volumes one by one. */
const lostTemplates = ({ before, after }: Changed) => claimTemplates(before).filter((name) => !claimTemplates(after).includes(name));

/** Whether pods get other DNS names when they are replaced. */
const isRenamedService = ({ before, after }: Changed) => at(before, 'spec', 'serviceName') !== at(after, 'spec', 'serviceName');

/** What recreating a set around its pods would do, where that is not safe. */
export function dangerOfRecreating(change: Changed): string {
  if (change.ref.kind !== 'StatefulSet') return '';
  const lost = lostTemplates(change);
  if (lost.length > 0)
    return ` A set recreated without claim template ${listed(lost)} starts its pods on other volumes: the data on the earlier claims is no longer read. Keep the template, or move the data to new pods first.`;
  return isRenamedService(change)
    ? ' Pods of a recreated set have other DNS names: peers and clients that use the earlier names (controller.quorum.voters, advertised.listeners) no longer find them. Keep serviceName.'
    : '';
}

/** Steps that bring an object there that the API server refuses to change. None where they would lose data or cut nodes off. */
export function stepsToRecreate(change: Changed): readonly string[] {
  const { after, ref } = change;
  const where = inNamespace(after);
  const name = `${ref.kind.toLowerCase()} ${ref.name}`;
  switch (ref.kind) {
    case 'StatefulSet':
      if (dangerOfRecreating(change) !== '') return [];
      return [
        `kubectl ${where}delete ${name} --cascade=orphan`,
        'apply again: the new set takes the running pods over',
        'where the pods differ, delete them one after another, each once the one before is ready: sluice explain replace-pods',
      ];
    case 'Job':
      return [`kubectl ${where}delete ${name}`, 'apply again: it runs anew'];
    case 'ConfigMap':
    case 'Secret':
      return ['give it another name, and name that in the pods: they restart by it'];
    case 'RoleBinding':
    case 'ClusterRoleBinding':
    case 'StorageClass':
      return [`kubectl ${where}delete ${name}`, 'apply again'];
    default:
      return [];
  }
}
