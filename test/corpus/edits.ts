import type { Edit } from './edit.js';
import { LIVE_EDITS } from './edits-live.js';
import { RENDERED_EDITS } from './edits-manifests.js';
import { RESTARTING_EDITS } from './edits-restarting.js';

/** Single edits to staging, and what each comes to. The unit tests compare them with the rules, an end-to-end test with an API server. */
export const EDITS: readonly Edit[] = [...LIVE_EDITS, ...RESTARTING_EDITS, ...RENDERED_EDITS];
