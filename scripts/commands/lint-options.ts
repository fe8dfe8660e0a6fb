/** Names of the formats, for the help; what writes them is loaded when it is asked for. */
export const FORMAT_NAMES = ['human', 'json', 'ndjson', 'sarif', 'github', 'markdown', 'junit'] as const;
/** Name of a format of lint. */
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Classes of environments, for the help; a test compares them with the rules' own. */
export const CLASS_NAMES = ['local', 'development', 'staging', 'production'] as const;
