import { randomBytes } from 'node:crypto';

/** Bytes of a Kafka cluster id. */
const BYTES = 16;

/**
 * A new Kafka cluster id: 16 random bytes in base64url, 22 characters. Drawn again while it starts with a dash, which tools take for an
 * option. It is on every disk of the cluster and never changes, so it is drawn when the environment is written, and never by a render.
 */
export function drawClusterId(random: (bytes: number) => Buffer = randomBytes): string {
  const id = random(BYTES).toString('base64url');
  return id.startsWith('-') ? drawClusterId(random) : id;
}
