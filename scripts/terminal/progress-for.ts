import type { Clock } from './clock.js';
import type { Io } from './io.js';
import { LineProgress, type Progress } from './progress.js';

/** A live task list on a terminal, lines in a log. */
export async function progressFor(io: Io, clock: Clock, labels: readonly string[]): Promise<Progress> {
  if (!io.interactive || labels.length === 0) return new LineProgress(io, clock);
  const { TaskListProgress } = await import('./task-list.js');
  return new TaskListProgress(labels);
}
