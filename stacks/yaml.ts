import yaml from 'js-yaml';

/**
 * A value as YAML that any reader takes for the same value, of YAML 1.1 (as in Kubernetes and Compose) or 1.2: `"on"` and `"012"` are
 * quoted. Long lines stay whole: a broken one in a properties file is hard to read and to compare. Nothing is an alias of anything.
 */
export const yamlText = (value: unknown): string => yaml.dump(value, { lineWidth: -1, noRefs: true, quotingType: '"', skipInvalid: true });
