import { at, isRecord, listAt, textAt } from '../../scripts/cluster/objects.js';
import { unique } from './unique.js';

/** What a plan or a diff says beforehand, as far as a cluster can show it. */
export interface Planned {
  readonly consequence: string;
  /** Rules that have something to say, information apart. */
  readonly rules: readonly string[];
  /** Names of the pods that restart; of a set that is refused, once it is recreated. */
  readonly restarts: readonly string[];
  /** How each changed setting of Kafka takes hold, e.g. `log.cleaner.threads: live`. */
  readonly settings: readonly string[];
  /** Commands of the procedures, as they are printed. */
  readonly commands: readonly string[];
}

/** Reads the JSON of `sluice plan` or `sluice diff`. */
export function plannedIn(report: unknown): Planned {
  const changes = listAt(report, 'changes');
  const rules = listAt(report, 'findings').filter((finding) => textAt(finding, 'severity') !== 'info');
  const restarts = listAt(report, 'pods').filter((pod) => textAt(pod, 'effect') === 'restart');
  const steps = changes.flatMap((change) => (isRecord(change) ? listAt(change, 'procedure') : [])).map(String);
  return {
    consequence: textAt(changes[0], 'consequence') ?? 'nothing',
    rules: unique(rules.map((finding) => String(at(finding, 'id')))),
    restarts: unique(restarts.flatMap((effect) => listAt(effect, 'pods').map(String))),
    settings: unique(listAt(report, 'settings').map((setting) => `${textAt(setting, 'key')}: ${textAt(setting, 'how')}`)),
    commands: steps.filter((step) => step.startsWith('kubectl ')),
  };
}
