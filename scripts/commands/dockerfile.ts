import type { Environment } from '../../platform/environment.js';
import type { Release } from '../../platform/release/release.js';
import type { Command } from '../command.js';
import { EXIT, UserError } from '../terminal/io.js';
import { environmentsNamed, loadRelease } from '../workspace/platforms.js';

/** Prints how the image of the Connect workers is built. Needs no built image yet: that is what it is for. */
export const dockerfile: Command = {
  name: 'dockerfile <environment>',
  summary: "print the Dockerfile of the Connect workers' image: the release's image with the environment's plugins baked in",
  options: [],
  examples: [
    'sluice dockerfile staging > docker/connect/Dockerfile',
    'docker build -t registry.example.com/platform/connect:1.0.0 docker/connect',
  ],
  async run({ environment }, io, workspace) {
    const [described] = environmentsNamed([String(environment)], workspace);
    if (!described) return EXIT.error;
    const image = workersImage(described, await loadRelease(described, workspace));
    const { connectDockerfile } = await import('../../charts/connect/dockerfile.js');
    refuseNothingBaked(described);
    io.out(connectDockerfile(image, described.connect?.plugins ?? []).trimEnd());
    return EXIT.ok;
  },
};

function workersImage({ name }: Environment, { connect }: Release): string {
  if (connect) return connect.image;
  throw new UserError(
    `the release of ${name} names no image for Connect`,
    'the Dockerfile begins with it',
    `add connect.image to environments/releases/${name}.yaml, e.g. confluentinc/cp-kafka-connect:8.1.1`,
  );
}

function refuseNothingBaked({ name, connect }: Environment): void {
  if (connect?.plugins?.some(({ delivery }) => delivery.how === 'baked')) return;
  throw new UserError(
    `${name} has no plugin to bake`,
    connect ? 'its plugins are copied in, or in the image already' : 'it runs no Connect',
    "name one, e.g. connect: { plugins: [jdbc('10.9.7')] }",
  );
}
