import { readFacts } from '../../policy/facts/index.js';
import { adviceOf, type Nodes, survivalOf, survivalPlatforms } from '../../policy/survive/index.js';
import { UserError } from '../io.js';
import type { Subject } from '../lint/subjects.js';
import type { SurviveReport } from './report.js';

/** What the loss of each node and zone does to some subjects. A subject with nothing to lose is an error: an empty table reads like safety. */
export function surviveSubjects(
  subjects: readonly Pick<Subject, 'name' | 'documents'>[],
  nodes: Nodes | undefined,
): readonly SurviveReport[] {
  return subjects.flatMap(({ name, documents }) => {
    const platforms = survivalPlatforms(readFacts(documents));
    if (platforms.length === 0) {
      throw new UserError(
        `${name} runs nothing that could be lost`,
        'no broker, controller, registry, worker, database or job was found in it',
        'name an environment, or files that hold workloads, Strimzi resources or a compose file',
      );
    }
    return platforms.map(
      (platform): SurviveReport => ({
        subject: name,
        runsOn: platform.runsOn,
        survival: survivalOf(platform, nodes),
        advice: adviceOf({ platform, nodes }),
      }),
    );
  });
}
