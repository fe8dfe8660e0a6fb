import { github } from './github.js';
import { human } from './human.js';
import { json, ndjson } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { Format } from './report.js';
import { sarif } from './sarif.js';

/** Every format of lint, by its name. */
export const FORMATS = { human, json, ndjson, sarif, github, markdown, junit } as const satisfies Readonly<Record<string, Format>>;
