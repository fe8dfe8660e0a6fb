import { RECOGNISED } from '../../charts/recognised.js';
import { PERFORMERS, TRANSITIONS, type Transition } from '../../policy/transitions/index.js';
import { code, heading, table } from './markdown.js';

/** Families by the beginning of an id. */
const FAMILIES: Readonly<Record<string, string>> = {
  KFK: 'Brokers, topics and users',
  KRC: 'KRaft, ZooKeeper, versions',
  K8S: 'Kubernetes',
  CON: 'Connect',
  SRG: 'Schema Registry',
  RST: 'Clients',
  ...Object.fromEntries(RECOGNISED.flatMap(({ rules }) => (rules ? [[rules.family, rules.title]] : []))),
  CMP: 'Compose',
  PRO: 'The change as a whole',
};

/** `docs/transitions.md`. */
export const transitionsPage = () =>
  [
    heading('What a change means', 'policy/transitions/'),
    `What \`sluice diff\` and \`sluice plan\` look for: ${TRANSITIONS.length} rules about two states of a platform.`,
    'Each finding says what it comes to (data loss, no way back, outage, restart, no interruption), who brings it about, and whether applying',
    'the earlier state undoes it. Ids are permanent; where [a rule about one state](rules.md) has the same id, the two belong together.\n',
    '`block` ends a diff or a plan with exit code 3, `acknowledge` with 4 until somebody says why it is meant.',
    '`sluice explain RULE` tells the same at the command line.\n',
    'Who brings changes about:\n',
    ...Object.values(PERFORMERS).map((words) => `- ${words}`),
    '',
    ...Object.entries(FAMILIES).flatMap(([family, title]) =>
      familySection(
        title,
        TRANSITIONS.filter(({ id }) => id.startsWith(family)),
      ),
    ),
  ].join('\n');

function familySection(title: string, rules: readonly Transition[]): readonly string[] {
  const rows = rules.map(({ id, title: about, severities, why, source }) => [
    id,
    about,
    `${why}. Source: ${source}`,
    code(severities.production),
    code(severities.development),
  ]);
  return [`## ${title}\n`, table(['Rule', 'What changes', 'What would follow', 'Production', 'Development'], rows)];
}
