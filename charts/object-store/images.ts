import { asPodsName, type ImageRelease, type KnownImage, knownReference, type Problem, parseImage } from '../shared/index.js';

/** What an image of the object store promises. */
export interface ObjectStoreContract {
  /** Repository of the image, without registry and tag. */
  readonly repository: string;
  /** The tags' beginning this row is about, e.g. `v1.8`. */
  readonly band: string;
  /** What the image is used for. */
  readonly runs: 'gateway' | 'client';
  /** Path of its program. */
  readonly program: string;
  /** Numeric user and group. The gateway's image names none: any will do that owns the disk. */
  readonly uid: number;
  /** Group id of the process. */
  readonly gid: number;
  /** Licence of the software, as an SPDX id where there is one. */
  readonly licence: string;
  /** `run`: a test of ours started it. `read`: known from its sources alone. */
  readonly proof: 'run' | 'read';
}

/** An image as the pods name it, and what is known of it. */
export type ObjectStoreImage = KnownImage<ObjectStoreContract>;

const gateway = (band: string, proof: 'run' | 'read'): ObjectStoreContract => ({
  repository: 'versity/versitygw',
  band,
  runs: 'gateway',
  program: '/usr/local/bin/versitygw',
  uid: 1000,
  gid: 1000,
  licence: 'Apache-2.0',
  proof,
});

const curl = (band: string, proof: 'run' | 'read'): ObjectStoreContract => ({
  repository: 'curlimages/curl',
  band,
  runs: 'client',
  program: 'curl',
  uid: 100,
  gid: 101,
  licence: 'curl',
  proof,
});

/** Images of the stand-in: the gateway, and the client that makes its buckets. */
export const OBJECT_STORE_IMAGES: readonly ObjectStoreContract[] = [gateway('v1.8', 'run'), curl('8.14', 'run')];

/** What is asked of an image. */
export interface ObjectStoreQuestion {
  /** Image reference as the release names it. */
  readonly reference: string;
  /** What the image must be able to run. */
  readonly runs: ObjectStoreContract['runs'];
}

/** The contract of an image; nothing for one that is not known. */
export function objectStoreContract({ reference, runs }: ObjectStoreQuestion): ObjectStoreContract | undefined {
  const { repository, tag = '' } = parseImage(reference);
  const isSame = (known: string) => repository === known || repository.endsWith(`/${known}`);
  return OBJECT_STORE_IMAGES.find(
    (image) => image.runs === runs && isSame(image.repository) && (tag === image.band || tag.startsWith(`${image.band}.`)),
  );
}

/** The image as pods name it. Throws when its contract is unknown: {@link objectStoreImageProblems} says so first. */
export function objectStoreImage(image: ImageRelease, runs: ObjectStoreContract['runs'], mirror: string | undefined): ObjectStoreImage {
  const contract = objectStoreContract({ reference: knownReference(image), runs });
  if (!contract) throw new Error(`no contract for image ${knownReference(image)}`);
  return asPodsName(image, contract, mirror);
}

/** What is wrong with an image of a release: not pinned, or unknown. */
export function objectStoreImageProblems(question: ObjectStoreQuestion): Problem[] {
  if (objectStoreContract(question)) return [];
  const known = OBJECT_STORE_IMAGES.filter(({ runs }) => runs === question.runs).map(({ repository, band }) => `${repository}:${band}.x`);
  return [
    {
      what: `image ${question.reference} is not one Sluice knows`,
      why: 'its program, arguments and user are unknown, so what is rendered would be a guess',
      fix: `use ${known.join(' or ')}`,
    },
  ];
}
