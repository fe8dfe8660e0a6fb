import { describe, expect, it } from 'vitest';
import type { SettingModel } from '../model.js';
import { jsdoc } from './jsdoc.js';
import { valueType } from './value-type.js';

const setting = (rest: Partial<SettingModel>): SettingModel => ({ type: 'string', importance: 'low', documentation: '', ...rest });

describe('jsdoc', () => {
  it('says meaning, unit, range, update mode and default', () => {
    const text = jsdoc('linger.ms', setting({ type: 'long', min: 0, default: 5, documentation: 'Waits <code>ms</code>. And more.' }), {
      mode: 'read-only',
    });
    expect(text).toBe('/** Waits ms. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 5 */');
  });

  it('cannot be ended or tagged by what Kafka writes', () => {
    expect(jsdoc('a', setting({ default: null, documentation: 'Paths /a/*/b, user@host &lt;x&gt;.' }), {})).toBe(
      '/** Paths /a/*\u200b/b, user＠host <x>. */',
    );
  });

  it('marks what is deprecated and what is required', () => {
    expect(jsdoc('a', setting({ deprecated: 'Use b.', documentation: 'A.' }), {})).toBe('/** A. Required. @deprecated Use b. */');
  });
});

describe('valueType', () => {
  it.each([
    [setting({ type: 'double' }), 'number'],
    [setting({ type: 'password' }), 'ConfigReference'],
    [setting({ valid: ['a', 'b'] }), "'a' | 'b'"],
    [setting({ valid: ['A'], ignoresCase: true }), "'a' | 'A'"],
    [setting({ valid: ['a'], validPrefixes: ['by:'] }), "'a' | `by:${string}`"],
    [setting({ type: 'list' }), 'string | readonly string[]'],
    [setting({ type: 'list', valid: ['a', 'b'] }), "'a' | 'a,b' | 'b' | 'b,a' | readonly ('a' | 'b')[]"],
  ])('of %j is %s', (model, type) => {
    expect(valueType('key', model)).toBe(type);
  });

  it('of a login is a login', () => {
    expect(valueType('sasl.jaas.config', setting({ type: 'password' }))).toBe('JaasConfig');
  });
});
