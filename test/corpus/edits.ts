import type { Edit } from './edit.js';
import { DESCRIBED_EDITS } from './edits-description.js';
import { RENDERED_EDITS } from './edits-manifests.js';

/** Single edits to staging, and what each comes to. The unit tests compare them with the rules, an end-to-end test with an API server. */
export const EDITS: readonly Edit[] = [...DESCRIBED_EDITS, ...RENDERED_EDITS];
