import { describe, expect, it } from 'vitest';
import { KAFKA_IMAGES } from '../kafka/index.js';
import { loggingFile } from './logging.js';

describe.each(KAFKA_IMAGES)('$repository:$band', (contract) => {
  const { name, text, option } = loggingFile(contract);

  it('logs in the format its log4j reads, and is told where the file is', () => {
    const old = contract.line.startsWith('3.');
    expect(name).toBe(old ? 'log4j.properties' : 'log4j2.properties');
    expect(option('/etc/x')).toBe(
      old ? '-Dlog4j.configuration=file:/etc/x/log4j.properties' : '-Dlog4j2.configurationFile=/etc/x/log4j2.properties',
    );
    expect(text).toMatch(old ? /^log4j\.rootLogger=INFO, stdout$/m : /^rootLogger\.level=INFO$/m);
  });

  it('writes to the console alone', () => {
    const appenders = text.split('\n').filter((line) => /^(log4j\.)?appender\.\w+(=|\.type=)/.test(line));
    expect(appenders).toHaveLength(1);
    expect(appenders[0]).toMatch(/Console/);
    expect(text).not.toMatch(/File/);
  });

  it('is quiet about probes and tells who was denied', () => {
    expect(text).toMatch(/org\.apache\.kafka\.common\.network\.Selector[\s\S]*WARN/);
    expect(text).toMatch(/kafka\.authorizer\.logger(=|\n.*level=)INFO/);
  });
});
