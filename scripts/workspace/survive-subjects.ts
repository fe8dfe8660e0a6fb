import { poolCapacities } from '../../policy/capacity/index.js';
import { readFacts } from '../../policy/facts/index.js';
import { adviceOf, type Nodes, survivalOf, survivalPlatforms } from '../../policy/survive/index.js';
import type { SurviveReport } from '../formats/survive/report.js';
import { UserError } from '../terminal/io.js';
import type { Subject } from './subjects.js';

/** What is asked of `survive`. */
export interface SurviveOptions {
  /** Nodes by zone, when they are said. */
  readonly nodes: Nodes | undefined;
  /** Whether the fill level of disks is reported. */
  readonly withCapacity: boolean;
}

/** What the loss of each node and zone does to some subjects. A subject with nothing to lose is an error: an empty table reads like safety. */
export function surviveSubjects(
  subjects: readonly Pick<Subject, 'name' | 'documents'>[],
  { nodes, withCapacity }: SurviveOptions,
): readonly SurviveReport[] {
  return subjects.flatMap(({ name, documents }) => {
    const facts = readFacts(documents);
    const platforms = survivalPlatforms(facts);
    if (platforms.length === 0) throw nothingToLose(name);
    const capacities = withCapacity ? poolCapacities(facts) : [];
    return platforms.map((platform): SurviveReport => {
      const own = capacities.filter(({ cluster }) => platform.clusters.some(({ key }) => key === cluster));
      return {
        subject: name,
        runsOn: platform.runsOn,
        survival: survivalOf(platform, nodes),
        advice: adviceOf({ platform, nodes }),
        ...(withCapacity && { capacity: own }),
      };
    });
  });
}

const nothingToLose = (name: string) =>
  new UserError(
    `${name} runs nothing that could be lost`,
    'no broker, controller, registry, worker, database or job was found in it',
    'name an environment, or files that hold workloads, Strimzi resources or a compose file',
  );
