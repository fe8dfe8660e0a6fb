import { RECOGNISED } from '../../charts/recognised.js';
import { OTHER_RULES, RULES, type Rule } from '../../policy/rules/index.js';
import { code, heading, table } from './markdown.js';

/** Families by the beginning of an id. */
const FAMILIES: Readonly<Record<string, string>> = {
  KFK: 'Brokers and topics',
  KRC: 'KRaft, ZooKeeper, versions',
  K8S: 'Kubernetes',
  CON: 'Connect',
  SRG: 'Schema Registry',
  RST: 'REST proxy',
  ...Object.fromEntries(RECOGNISED.flatMap(({ rules }) => (rules ? [[rules.family, rules.title]] : []))),
  CMP: 'Compose',
  CAP: 'Capacity',
  PRO: 'Waivers',
  SCH: 'Schema',
  UN: 'Not judged',
};

type Told = Omit<Rule, 'check'>;

const ALL: readonly Told[] = [...RULES, ...OTHER_RULES];

/** `docs/rules.md`. */
export const rulesPage = () =>
  [
    heading('Rules', 'policy/rules/'),
    `What \`sluice lint\` looks for: ${RULES.length} rules about one state of a platform, the strict schema check, and the waivers themselves.`,
    'Ids are permanent. How grave a finding is depends on what the environment is for; `block` ends lint with exit code 3.\n',
    '`sluice explain RULE` tells the same at the command line; `sluice waive RULE` sets one aside, with a reason and an end.\n',
    ...Object.entries(FAMILIES).flatMap(([family, title]) =>
      familySection(
        title,
        ALL.filter(({ id }) => id.startsWith(family)),
      ),
    ),
  ].join('\n');

function familySection(title: string, rules: readonly Told[]): readonly string[] {
  const rows = rules.map(({ id, title: about, severity }) => [
    `[${id}](#${id.toLowerCase()})`,
    about,
    severity.production,
    severity.development,
  ]);
  return [`## ${title}\n`, table(['Rule', 'What is wrong', 'Production', 'Development'], rows), ...rules.map(section)];
}

function section({ id, title, severity, why, source, wrong, right }: Told): string {
  const grave = Object.entries(severity).map(([name, value]) => `${name} ${code(value)}`);
  return [
    `### ${id}\n`,
    `**${title}**: ${why}.\n`,
    `Severity: ${grave.join(', ')}. Source: ${source}.\n`,
    `Wrong:\n\n${fenced(wrong)}\n`,
    `Right:\n\n${fenced(right)}\n`,
  ].join('\n');
}

const fenced = (text: string) => `\`\`\`text\n${text}\n\`\`\``;
