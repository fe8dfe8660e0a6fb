import ts from 'typescript';
import { DERIVED_KEYS } from '../../charts/kafka/index.js';
import { code, heading, table } from './markdown.js';
import { type Field, field, type Maker, readSource, type Shape, type SpecSource } from './spec-reader.js';
import { type Place, typeWords } from './type-words.js';

/** Sections of the page, in reading order, with the title a reader looks for. */
const SECTIONS: readonly (readonly [shape: string, title: string])[] = [
  ['EnvironmentSpec', 'Environment'],
  ['EnvironmentClass', 'EnvironmentClass'],
  ['KubernetesSpec', 'KubernetesSpec'],
  ['KafkaShape', 'Kafka'],
  ['KraftSpec', 'KraftSpec'],
  ['ZooKeeperSpec', 'ZooKeeperSpec'],
  ['PoolSpec', 'PoolSpec'],
  ['PerZone', 'PerZone'],
  ['PoolShape', 'PoolShape'],
  ['VolumeSpec', 'VolumeSpec'],
  ['CertificatesSpec', 'CertificatesSpec'],
  ['TopicSpec', 'TopicSpec'],
  ['RateSpec', 'RateSpec'],
  ['UserSpec', 'UserSpec'],
  ['ClientSpec', 'ClientSpec'],
];

/** Files whose functions a description calls, and which of them. */
const MAKERS: readonly (readonly [path: string, names: RegExp])[] = [
  ['environments/environment.ts', /./],
  ['environments/spec.ts', /./],
  ['charts/kafka/listeners.ts', /^(internal|client|external)/],
  ['charts/access/config.ts', /^(produce|consume|describe)$/],
];

/** `docs/reference/environment.md`. */
export function environmentPage(): string {
  const source = readSource('environments/spec.ts');
  const linked = new Set(SECTIONS.map(([name]) => name));
  return [
    heading('What an environment may say', 'environments/spec.ts and its neighbours'),
    'Types are checked by the compiler, ranges and relations by every command. A field without a default must be written.\n',
    ...SECTIONS.map(([name, title]) => section(source, shapeNamed(source, name), { title, linked })),
    exposureSections(),
    patchSection(),
    makersSection(),
    derivedSection(),
  ].join('\n');
}

function shapeNamed({ shapes }: SpecSource, name: string): Shape {
  const shape = shapes.get(name);
  if (!shape) throw new Error(`environments/spec.ts has no ${name}`);
  return shape;
}

function section(source: SpecSource, shape: Shape, { title, linked }: { title: string; linked: ReadonlySet<string> }): string {
  const { name, meaning, alias, fields, parents } = shape;
  const place = { linked, owner: name };
  const also = parents.map((parent) => `All fields of [${parent}](#${parent.toLowerCase()}), and:\n\n`).join('');
  const told = fields.map((one) => (one.meaning ? one : { ...one, meaning: source.shapes.get(one.type.getText())?.meaning ?? '' }));
  return `## ${title}\n\n${meaning}\n\n${also}${alias ? `${typeWords(alias, place)}\n` : fieldTable(told, place)}`;
}

const fieldTable = (fields: readonly Field[], place: Place) =>
  table(
    ['Field', 'Type', 'Default', 'Meaning'],
    fields.map(({ name, type, isOptional, fallback, meaning }) => [
      code(name),
      typeWords(type, place),
      fallback ?? (isOptional ? 'none' : 'must be written'),
      meaning,
    ]),
  );

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

const NO_PLACE: Place = { linked: new Set(), owner: '' };

function patchSection(): string {
  const kinds = shapeNamed(readSource('environments/patch.ts'), 'PatchableSpecs');
  const rows = kinds.fields.map(({ name, type }) => [code(name), typeWords(type, NO_PLACE)]);
  return [
    '## Patch\n\nA change to one rendered object: for what the model does not say. `kind`, `name`, `spec` and `reason` must be written.',
    'It is merged into the spec; lists are replaced whole; the reason becomes the annotation `sluice.dev/patched`.\n',
    table(['Kind', 'Type of `spec`, every field optional'], rows),
  ].join('\n');
}

function makersSection(): string {
  const makers = MAKERS.flatMap(([path, names]) =>
    readSource(path)
      .makers.filter(({ name }) => names.test(name))
      .map((maker) => [path, maker] as const),
  );
  const rows = makers.map(([path, { name, meaning }]: readonly [string, Maker]) => [code(name), meaning, code(path)]);
  return `## Functions to write with\n\n${table(['Function', 'Meaning', 'File'], rows)}`;
}

const derivedSection = () =>
  `## Derived keys\n\nThese broker settings follow from the fields above. In \`settings\` they are a type error, in \`unchecked\` a problem.\n\n${DERIVED_KEYS.map(
    (key) => `- ${code(key)}\n`,
  ).join('')}`;
