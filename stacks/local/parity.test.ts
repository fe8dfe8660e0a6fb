import { describe, expect, it } from 'vitest';
import { localPlatform, stackOf } from '../../test/local-stack.js';
import { renderObjects } from '../kubernetes/index.js';
import type { Binary } from '../yaml.js';
import { serviceNames } from './names.js';
import { configMapsOf, type Pod, podsOf } from './pods.js';

const platform = await localPlatform();
const rendered = renderObjects(platform);
const stack = await stackOf();
const configMaps = configMapsOf(rendered);
const pods = podsOf(rendered);
const names = serviceNames(pods);
const serviceOf = (pod: Pod) => {
  const service = stack.file.services[names.get(pod) ?? ''];
  if (!service) throw new Error(`no service for ${pod.workload}`);
  return service;
};
const table = pods.map((pod) => ({ name: names.get(pod), pod }));

/** A properties file, key by key. */
const keys = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => (line.includes('=') ? [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]] : [])),
  );

/** A file's content; of one that is no text its bytes in base64. */
const textOf = (content: string | Binary) => (typeof content === 'string' ? content : content.base64);

/** What is mounted from ConfigMaps, by path. */
const mountedIn = ({ container, volumes }: Pod) =>
  (container.volumeMounts ?? []).flatMap(({ name, mountPath }) => {
    const source = volumes.find((volume) => volume.name === name)?.configMap;
    const data = configMaps.get(source?.name ?? '') ?? {};
    const files = source?.items?.map(({ key, path }) => [path, data[key] ?? ''] as const) ?? Object.entries(data);
    return files.map(([path, content]) => ({ target: `${mountPath}/${path}`, text: textOf(content) }));
  });

describe('local in compose is local in Kubernetes', () => {
  it('every pod is a service, and nothing else is but those that adopt', () => {
    expect(Object.keys(stack.file.services).toSorted()).toEqual([...names.values(), 'ready', 'tools'].toSorted());
  });

  it.each(table)('$name: image, command, variables, user, memory and patience', ({ pod }) => {
    const service = serviceOf(pod);
    const { container, user } = pod;
    expect(service).toMatchObject({
      image: container.image,
      entrypoint: container.command,
      environment: Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value])),
      mem_limit: container.resources.limits.memory.replace('Mi', 'm'),
      stop_grace_period: `${pod.graceSeconds}s`,
      hostname: pod.hostname,
    });
    // A gateway that writes to a volume its image has no folder for is root; everybody else is who they are in Kubernetes.
    expect(service.user).toBe(pod.workload === 'object-store' ? '0:0' : `${user.uid}:${user.gid}`);
  });

  it.each(table)('$name: known by the same names', ({ pod }) => {
    expect(serviceOf(pod).networks?.default.aliases ?? []).toEqual(expect.arrayContaining([...pod.aliases]));
  });

  const files = table.flatMap(({ name, pod }) => mountedIn(pod).map((file) => ({ name, pod, ...file })));
  const mine = ({ pod, target }: { pod: Pod; target: string }) => {
    const source = serviceOf(pod).configs?.find((config) => config.target === target)?.source ?? '';
    return textOf(stack.file.configs[source]?.content ?? '');
  };

  it.each(files.filter(({ target }) => !/server\.properties$|access\.json$/.test(target)))('$name: $target is the same bytes', (file) => {
    expect(mine(file)).toBe(file.text === '' ? '\n' : file.text); // Compose knows no empty file
  });

  it('server.properties differs in the listener for the machine and in the path of the disk, value by value', () => {
    const [file] = files.filter(({ target }) => target.endsWith('/server.properties'));
    if (!file) throw new Error('no server.properties');
    const [here, there] = [keys(mine(file)), keys(file.text)];
    expect(here).toEqual({
      ...there,
      listeners: there.listeners?.replace(',CONTROLLER', ',HOST://:29092,CONTROLLER'),
      'advertised.listeners': `${there['advertised.listeners']},HOST://localhost:\${SLUICE_KAFKA_PORT:-9092}`,
      'listener.security.protocol.map': there['listener.security.protocol.map']?.replace(',CONTROLLER', ',HOST:PLAINTEXT,CONTROLLER'),
      'log.dirs': '/var/lib/kafka/data/data-0/kafka',
      'metadata.log.dir': '/var/lib/kafka/data/data-0/kafka',
    });
  });

  it('the declaration has one topic more: that of the check', () => {
    const [file] = files.filter(({ target }) => target.endsWith('/access.json'));
    if (!file) throw new Error('no declaration');
    const more = mine(file)
      .split('\n')
      .filter((line) => !file.text.split('\n').includes(line));
    expect(more).toEqual([
      '    {"name":"sluice-check","partitions":1,"replicationFactor":1,"settings":{"retention.ms":"3600000","min.insync.replicas":"1"}},',
    ]);
  });
});
