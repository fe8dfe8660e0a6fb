import { RECOGNISED, recognisedAs } from '../../charts/recognised.js';
import { parseImage } from '../../charts/shared/image.js';
import type { ImageFamily } from '../../charts/shared/recognise.js';

/** What software an image holds: `kafka`, `zookeeper`, the folder of a component, or `other`. */
export type Software = string;

/** An image, recognised by its repository whatever mirror it comes from. */
export interface ImageFact {
  /** Image reference as written. */
  readonly reference: string;
  /** Host it comes from, when the reference names one. */
  readonly registry?: string;
  /** Repository without registry and tag. */
  readonly repository: string;
  /** Tag. */
  readonly tag?: string;
  /** Digest. */
  readonly digest?: string;
  /** Software in the image. */
  readonly software: Software;
  /** Distribution the image belongs to. */
  readonly family: ImageFamily;
  /** Known image it was built from, where the manifest says so: software, family and version are those of that image. */
  readonly basedOn?: string;
  /** Version of Kafka, or of its clients, inside, as exact as the tag says, e.g. `3.9.1` or `4.1`. */
  readonly kafkaVersion?: string;
}

const ROWS = RECOGNISED.flatMap(({ software, images }) => images.map((image) => ({ software, ...image })));

/** What is known of an image. One that is not known, and was built from none, is an image of other software. */
export function imageFact(reference: string, basedOn?: string): ImageFact {
  const { registry, repository, tag, digest } = parseImage(reference);
  const known = basedOn === undefined ? { repository, tag } : parseImage(basedOn);
  const row = ROWS.find((each) => each.repository.test(known.repository));
  const { software, family } = row ?? { software: 'other', family: 'other' as const };
  const kafkaVersion = kafkaVersionOf(software, family, known.tag ?? '');
  return {
    reference,
    ...(registry !== undefined && { registry }),
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
    software,
    family,
    ...(basedOn !== undefined && { basedOn }),
    ...(kafkaVersion !== undefined && { kafkaVersion }),
  };
}

/** Confluent's minor versions up to 6.2 are those of Kafka shifted by more than the major. */
const OLD_CONFLUENT: Readonly<Record<string, string>> = {
  '5.0': '2.0',
  '5.1': '2.1',
  '5.2': '2.2',
  '5.3': '2.3',
  '5.4': '2.4',
  '5.5': '2.5',
  '6.0': '2.6',
  '6.1': '2.7',
  '6.2': '2.8',
};
/** Confluent counts majors from here: 7.9 is 3.9, 8.1 is 4.1. */
const CONFLUENT_AHEAD = 4;

function kafkaVersionOf(software: Software, family: ImageFamily, tag: string): string | undefined {
  const holds = recognisedAs(software)?.holds;
  if (holds === undefined || (holds === 'clients' && family !== 'confluent')) return undefined;
  if (family === 'strimzi') return /kafka-(\d+(?:\.\d+)+)/.exec(tag)?.[1];
  const [, version, major, minor] = /^((\d+)\.(\d+)(?:\.\d+)?)(?=[.-]|$)/.exec(tag) ?? [];
  if (version === undefined || major === undefined || minor === undefined) return undefined;
  if (family === 'apache' || family === 'bitnami') return version;
  if (family !== 'confluent') return undefined;
  const old = OLD_CONFLUENT[`${major}.${minor}`];
  return old ?? (Number(major) > 6 ? `${Number(major) - CONFLUENT_AHEAD}.${minor}` : undefined);
}
