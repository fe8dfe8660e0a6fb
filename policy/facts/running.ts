import { RECOGNISED, recognisedAs } from '../../charts/recognised.js';
import type { Running } from './container.js';
import type { ImageFact } from './images.js';
import type { Settings } from './settings.js';

/** What is known of a container before it is known what it runs. */
interface Clues {
  readonly image: ImageFact;
  readonly env: Settings;
  /** Command and arguments. */
  readonly words: string;
  /** Names of the files its pod mounts from ConfigMaps. */
  readonly files: readonly string[];
  /** Whether it ends by itself: a Job, an init container. */
  readonly ends: boolean;
}

/** Programs that do one thing and end. */
const TOOL =
  /kafka-(topics|configs|acls|console-\w+|consumer-groups|reassign-partitions|storage(?!\S*\s+format)|broker-api-versions)|sleep infinity|tail -f|cub (kafka|zk)-ready/;
const STARTS = RECOGNISED.flatMap(({ start }) => start?.source ?? []).join('|');
/** Start commands beside which a tool is only preparation. */
const SERVER = new RegExp(`${STARTS}|/docker/run\\b|docker/run$|entrypoint\\.sh|/run\\.sh|start\\.sh`);
const SETTINGS_PATH = new RegExp(`(?:${STARTS})(?:\\.sh)?\\s+(?:-daemon\\s+)?(/\\S+)`);

/** The settings file that a command starts a server with. */
export const settingsPathIn = (words: string): string | undefined => SETTINGS_PATH.exec(words)?.[1];

/** What a container runs. The first program that fits counts: a Connect worker may run from an image of Kafka. */
export function runningOf({ image, env, words, files, ends }: Clues): Running {
  if (recognisedAs(image.software)?.isAlwaysRun) return image.software;
  if (ends || (TOOL.test(words) && !SERVER.test(words))) return 'tool';
  if (image.software !== 'kafka' && image.software !== 'other') return image.software;
  const names = Object.keys(env);
  const known =
    RECOGNISED.find(({ start }) => start?.test(words)) ??
    RECOGNISED.find(
      ({ settings }) =>
        settings !== undefined && (files.some((name) => settings.files.test(name)) || names.some((name) => settings.variables.test(name))),
    );
  // An image of Kafka is also taken for the tools in it: a command of its own that starts no server, and no setting of one.
  const isScript = image.software === 'kafka' && known === undefined && words !== '' && !SERVER.test(words);
  return known?.software ?? (isScript ? 'tool' : image.software);
}
