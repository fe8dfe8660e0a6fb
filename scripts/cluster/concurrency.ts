/** Requests that a cluster gets at a time. */
const AT_A_TIME = 8;

/** Runs `work` on every item, a few at a time, and returns the results in the items' order. The first error stops new work. */
export async function eachLimited<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      try {
        results.set(index, await work(item));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(AT_A_TIME, items.length) }, lane));
  const broken = lanes.find((result) => result.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
