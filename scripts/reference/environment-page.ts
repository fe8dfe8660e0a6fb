import ts from 'typescript';
import { COMPONENTS } from '../../charts/components.js';
import { DERIVED_KEYS } from '../../charts/kafka/index.js';
import { COMPONENT_SECTIONS, componentShape } from './components-page.js';
import { code, heading, table } from './markdown.js';
import { PIPELINE_SECTIONS } from './pipelines-page.js';
import { field, readSource, type Shape, type SpecSource } from './spec-reader.js';
import { fieldTable, linksTo, type Makers, makersText, type Section, sectionsOf, sectionTexts } from './spec-sections.js';
import { type Place, typeWords } from './type-words.js';

const SPEC = 'platform/spec.ts';
/** Sections of the page, in reading order, with the title a reader looks for. */
const SECTIONS: readonly Section[] = [
  {
    path: SPEC,
    shape: 'EnvironmentBase',
    title: 'Environment',
    more: COMPONENTS.map(({ key, folder }) => componentShape(key, folder, 'Field')),
  },
  ...sectionsOf('charts/shared/environment.ts', 'KubernetesSpec', 'ApiServerSpec'),
  { path: SPEC, shape: 'KafkaShape', title: 'Kafka' },
  ...sectionsOf(SPEC, 'KraftSpec', 'ZooKeeperSpec', 'PoolSpec', 'PerZone', 'PoolShape', 'VolumeSpec', 'CertificatesSpec', 'TopicSpec'),
  ...sectionsOf('charts/shared/rate.ts', 'RateSpec'),
  ...sectionsOf(SPEC, 'UserSpec', 'ClientSpec'),
  ...sectionsOf(
    'charts/shared/own-parts.ts',
    'OwnParts',
    'NodeAffinitySpec',
    'NodeCondition',
    'OwnContainer',
    'SidecarSpec',
    'SidecarPort',
  ),
];

const MAKERS: Makers = [
  ['platform/environment.ts', /./],
  [SPEC, /./],
  ['charts/kafka/listeners.ts', /^(internal|client|external)/],
  ['charts/shared/permission.ts', /^(produce|consume|describe)$/],
];

/** `docs/reference/environment.md`. */
export function environmentPage(): string {
  const links = new Map([
    ...linksTo(COMPONENT_SECTIONS, 'components.md'),
    ...linksTo(PIPELINE_SECTIONS, 'pipelines.md'),
    ...linksTo(SECTIONS),
  ]);
  return [
    heading('What an environment may say', 'platform/spec.ts and its neighbours'),
    'Types are checked by the compiler, ranges and relations by every command. A field without a default must be written.\n',
    ...sectionTexts(SECTIONS, links),
    exposureSections(),
    patchSection(),
    makersText(MAKERS),
    derivedSection(),
  ].join('\n');
}

function shapeNamed({ shapes }: SpecSource, name: string): Shape {
  const shape = shapes.get(name);
  if (!shape) throw new Error(`no ${name}`);
  return shape;
}

/** What the functions for external listeners take: one table a kind of exposure. */
function exposureSections(): string {
  const exposure = readSource('charts/kafka/listeners.ts').shapes.get('Exposure')?.alias;
  const kinds = exposure && ts.isUnionTypeNode(exposure) ? exposure.types.filter(ts.isTypeLiteralNode) : [];
  const named: Readonly<Record<string, string>> = { 'node-port': 'externalNodePort', 'load-balancer': 'externalLoadBalancer' };
  const sections = kinds.flatMap(({ members }) => {
    const [kind, ...fields] = members.filter(ts.isPropertySignature).map(field);
    const title = named[kind?.type.getText().replaceAll("'", '') ?? ''];
    return title
      ? [`## ${title}\n\nBeside \`name\` (default \`EXTERNAL\`) and \`port\` (default 9094):\n\n${fieldTable(fields, NO_PLACE)}`]
      : [];
  });
  return sections.join('\n');
}

const NO_PLACE: Place = { linked: new Map(), owner: '' };

function patchSection(): string {
  const kinds = shapeNamed(readSource('platform/patch.ts'), 'PatchableSpecs');
  const rows = kinds.fields.map(({ name, type }) => [code(name), typeWords(type, NO_PLACE)]);
  return [
    '## Patch\n\nA change to one rendered object, for what the description does not express. `kind`, `name`, `spec` and `reason` must be written.',
    'It is merged as a strategic merge patch of Kubernetes; the reason becomes the annotation `sluice.dev/patched`.\n',
    table(['Kind', 'Type of `spec`, every field optional'], rows),
  ].join('\n');
}

const derivedSection = () =>
  `## Derived keys\n\nThese broker settings follow from the fields above. In \`settings\` they are a type error, in \`unchecked\` a problem.\n\n${DERIVED_KEYS.map(
    (key) => `- ${code(key)}\n`,
  ).join('')}`;
