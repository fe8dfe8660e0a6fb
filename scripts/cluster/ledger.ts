import { counted } from '../../charts/shared/count.js';
import { type KubernetesObject, label } from './objects.js';

/** Statement of a delivery that changed no object. */
export const NOTHING_APPLIED = 'nothing was applied';

/** What became of each object of a delivery, so that whoever stops it early can say so. */
export class Ledger {
  readonly #applied = new Set<string>();
  readonly #underWay = new Set<string>();
  readonly #deleted = new Set<string>();

  /** A request that changes the object is about to be sent. */
  begin(object: KubernetesObject): void {
    this.#underWay.add(label(object));
  }

  /** A Job was deleted, to be created again. */
  deleted(object: KubernetesObject): void {
    this.#deleted.add(label(object));
  }

  /** The cluster answered: the object is as it was sent. */
  done(object: KubernetesObject): void {
    this.#settle(object);
    this.#applied.add(label(object));
  }

  /** The cluster refused: the object is as it was. */
  refused(object: KubernetesObject): void {
    this.#underWay.delete(label(object));
  }

  /** In one line: how many of the objects were applied, and the names of the others, by what is known of them. */
  statement(objects: readonly KubernetesObject[]): string {
    const labels = objects.map(label);
    const applied = labels.filter((name) => this.#applied.has(name));
    const deleted = labels.filter((name) => this.#deleted.has(name));
    const unknown = labels.filter((name) => this.#underWay.has(name) && !this.#deleted.has(name));
    const rest = labels.filter((name) => ![applied, deleted, unknown].some((some) => some.includes(name)));
    if (applied.length === labels.length) return `all ${counted(labels.length, 'object')} were applied`;
    const parts = [
      applied.length === 0 ? 'nothing is known to be applied' : `applied: ${applied.length} of ${counted(labels.length, 'object')}`,
      ...(deleted.length > 0 ? [`deleted and not created again: ${deleted.join(', ')}`] : []),
      ...(unknown.length > 0 ? [`unknown, the request was under way: ${unknown.join(', ')}`] : []),
      ...(rest.length > 0 ? [`not applied: ${rest.join(', ')}`] : []),
    ];
    return (deleted.length + unknown.length === 0 && applied.length === 0 ? [NOTHING_APPLIED] : parts).join('; ');
  }

  #settle(object: KubernetesObject): void {
    this.#underWay.delete(label(object));
    this.#deleted.delete(label(object));
  }
}
