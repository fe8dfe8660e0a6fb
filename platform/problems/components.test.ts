import { describe, expect } from 'vitest';
import { s3StandIn } from '../../charts/object-store/spec.js';
import { all, type Change, kubernetes, released, top, wholePlatform } from '../../test/described.js';
import { unnamed, unreleased, without } from '../../test/pipelines.js';
import { itTells } from '../../test/rules.js';

/** The whole platform without what pipelines ask of it. */
const bare: Change = all(wholePlatform, top({ pipelines: [] }));
const development: Change = all(bare, top({ class: 'development', objectStore: s3StandIn({ bucket: 'lake' }) }));
const standInImages = released({}, { objectStore: { image: 'versity/versitygw:v1.8.0', client: 'curlimages/curl:8.14.1' } });

const UNUSED = 'remove it, or add the component to the environment';

describe('components and their images', () => {
  const examples = {
    connect: '{ image: confluentinc/cp-kafka-connect:8.1.1, built: registry.example.com/connect:1.4.0 }',
    postgres: '{ image: postgres:17.10 }',
    spark: '{ version: 4.0.1, image: apache/spark:4.0.1-scala2.13-java17-python3-ubuntu, built: registry.example.com/spark:4.0.1 }',
  };
  itTells(
    (['connect', 'postgres', 'spark'] as const).flatMap((component) => [
      [
        `${component} without an image`,
        all(bare, unreleased(component)),
        bare,
        `release.${component}`,
        'is missing',
        `add ${component}: ${examples[component]}`,
      ],
      [
        `an image of ${component} that nothing uses`,
        all(bare, unnamed(component)),
        all(bare, without(component)),
        `release.${component}`,
        'is set',
        UNUSED,
      ],
    ]),
  );
  itTells([
    [
      'a stand-in without images',
      development,
      all(development, standInImages),
      'release.objectStore',
      'is missing',
      'add objectStore: { image: versity/versitygw:v1.8.0, client: curlimages/curl:8.14.1 }',
    ],
    ['images for a store that is elsewhere', all(bare, standInImages), bare, 'release.objectStore', 'is set', UNUSED],
    [
      'workers of an unknown image',
      all(bare, released({}, { connect: { image: 'example.com/my-connect:1.0.0' } })),
      all(bare, released({}, { connect: { image: 'apache/kafka:4.3.1' } })),
      'release.connect.image',
      'image example.com/my-connect:1.0.0 is not one Sluice knows',
      expect.stringMatching(
        /^use apache\/kafka:3\.9\.x or .*cp-kafka-connect:8\.3\.x; if it was built from one of these, add basedOn with that image$/,
      ),
    ],
    [
      'a database of an unknown image',
      all(bare, released({}, { postgres: { image: 'bitnami/postgresql:17' } })),
      all(bare, released({}, { postgres: { image: 'postgres:16.9' } })),
      'release.postgres.image',
      'image bitnami/postgresql:17 is not one Sluice knows',
      'use postgres:13 to postgres:18 with a minor version, e.g. postgres:17.10; if it was built from one of these, add basedOn with that image',
    ],
    [
      'Spark without jars',
      all(bare, released({}, { spark: { version: '4.0.1', image: 'apache/spark:4.0.1', built: 'apache/spark:4.0.1' } })),
      all(bare, released({}, { spark: { version: '4.0.1', image: 'apache/spark:4.0.1', built: 'example.com/spark:4.0.1' } })),
      'spark',
      'jobs would run apache/spark:4.0.1',
      'build node_modules/sluice/docker/spark and name the result',
    ],
    [
      'a mirror with a protocol',
      all(bare, kubernetes({ imageMirror: 'https://mirror.example' })),
      all(bare, kubernetes({ imageMirror: 'mirror.example:5000/kafka/' })),
      'kubernetes.imageMirror',
      '"https://mirror.example" cannot begin an image reference',
      expect.stringMatching(/^write host or host\/path/),
    ],
    [
      'a mirror with a login',
      all(bare, kubernetes({ imageMirror: 'user:secret@mirror.example/kafka' })),
      all(bare, kubernetes({ imageMirror: 'mirror.example' })),
      'kubernetes.imageMirror',
      '"(hidden)@mirror.example/kafka" cannot begin an image reference',
      expect.stringMatching(/^write host or host\/path/),
    ],
    [
      'an API server that is a name',
      all(bare, ({ environment, release }) => ({
        environment: { ...environment, kubernetes: { ...environment.kubernetes, apiServer: { cidrs: ['10.0.0.10'] } } },
        release,
      })),
      all(bare, ({ environment, release }) => ({
        environment: { ...environment, kubernetes: { ...environment.kubernetes, apiServer: { cidrs: ['10.0.0.10/32'] } } },
        release,
      })),
      'kubernetes.apiServer.cidrs[0]',
      'addresses "10.0.0.10"',
      'use 10.0.0.10/32',
    ],
  ]);
});
