import { asUserName, isUserName } from '../../charts/access/index.js';
import { clientFileName, deliveryTimeoutProblems, derivedKeyProblems } from '../../charts/clients/index.js';
import { settingProblems, type VersionModel } from '../../charts/kafka/versions/index.js';
import { checkable, type Problem, repeated, under, unexplained } from '../../charts/shared/index.js';
import type { ConsumerSpec, KafkaClientSpec, ProducerSpec } from '../clients/client-spec.js';
import { groupOf } from '../clients/clients.js';
import type { DescribedEnvironment } from '../resolve/components.js';

/** What is wrong with declared clients as they are written: names, groups, formats and settings. */
export function declaredClientProblems({ parts: { clients }, offer }: DescribedEnvironment, model: VersionModel): Problem[] {
  const surroundings = { model, hasRegistry: offer('registry') !== undefined };
  return under('clients', [
    ...twice(clients),
    ...sharedGroups(clients),
    ...clients.flatMap((client) => under(client.name, oneClient(client, surroundings))),
  ]);
}

interface Surroundings {
  readonly model: VersionModel;
  readonly hasRegistry: boolean;
}

function oneClient(client: KafkaClientSpec, surroundings: Surroundings): Problem[] {
  const { name, produces = [], consumes = [] } = client;
  return [
    ...(isUserName(name) ? [] : [badName(name)]),
    ...oneFileTwice('producer', produces),
    ...oneFileTwice('consumer', consumes),
    ...produces.flatMap((spec, index) => under(`produces[${index}]`, sideProblems('producer', spec, surroundings))),
    ...consumes.flatMap((spec, index) =>
      under(`consumes[${index}]`, [...sideProblems('consumer', spec, surroundings), ...groupProblems(spec, name)]),
    ),
  ];
}

const SIDE_NAME = /^[a-z0-9-]+$/;

const badName = (name: string): Problem => ({
  what: `client name "${name}"`,
  why: 'it is part of the names of a Secret and a ConfigMap: lower case letters, digits and dashes, at most 42',
  fix: `use ${asUserName(name)}`,
});

const twice = (clients: readonly KafkaClientSpec[]): Problem[] =>
  repeated(clients.map(({ name }) => name)).map((name) => ({
    path: name,
    what: `client ${name} is declared twice`,
    why: 'both would be one user with one password and one ConfigMap',
    fix: 'rename one, or put what both do into one',
  }));

/** Two applications in one group share the partitions: each sees part of the records. */
function sharedGroups(clients: readonly KafkaClientSpec[]): Problem[] {
  const groups = clients.flatMap(({ name, consumes = [] }) =>
    [...new Set(consumes.map((consumer) => groupOf(consumer, name)))].map((group) => ({ group, client: name })),
  );
  return groups.flatMap(({ group, client }, index) => {
    const other = groups.slice(0, index).find((earlier) => earlier.group === group && earlier.client !== client);
    if (!other) return [];
    return [
      {
        path: client,
        what: `group ${group} is also that of ${other.client}`,
        why: 'the two would share the partitions: each sees part of the records',
        fix: 'give each its own group, e.g. the client’s name, which is the default',
      },
    ];
  });
}

function oneFileTwice(side: 'producer' | 'consumer', specs: readonly { readonly name?: string }[]): Problem[] {
  return repeated(specs.map(({ name }) => clientFileName(side, name))).map((file) => ({
    path: side === 'producer' ? 'produces' : 'consumes',
    what: `two ${side}s have the file ${file}`,
    why: 'one would overwrite the other',
    fix: "give one a name of its own: { name: 'payments', … }",
  }));
}

function sideProblems(side: 'producer' | 'consumer', spec: ProducerSpec | ConsumerSpec, { model, hasRegistry }: Surroundings): Problem[] {
  const { name, key, value, settings = {}, unchecked = {} } = spec;
  const values: Readonly<Record<string, unknown>> = { ...settings };
  const derived = derivedKeyProblems(side, Object.keys(values)).map(({ path }) => path);
  const others = Object.fromEntries(Object.entries(values).filter(([entry]) => !derived.includes(entry)));
  return [
    ...(name === undefined || SIDE_NAME.test(name) ? [] : [badSideName(name)]),
    ...(hasRegistry ? [] : [...avroProblem('key', key), ...avroProblem('value', value)]),
    ...under('settings', [
      ...derivedKeyProblems(side, Object.keys(values)),
      ...settingProblems(side, others, model),
      ...(side === 'producer' ? deliveryTimeoutProblems(values) : []),
    ]),
    ...under('unchecked', uncheckedProblems(side, unchecked, model)),
  ];
}

const badSideName = (name: string): Problem => ({
  path: 'name',
  what: `"${name}"`,
  why: 'a file is named after it: lower case letters, digits and dashes',
  fix: `use ${name.toLowerCase().replace(/[^a-z0-9-]/g, '-') || 'second'}`,
});

const avroProblem = (side: 'key' | 'value', format: string | undefined): Problem[] =>
  format === 'avro'
    ? [
        {
          path: side,
          what: `Avro ${side}s without a schema registry`,
          why: 'the serializer keeps schemas there: no record could be written or read',
          fix: 'declare schemaRegistry in the environment, or use json',
        },
      ]
    : [];

function uncheckedProblems(
  side: 'producer' | 'consumer',
  unchecked: Readonly<Record<string, { readonly why: string }>>,
  model: VersionModel,
): Problem[] {
  const keys = Object.keys(unchecked);
  const derived = derivedKeyProblems(side, keys);
  const known = keys.filter((key) => key in model[side] && !derived.some(({ path }) => path === key));
  return [...derived, ...known.map(checkable), ...unexplained(unchecked)];
}

const groupProblems = (spec: ConsumerSpec, client: string): Problem[] =>
  /^[^\s*]+$/.test(groupOf(spec, client))
    ? []
    : [
        {
          path: 'group',
          what: `"${groupOf(spec, client)}"`,
          why: 'it is no group’s name, and with a * its ACL would let the client into groups of others',
          fix: `use ${client}`,
        },
      ];
