import { contractOf, type ImageContract, mirrored, type RunnableImage } from '../../charts/shared/index.js';

/** The image as pods name it. Throws when its contract is unknown: `environmentProblems` says so first. */
export function runnableImage(
  images: readonly ImageContract[],
  { reference, line, mirror }: { reference: string; line: string; mirror: string | undefined },
): RunnableImage {
  const contract = contractOf(images, reference, line);
  if (!contract) throw new Error(`no contract for image ${reference}`);
  return { reference: mirrored(reference, mirror), contract };
}
