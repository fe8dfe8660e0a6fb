import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { connectDockerfile } from '../../../charts/connect/index.js';
import { environments as ours } from '../../../environments/index.js';
import { loadPlatforms } from '../../../scripts/workspace/platforms.js';
import { localStack } from '../../../stacks/local/index.js';
import { ROOT } from '../../../test/sources.js';
import { environments } from './index.js';
import { singleBroker } from './single-broker.js';

const directory = join(ROOT, 'docs', 'examples', 'reference-stacks');
const platforms = await loadPlatforms(environments, { environments, directory, root: directory });
const stacks = platforms.map((platform) => localStack(platform, { profile: 'full', ui: false }));
const [multinode, single] = stacks.map(({ file }) => file.services);

describe('the reference stacks', () => {
  it('are three ZooKeeper servers with three brokers, and one broker with all that stands beside it', () => {
    const stays = (services: typeof multinode, oneShots: readonly string[] = []) =>
      Object.keys(services ?? {})
        .filter((name) => !oneShots.includes(name))
        .toSorted();
    const [first, second] = stacks;
    expect(stays(multinode, first?.oneShots)).toEqual(
      ['kafka-1', 'kafka-2', 'kafka-3', 'ready', 'tools', 'zookeeper-1', 'zookeeper-2', 'zookeeper-3'].toSorted(),
    );
    expect(stays(single, second?.oneShots)).toEqual(
      ['connect', 'generator-customers', 'kafka', 'postgres', 'ready', 'rest-proxy', 'schema-registry', 'tools', 'zookeeper'].toSorted(),
    );
  });

  it('run the 7.6 images, and the database of the same age', () => {
    const images = new Set(stacks.flatMap(({ file }) => Object.values(file.services).map(({ image }) => image)));
    expect([...images].every((image) => image.endsWith(':7.6.0') || image === 'postgres:13.2')).toBe(true);
  });

  it('start brokers once every ZooKeeper server answers', () => {
    const needed = { condition: 'service_healthy' };
    expect(multinode?.['kafka-3']?.depends_on).toEqual({ 'zookeeper-1': needed, 'zookeeper-2': needed, 'zookeeper-3': needed });
  });

  it('keep both folders of each ZooKeeper server in volumes of their own', () => {
    const volumes = Object.keys(stacks[0]?.file.volumes ?? {}).filter((name) => name.startsWith('zookeeper'));
    expect(volumes).toHaveLength(6);
  });

  it('are no environments of the repository, and share no cluster with one', () => {
    const known = new Set(ours.flatMap(({ name, kafka }) => [name, kafka.clusterId]));
    for (const { name, kafka } of environments) expect([known.has(name), known.has(kafka.clusterId)]).toEqual([false, false]);
  });

  it('have the Dockerfile of their Connect image in docker/connect-7.6', () => {
    const { connect } = parse(readFileSync(join(directory, 'releases', 'single-broker.yaml'), 'utf8'));
    const written = readFileSync(join(ROOT, 'docker', 'connect-7.6', 'Dockerfile'), 'utf8');
    expect(written).toBe(connectDockerfile(connect.image, singleBroker.connect?.plugins ?? []));
  });
});
