import { DEFAULT_KUBERNETES_VERSION } from '../../charts/shared/kubernetes-version.js';
import type { Command } from '../command.js';
import { EXIT } from '../terminal/io.js';
import { namesOf } from '../terminal/options.js';
import { lossRequired, nodesSaid, SURVIVE_FORMATS, surviveFormat } from './survive-options.js';

/** Takes away each node and each zone in turn, and tells what goes on without it. */
export const survive: Command = {
  name: 'survive [subjects...]',
  summary: 'lose each node and each zone in turn: what keeps working, why, and the smallest change where it does not',
  options: [
    ['-o, --output <format>', SURVIVE_FORMATS.join(', '), 'human'],
    ['--nodes <zones>', 'nodes in each zone, e.g. a=1,b=1,c=1; without it as few as the manifests need, and it says so'],
    ['--capacity', 'how full disks get by the rates that topics declare, as well'],
    ['--require <loss>', 'node or zone: end with 3 when the quorum or acks=all writes would not survive it'],
  ],
  examples: [
    'sluice survive staging --capacity',
    'sluice survive prod --nodes eu-west-1a=2,eu-west-1b=2,eu-west-1c=2 --require zone',
    'helm template events kafka | sluice survive -',
  ],
  async run({ subjects, output, nodes, capacity, require }, io, workspace) {
    const [format, said, required] = [surviveFormat(output), nodesSaid(nodes), lossRequired(require)];
    const [{ subjectsOf }, { surviveSubjects }, { SURVIVE_WRITERS }, { essentialBroken }] = await Promise.all([
      import('../workspace/subjects.js'),
      import('../workspace/survive-subjects.js'),
      import('../formats/survive/formats.js'),
      import('../formats/survive/report.js'),
    ]);
    const names = namesOf(subjects);
    const found = await subjectsOf({ names, class: 'production', version: DEFAULT_KUBERNETES_VERSION }, workspace);
    const reports = surviveSubjects(found, { nodes: said, withCapacity: capacity === true });
    io.out(SURVIVE_WRITERS[format](reports));
    const broken = required === undefined ? [] : reports.flatMap((report) => essentialBroken(report, required));
    for (const line of broken) io.err(line);
    return broken.length > 0 ? EXIT.blocked : EXIT.ok;
  },
};
