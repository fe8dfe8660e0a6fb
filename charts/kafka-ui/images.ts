import { mirrored, type Problem, parseImage } from '../shared/index.js';

/** What is known of one image of Kafbat UI. */
export interface KafkaUiContract {
  /** Repository without the registry. */
  readonly repository: string;
  /** First part of its tag, e.g. `1.5`. */
  readonly band: string;
  /** Numeric user and group: the image names its own, which `runAsNonRoot` cannot check. */
  readonly uid: number;
  /** Group id of the process. */
  readonly gid: number;
  /** Major version of the Java inside. */
  readonly java: number;
  /** Licence of the software, as an SPDX id where there is one. */
  readonly licence: string;
  /** `run`: a test of ours started it. `read`: known from its sources alone. */
  readonly proof: 'run' | 'read';
}

/** Every image of Kafbat UI Sluice can render. On Alpine: no bash. */
export const KAFKA_UI_IMAGES: readonly KafkaUiContract[] = [
  { repository: 'kafbat/kafka-ui', band: '1.5', uid: 100, gid: 101, java: 25, licence: 'Apache-2.0', proof: 'read' },
];

/** The image as the pod names it. */
export interface KafkaUiImage {
  /** Reference, mirror included. */
  readonly reference: string;
  /** What is known of the image. */
  readonly contract: KafkaUiContract;
}

/** The contract of an image; nothing for an unknown one. */
export function kafkaUiContract(reference: string): KafkaUiContract | undefined {
  const { repository, tag = '' } = parseImage(reference);
  return KAFKA_UI_IMAGES.find((image) => repository.endsWith(image.repository) && tag.startsWith(`v${image.band}.`));
}

/** The image as the pod names it. Throws for an unknown one: a problem reports it first. */
export function kafkaUiImage(reference: string, mirror: string | undefined): KafkaUiImage {
  const contract = kafkaUiContract(reference);
  if (!contract) throw new Error(`no contract for image ${reference}`);
  return { reference: mirrored(reference, mirror), contract };
}

/** What is wrong with an image. */
export function kafkaUiImageProblems(reference: string): Problem[] {
  if (kafkaUiContract(reference)) return [];
  return [
    {
      what: `image ${reference} is not one Sluice knows`,
      why: 'its user and its start command are unknown, so what is rendered would be a guess',
      fix: `use ${KAFKA_UI_IMAGES.map(({ repository, band }) => `ghcr.io/${repository}:v${band}.x`).join(' or ')}`,
    },
  ];
}
