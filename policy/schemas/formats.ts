/** How ajv takes a format of numbers. */
interface NumberFormat {
  readonly type: 'number';
  readonly validate: (value: number) => boolean;
}

const INT32_BOUND = 2 ** 31;
/** Beyond this a JSON number is no longer the integer that was written. */
const INT64_BOUND = Number.MAX_SAFE_INTEGER;

/** A quantity as Kubernetes reads it: `500m`, `1.5Gi`, `1e3`. */
export const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Formats of Kubernetes' OpenAPI. A format that is not here is not checked, as the API server does not check it either. */
export const FORMATS: Readonly<Record<string, RegExp | NumberFormat | ((value: string) => boolean)>> = {
  int32: { type: 'number', validate: (value) => value >= -INT32_BOUND && value < INT32_BOUND },
  int64: { type: 'number', validate: (value) => Math.abs(value) <= INT64_BOUND },
  quantity: QUANTITY,
  byte: (value: string) => BASE64.test(value.replaceAll(/[\r\n]/g, '')),
  'date-time': /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
  duration: /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+)$/,
};

/** What a value of a format looks like, for messages. */
export const FORMAT_EXAMPLES: Readonly<Record<string, string>> = {
  int32: 'a whole number between -2147483648 and 2147483647',
  int64: 'a whole number',
  quantity: 'a quantity such as `500m`, `2` or `1.5Gi`',
  byte: 'base64 text; plain text of a Secret belongs under `stringData`',
  'date-time': 'a time such as `2025-01-31T00:00:00Z`',
  duration: 'a duration such as `90s` or `2160h`',
};
