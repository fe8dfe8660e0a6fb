import { type AnyComponent, COMPONENTS } from '../../charts/components.js';
import { heading } from './markdown.js';
import { linksTo, type Makers, makersText, type Section, sectionsOf, sectionTexts } from './spec-sections.js';

/** The interface in a component's `component.ts` with its field of the environment, or of the release file. */
export const componentShape = (key: string, folder: string, ending: 'Field' | 'ReleaseField') => ({
  path: `charts/${folder}/component.ts`,
  shape: `${key.slice(0, 1).toUpperCase()}${key.slice(1)}${ending}`,
});

/** Sections of the page, in the order of the fields of an environment. */
export const COMPONENT_SECTIONS: readonly Section[] = [
  ...COMPONENTS.flatMap(({ folder, reference }) =>
    reference.shapes.flatMap(({ file, names }) => sectionsOf(`charts/${folder}/${file}`, ...names)),
  ),
  ...sectionsOf('charts/shared/reach.ts', 'ReachSpec'),
  {
    path: 'platform/release/release.ts',
    shape: 'KafkaRelease',
    title: 'Release',
    more: COMPONENTS.map(({ key, folder }) => componentShape(key, folder, 'ReleaseField')),
  },
  ...sectionsOf('charts/shared/derived-image.ts', 'ImageRelease'),
];

const MAKERS: Makers = [
  ...COMPONENTS.flatMap(({ folder, reference: { functions = [] } }: Pick<AnyComponent, 'folder' | 'reference'>) =>
    functions.map(({ file, names }) => [`charts/${folder}/${file}`, names] as const),
  ),
  ['charts/shared/secret.ts', /^secret$/],
];

/** `docs/reference/components.md`. */
export const componentsPage = (links: ReadonlyMap<string, string>) =>
  [
    heading('What runs beside Kafka', 'the folders of charts/ and platform/release/release.ts'),
    'Each component is a field of an [environment](environment.md); what runs on them are [pipelines](pipelines.md).',
    'Versions and images stand in `releases/<name>.yaml`: see [Release](#release) and [images](images.md).\n',
    ...sectionTexts(
      COMPONENT_SECTIONS,
      new Map([['OwnParts', 'environment.md#ownparts'], ['ComponentRelease', '#imagerelease'], ...links, ...linksTo(COMPONENT_SECTIONS)]),
    ),
    makersText(MAKERS),
  ].join('\n');
