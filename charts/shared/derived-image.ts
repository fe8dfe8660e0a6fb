import { contractOf, type ImageContract, imageProblems, mirrored, movingImageProblems, parseImage } from './image.js';
import { type Problem, under } from './problem.js';

/** An image of a release: one Sluice knows, or one that was built from it. */
export interface ImageRelease {
  /** What runs, e.g. `apache/kafka:4.3.1`, or `registry.example.com/kafka-with-agent:4.3.1-2`. */
  readonly image: string;
  /**
   * Known image it was built from, e.g. `apache/kafka:4.3.1`: start command, user and folders are taken from there. Such an image is
   * pulled from where it is, never through `imageMirror`. @default the image is itself a known one
   */
  readonly basedOn?: string;
}

/** An image as pods name it, and what is known of it. */
export interface KnownImage<Contract> {
  /** Reference, mirror included. */
  readonly reference: string;
  /** What is known of the image, or of the one it is based on. */
  readonly contract: Contract;
  /** Known image it was built from, for one that is not known itself. */
  readonly basedOn?: string;
}

/** An image of the family that most components share. */
export type RunnableImage = KnownImage<ImageContract>;

/** Annotation of a workload: the known image that a container's own one was built from. On the object, so that it restarts nothing. */
export const basedOnAnnotation = (container: string): string => `based-on.sluice.dev/${container}`;

/** The image whose contract counts. */
export const knownReference = ({ image, basedOn }: ImageRelease): string => basedOn ?? image;

/** The image as pods name it: a known one through the mirror, an own one as it is written. */
export const asPodsName = <Contract>(
  { image, basedOn }: ImageRelease,
  contract: Contract,
  mirror: string | undefined,
): KnownImage<Contract> =>
  basedOn === undefined ? { reference: mirrored(image, mirror), contract } : { reference: image, contract, basedOn };

/** The image as pods name it. Throws when its contract is unknown: a problem of the environment reports it first. */
export function runnableImage(
  images: readonly ImageContract[],
  { image, line, mirror }: { readonly image: ImageRelease; readonly line: string; readonly mirror: string | undefined },
): RunnableImage {
  const contract = contractOf(images, knownReference(image), line);
  if (!contract) throw new Error(`no contract for image ${knownReference(image)}`);
  return asPodsName(image, contract, mirror);
}

/** Version of the software inside, as the tag of the known image says it; nothing where that has a digest alone. */
export const imageVersion = ({ reference, basedOn }: Pick<KnownImage<unknown>, 'reference' | 'basedOn'>): string | undefined =>
  parseImage(basedOn ?? reference).tag;

/** How an image of a release is judged. */
export interface ReleaseQuestion {
  /** What is wrong with a known image. */
  readonly problems: (reference: string) => readonly Problem[];
  /** The contract of an image; nothing for one that is not known. */
  readonly contract: (reference: string) => unknown;
  /** Whether a moving tag is good enough: on a laptop. */
  readonly allowLatest: boolean;
}

/** What is wrong with an image of a release, by its fields `image` and `basedOn`. */
export function imageReleaseProblems({ image, basedOn }: ImageRelease, question: ReleaseQuestion): Problem[] {
  if (basedOn === undefined) return under('image', question.problems(image).map(withWayOut(image, question)));
  const known = question.contract(image);
  const isContradicted = known !== undefined && known !== question.contract(basedOn);
  return [
    ...under('image', movingImageProblems(image, question.allowLatest)),
    ...(isContradicted ? [contradicted(image, basedOn)] : []),
    ...under('basedOn', question.problems(basedOn)),
  ];
}

/** An unknown image may be the user's own: the fix says how to write that. */
const withWayOut =
  (image: string, { contract }: ReleaseQuestion) =>
  (problem: Problem): Problem =>
    contract(image) === undefined && parseImage(image).tag !== undefined
      ? { ...problem, fix: `${problem.fix}; if it was built from one of these, add basedOn with that image` }
      : problem;

const contradicted = (image: string, basedOn: string): Problem => ({
  path: 'basedOn',
  what: `${basedOn} is not what ${image} is known as`,
  why: 'two answers to which start command, user and folders the image has',
  fix: 'remove basedOn, or correct it',
});

/** What is asked of an image of a family that shares {@link ImageContract}. */
export interface FamilyQuestion {
  /** Contracts of the known images. */
  readonly images: readonly ImageContract[];
  /** What a Kafka image is to be. @default images of other components are one thing only */
  readonly purpose?: ImageContract['runs'][number];
  /** Line of Kafka the release names, e.g. `4.3`. */
  readonly line: string;
  /** Whether a moving tag is good enough: on a laptop. */
  readonly allowLatest: boolean;
}

/** What is wrong with an image of a release, known or derived, by its fields. */
export const familyProblems = (release: ImageRelease, question: FamilyQuestion): Problem[] =>
  imageReleaseProblems(release, {
    contract: (reference) => contractOf(question.images, reference, question.line),
    problems: (reference) => imageProblems({ ...question, reference }),
    allowLatest: question.allowLatest,
  });
