import { type Properties, prefixed } from '../properties.js';
import type { ColumnType } from './column.js';
import type { Dataset } from './dataset.js';

/** Transforms of a connector: their names in order, to be joined into `transforms`, and their settings. */
export interface ConnectTransforms {
  /** Short names, in order. */
  readonly names: readonly string[];
  /** Settings of all of them, with their prefixes. */
  readonly settings: Properties;
}

/**
 * Transforms that mask personal columns in a sink; none if there are none. One per replacement, because a replacement must fit the type.
 * They reach top-level fields of the value only: Debezium's envelope must be unwrapped before, and keys are never masked.
 * Null stays null.
 */
export function connectMask({ columns }: Dataset): ConnectTransforms {
  const personal = columns.filter((column) => column.personal);
  const masks = [...new Set(personal.map(({ type }) => maskName(type)))].map((name) => {
    const fields = personal.filter(({ type }) => maskName(type) === name);
    return { name, fields: fields.map((column) => column.name), replacement: fields.map(({ type }) => replacement(type))[0] };
  });
  return {
    names: masks.map(({ name }) => name),
    settings: Object.assign({}, ...masks.map(({ name, fields, replacement }) => maskSettings(name, fields, replacement))),
  };
}

function maskSettings(name: string, fields: readonly string[], value: string | undefined): Properties {
  return prefixed(`transforms.${name}.`, {
    type: 'org.apache.kafka.connect.transforms.MaskField$Value',
    fields: fields.join(','),
    ...(value === undefined ? {} : { replacement: value }),
  });
}

function maskName(type: ColumnType): string {
  switch (type.kind) {
    case 'text':
    case 'oneOf':
      return 'maskText';
    case 'uuid':
      return 'maskUuid';
    case 'json':
      return 'maskJson';
    case 'decimal':
      return `maskDecimal${type.scale}`;
    default:
      return 'maskZero';
  }
}

/** What a masked value becomes; undefined: the transform's own 0, false or 1970, for which it takes no replacement or needs none. */
function replacement(type: ColumnType): string | undefined {
  switch (type.kind) {
    case 'text':
    case 'oneOf':
      return 'masked';
    case 'uuid':
      return '00000000-0000-0000-0000-000000000000';
    case 'json':
      return '{}';
    case 'decimal':
      // The transform's own 0 has scale 0, which a converter refuses for a column of another scale.
      return (0).toFixed(type.scale);
    default:
      return undefined;
  }
}
