import { type Leaf, pathOf } from './leaves.js';

type Leaves = ReadonlyMap<string, Leaf>;

/** The earlier values of an object with a container under its later name, where one went and one came: they are one, and its name differs. */
export function withLaterNames(before: Leaves, after: Leaves): Leaves {
  const [old, now] = [namesIn(before), namesIn(after)];
  const [gone, ...moreGone] = old.filter((name) => !now.includes(name));
  const [came, ...moreCame] = now.filter((name) => !old.includes(name));
  if (gone === undefined || came === undefined || moreGone.length + moreCame.length > 0) return before;
  return new Map(
    [...before.values()].map((leaf) => {
      const index = leaf.steps.indexOf('containers') + 1;
      const steps = index > 0 && leaf.steps[index] === gone ? leaf.steps.with(index, came) : leaf.steps;
      return [pathOf(steps), { ...leaf, steps }] as const;
    }),
  );
}

/** Names of the containers of a pod template. */
const namesIn = (leaves: Leaves): readonly string[] => [
  ...new Set(
    [...leaves.values()].flatMap(({ steps }) => (steps.includes('containers') ? [steps[steps.indexOf('containers') + 1] ?? ''] : [])),
  ),
];
