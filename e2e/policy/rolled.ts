import type { Environment } from '../../platform/environment.js';
import { base } from '../../test/corpus/base.js';
import { brokers, type Edit } from '../../test/corpus/edit.js';
import { EDITS } from '../../test/corpus/edits.js';
import { fitToLab } from '../fit-to-lab.js';

const { schemaRegistry: _, ...onLab } = fitToLab(base);

/** The Kafka that the corpus is about, as it runs on the lab. Its registry stands beside it, and every apply would wait for it. */
export const rolls: Environment = {
  ...onLab,
  name: 'rolls',
  namespace: 'e2e-rolls',
  kafka: { ...onLab.kafka, clusterId: 'Ro3mJ8s4TZ-bwXq5VdR0Eg' },
};

const edit = (name: string): Edit => {
  const found = EDITS.find((each) => each.name === name);
  if (!found) throw new Error(`the corpus has no edit "${name}"`);
  return found;
};

/** Edits of the corpus that are made to the running platform, each to what the one before left. Sizes are the lab's. */
export const ROLLED = {
  changed: edit('a live setting is changed'),
  takenOut: edit('a live setting is taken out'),
  kept: edit('orders keeps records for less'),
  partitions: edit('orders gets more partitions'),
  rights: edit('a user may do less'),
  restart: edit('a setting that needs a restart is added'),
  disks: { ...edit('the disks of brokers grow'), describe: brokers({ volumes: [{ storageGiB: 2 }] }) },
} as const satisfies Readonly<Record<string, Edit>>;

/** One of them. */
export type RolledEdit = keyof typeof ROLLED;
/** In the order they are made. */
export const ROLLED_EDITS: readonly RolledEdit[] = ['changed', 'takenOut', 'kept', 'partitions', 'rights', 'restart', 'disks'];

/** The description once an edit is made, and all that come before it. */
export function rolledUpTo(last: RolledEdit): Environment {
  const made = ROLLED_EDITS.slice(0, ROLLED_EDITS.indexOf(last) + 1).map((name): Edit => ROLLED[name]);
  return made.reduce((environment, { describe }) => describe?.(environment) ?? environment, rolls);
}

/** An edit of what is rendered, made last: a pod template that no description gives. */
export const LAST_EDIT = edit('a pod may take longer to stop');
