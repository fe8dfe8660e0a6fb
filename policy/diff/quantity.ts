/** Fields whose children are quantities. */
const PARENTS: ReadonlySet<string> = new Set(['limits', 'requests', 'capacity', 'hard', 'overhead', 'allocatedResources']);
/** Fields that are quantities wherever they stand. */
const FIELDS: ReadonlySet<string> = new Set(['sizeLimit']);

/** Whether a field holds a quantity, by its place. Strimzi calls that of a disk `size`, below `storage`. */
export function isQuantity(steps: readonly string[]): boolean {
  const field = steps.at(-1) ?? '';
  return PARENTS.has(steps.at(-2) ?? '') || FIELDS.has(field) || (field === 'size' && steps.includes('storage'));
}
