import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stackOf } from '../../test/local-stack.js';
import { composeYaml, escaped } from './compose.js';
import { PROFILES } from './options.js';
import { declaredFolders } from './volumes.js';

const cases = PROFILES.flatMap((profile) => ([1, 3] as const).flatMap((brokers) => [true, false].map((ui) => ({ profile, brokers, ui }))));
const stacks = await Promise.all(cases.map(async (options) => ({ ...options, stack: await stackOf(options) })));

describe.each(stacks)('profile $profile, $brokers brokers, ui $ui', ({ stack, profile, brokers, ui }) => {
  const { services, volumes, configs, secrets } = stack.file;
  const all = Object.entries(services);

  it('waits only for services that are there, and never in a circle', () => {
    const done = new Set<string>();
    const visit = (name: string, path: readonly string[]): void => {
      expect(path, name).not.toContain(name);
      expect(services).toHaveProperty([name]);
      if (done.has(name)) return;
      for (const needed of Object.keys(services[name]?.depends_on ?? {})) visit(needed, [...path, name]);
      done.add(name);
    };
    for (const [name] of all) visit(name, []);
  });

  it('has every one-shot adopted by a service that stays', () => {
    for (const oneShot of stack.oneShots) {
      const adopters = all.filter(
        ([name, { depends_on }]) => depends_on?.[oneShot]?.condition === 'service_completed_successfully' && !stack.oneShots.includes(name),
      );
      expect(adopters.length, oneShot).toBeGreaterThan(0);
      expect(services[oneShot]?.restart).toBe('no');
    }
  });

  it('waits for health only where health is asked', () => {
    for (const [name, { depends_on = {} }] of all)
      for (const [needed, { condition }] of Object.entries(depends_on))
        if (condition === 'service_healthy') expect(services[needed]?.healthcheck, `${name} → ${needed}`).toHaveProperty('test');
  });

  it('disables no check of a service that stays: docker compose up --wait calls that a mistake', () => {
    const disabled = all.filter(([, { healthcheck }]) => healthcheck !== undefined && 'disable' in healthcheck).map(([name]) => name);
    expect(disabled.toSorted()).toEqual(stack.oneShots.toSorted());
  });

  it('publishes to this machine alone, each port once, and says so in .env words', () => {
    const ports = all.flatMap(([, service]) => service.ports ?? []);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\$\{SLUICE_[A-Z0-9_]+_PORT:-\d+\}:\d+$/);
    expect(new Set(ports.map((port) => port.split(':-')[1]?.split('}')[0])).size).toBe(ports.length);
  });

  it('advertises to the machine what it publishes there, from one value', () => {
    const properties = Object.entries(configs).filter(([name]) => name.endsWith('server.properties'));
    expect(properties).toHaveLength(brokers);
    const advertised = properties.map(([, { content }]) =>
      typeof content === 'string' ? /HOST:\/\/localhost:(\S+)/.exec(content)?.[1] : undefined,
    );
    const published = all
      .flatMap(([, service]) => service.ports ?? [])
      .flatMap((port) => /^127\.0\.0\.1:(.*):29092$/.exec(port)?.[1] ?? []);
    expect(advertised).toEqual(published);
  });

  it('names volumes by cluster and brokers, the database by its major version too', () => {
    for (const volume of Object.keys(volumes)) expect(volume).toMatch(new RegExp(`-lf1wu9sx-${brokers}$`));
    expect(Object.keys(volumes).filter((name) => name.startsWith('kafka'))).toHaveLength(brokers);
    if (profile === 'full') expect(Object.keys(volumes)).toContain(`postgres-17-lf1wu9sx-${brokers}`);
  });

  it('leaves no folder that an image declares to an anonymous volume', () => {
    for (const [name, { image, volumes: mounts = [] }] of all)
      expect(
        mounts.map(({ target }) => target),
        name,
      ).toEqual(expect.arrayContaining([...declaredFolders(image)]));
  });

  it('refers to files and volumes that are there, and needs no other', () => {
    const used = (kind: 'configs' | 'secrets') => new Set(all.flatMap(([, service]) => (service[kind] ?? []).map(({ source }) => source)));
    expect(used('configs')).toEqual(new Set(Object.keys(configs)));
    expect(used('secrets')).toEqual(new Set(Object.keys(secrets)));
    expect(new Set(Object.values(secrets).map(({ environment }) => environment))).toEqual(
      new Set(stack.secrets.map(({ variable }) => variable)),
    );
  });

  it('limits the memory of every service', () => {
    for (const [name, { mem_limit }] of all) expect(mem_limit, name).toMatch(/^\d+m$/);
  });

  it('has a web page for Kafka when it is asked for', () => expect('ui' in services).toBe(ui));
});

describe('the file', () => {
  it('is YAML with a project name, without a version and without container names', async () => {
    const { file } = await stackOf();
    const text = composeYaml(file);
    expect(parse(text)).toMatchObject({ name: 'sluice-local' });
    expect(text).not.toMatch(/^version:|container_name/m);
  });

  it('is the same for the same input', async () => {
    expect(composeYaml((await stackOf()).file)).toBe(composeYaml((await stackOf()).file));
  });

  it.each([
    ['cost $5', 'cost $$5'],
    ['${NAME:-x}', '$${NAME:-x}'],
    ['${SLUICE_HEARTBEAT:-/run/alive}', '$${SLUICE_HEARTBEAT:-/run/alive}'],
    ['localhost:${SLUICE_KAFKA_PORT:-9092}', 'localhost:${SLUICE_KAFKA_PORT:-9092}'],
    ['$$', '$$$$'],
  ])('keeps every dollar but those of ports: %s', (text, expected) => expect(escaped(text)).toBe(expected));
});
