import { humanDiff } from './human.js';
import type { Plan } from './plan.js';

/** A plan for people: what it means, then the order, then what is asked for. */
export function humanPlan(plan: Plan, verbose: boolean): string {
  const { environment, against, order, warnings, acknowledgements, inputs } = plan;
  const open = acknowledgements.filter(({ reason }) => reason === undefined);
  const sections = [
    `Plan for ${environment}, against ${against}${inputs.commit === undefined ? '' : ` (${inputs.commit.slice(0, SHORT)})`}`,
    humanDiff(plan, verbose),
    ...(plan.summary.objects === 0 ? [] : [orderText(order)]),
    ...(open.length === 0 ? [] : [['Say why, for each:', ...open.map(({ id }) => `  --acknowledge "${id}=reason"`)].join('\n')]),
    ...(warnings.length === 0 ? [] : [['Warnings', ...warnings.map((warning) => `  ${warning}`)].join('\n')]),
    `Made from ${inputs.before.slice(0, SHORT)} and ${inputs.after.slice(0, SHORT)} by Sluice ${inputs.tool}.`,
  ];
  return sections.join('\n\n');
}

/** Digits of a hash that tell it from others on a page. */
const SHORT = 12;

const orderText = (order: Plan['order']) =>
  [
    'Order',
    ...order.flatMap(({ by, text, of }, index) => [
      `  ${index + 1}. ${by === 'you' ? 'you: ' : ''}${text}`,
      ...of.map((each) => `       ${each}`),
    ]),
  ].join('\n');
