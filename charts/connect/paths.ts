/** Folder of the worker's settings and its start script. */
export const CONNECT_SETTINGS_DIR = '/etc/sluice/connect';
/** Folder of the Secrets that connectors refer to: `/etc/sluice/secrets/<secret>/<key>`. */
export const CONNECTOR_SECRETS_DIR = '/etc/sluice/secrets';
