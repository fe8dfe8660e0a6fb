import { familyProblems, type ImageRelease } from './derived-image.js';
import type { ImageContract } from './image.js';
import type { Problem } from './problem.js';
import type { EnvironmentClass } from './severity.js';

/** One key of a release entry. */
export interface ReleaseKey {
  /** What is written there, e.g. `an image reference`. */
  readonly form: string;
  /** A value that would pass. */
  readonly example: string;
  /** What the value must match. @default any text that is not empty */
  readonly pattern?: RegExp;
  /** Whether the key may be absent. @default false */
  readonly isOptional?: boolean;
}

/** Form of a release key that holds an image reference. */
export const IMAGE_FORM = 'an image reference';

/** A release key that holds an image reference. */
export const imageKey = (example: string): ReleaseKey => ({ form: IMAGE_FORM, example });

/** An optional key that names the known image an own one was built from. */
export const baseKey = (example: string): ReleaseKey => ({
  form: 'the known image that the own one was built from',
  example,
  isOptional: true,
});

/** What runs of one component. */
export type ComponentRelease = ImageRelease;

/** What is wrong with the image of a release entry. */
export const releasedImageProblems = (
  images: readonly ImageContract[],
  entry: ComponentRelease | undefined,
  { line, site }: { readonly line: string; readonly site: { readonly class: EnvironmentClass } },
): readonly Problem[] => [...familyProblems(entry ?? { image: '' }, { images, line, allowLatest: site.class === 'local' })];

/** How the reference pages show a component. */
export interface ReferenceEntry {
  /** Title of the section of its images. */
  readonly title: string;
  /** Markdown before the tables of its images. @default none */
  readonly note?: string;
  /** Its images, and what belongs to them. */
  readonly tables: readonly ReferenceTable[];
  /** Shapes of the page of components, by file. */
  readonly shapes: readonly { readonly file: string; readonly names: readonly string[] }[];
  /** Types whose name says less than these words, by name or `Owner.Name`. Markdown. @default none */
  readonly words?: Readonly<Record<string, string>>;
  /** Functions that a description calls, by file. @default none */
  readonly functions?: readonly { readonly file: string; readonly names: RegExp }[];
}

/** A table of a reference page: cells are Markdown. */
export interface ReferenceTable {
  /** Titles of the columns. */
  readonly head: readonly string[];
  /** Cells, by row. */
  readonly rows: readonly (readonly string[])[];
}

/** Images as a table. */
export const imageTable = (images: readonly ImageContract[]): ReferenceTable => ({
  head: ['Image', 'Kafka line', 'Can be', 'Tools', 'uid:gid', 'Log format', 'Java', 'Known by', 'Licence'],
  rows: images.map((image) => [
    `\`${image.repository}:${image.band}.x\``,
    image.line,
    image.runs.join(', '),
    `\`${image.toolsDir}/*${image.toolsSuffix}\``,
    `${image.uid}:${image.gid}`,
    image.logging,
    String(image.java),
    image.proof,
    image.licence,
  ]),
});
