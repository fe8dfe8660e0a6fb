/** Names of the formats, for the help; what writes them is loaded when it is asked for. */
export const FORMAT_NAMES = ['human', 'json', 'ndjson', 'sarif', 'github', 'markdown', 'junit'] as const;
/** Name of a format of lint. */
export type FormatName = (typeof FORMAT_NAMES)[number];
