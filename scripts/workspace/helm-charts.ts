import { basename, dirname, join } from 'node:path';
import { countedWith } from '../../charts/shared/count.js';
import type { NotJudged } from './not-judged.js';
import type { TextFile } from './yaml-files.js';

/** Files of a chart: its templates, its dependencies, and those at its root that Helm reads. */
const OF_CHART = /^((templates|charts|crds|ci)\/.*|(Chart|requirements|values[^/]*)\.ya?ml|values\.schema\.json)$/;
/** An action that only Helm fills in. Alerts and dashboards hold other actions, as plain text. */
const ACTION = /^[^#\n]*\{\{[^}\n]*(\.(Values|Release|Chart|Capabilities)\b|\binclude\s+["'`])/m;

/** Files apart by whether Helm must render them first. */
export interface ChartSplit {
  /** Files that are manifests. */
  readonly others: readonly TextFile[];
  /** Charts, and templates without their chart. */
  readonly notJudged: readonly NotJudged[];
}

/** Takes apart what only Helm can render: charts by their folder, and single templates by what they hold. */
export function withoutCharts(files: readonly TextFile[]): ChartSplit {
  const roots = files
    .filter(({ file }) => basename(file) === 'Chart.yaml')
    .map(({ file }) => dirname(file))
    .sort((a, b) => a.length - b.length); // the outermost first: a chart below another one's charts/ is a part of it
  const ofChart = new Map<string, number>();
  const others: TextFile[] = [];
  const notJudged: NotJudged[] = [];
  for (const each of files) {
    const root = roots.find((folder) => OF_CHART.test(pathBelow(folder, each.file)));
    if (root !== undefined) ofChart.set(root, (ofChart.get(root) ?? 0) + 1);
    else if (ACTION.test(each.text)) notJudged.push(templateNote(each.file, lineOf(each.text)));
    else others.push(each);
  }
  return { others, notJudged: [...[...ofChart].map(chartNote), ...notJudged] };
}

/** A path below a folder; the path itself where it is elsewhere. */
const pathBelow = (folder: string, file: string) =>
  folder === '.' ? file : file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : `/${file}`;

const WHY = 'a template is no manifest before Helm has filled it in: what it renders depends on values';

const chartNote = ([chart, files]: readonly [chart: string, files: number]): NotJudged => ({
  file: join(chart, 'Chart.yaml'),
  line: 1,
  what: `Helm chart ${chart} is not rendered: ${countedWith(files, 'file')} not judged`,
  why: WHY,
  fix: `helm template ${chart} | sluice lint -`,
  isBroken: false,
});

/** A template that came without its chart. */
export const templateNote = (file: string, line: number): NotJudged => ({
  file,
  line,
  what: 'it is a Helm template, and is not judged',
  why: WHY,
  fix: 'helm template CHART | sluice lint -',
  isBroken: false,
});

const lineOf = (text: string) => text.slice(0, Math.max(0, text.search(ACTION))).split('\n').length;
