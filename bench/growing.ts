import { growth, MANIFEST_COUNTS } from './many-manifests.js';
import { paired } from './measure.js';

const ROUNDS = 3;
const MIB = 1024 * 1024;

/** What is done with a set of some size, and what reading its YAML alone would be. */
interface Compared {
  work(): unknown;
  yamlAlone(): unknown;
}

/** Measures one piece of work at every size, prints each, and how it grows: 1 is in proportion to the number of manifests. */
export async function printedGrowth(name: string, at: (count: number) => Compared): Promise<number> {
  const times = [];
  for (const count of MANIFEST_COUNTS) {
    const { work, yamlAlone } = at(count);
    const { a, b, ratio } = await paired(ROUNDS, work, yamlAlone);
    times.push({ size: count, time: await processorMs(work) });
    const memory = Math.round(process.memoryUsage().rss / MIB);
    console.log(
      `${name} ${count} manifests: ${(a / 1000).toFixed(2)} s (${(a / count).toFixed(2)} ms each), YAML alone: ${(b / 1000).toFixed(2)} s, ratio ${ratio.toFixed(2)}, ${memory} MiB`,
    );
  }
  const [first, last] = [times[0], times.at(-1)];
  const exponent = first && last ? growth(first, last) : Number.NaN;
  console.log(`${name} manifests: the processor's time grows with their number to the power of ${exponent.toFixed(2)}; 1 is in proportion`);
  return exponent;
}

/** Processor time of the quickest of a few rounds: what others do on the machine is not in it. */
async function processorMs(work: () => unknown): Promise<number> {
  const found = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(started);
    found.push((user + system) / 1000);
  }
  return Math.min(...found);
}
