import { describe, expect, it } from 'vitest';
import { COMPONENTS } from '../charts/components.js';
import { sources } from './sources.js';

/** Most files of the engine outside its folder that may name a component: the two lists, and one more, e.g. of rules about it. */
const MOST = 3;
/**
 * Components from before the contract, and the files that name them: kinds of connectors and jobs in pipelines, the columns of a dataset in
 * their types, and rules about them alone. A number may only fall.
 */
const BEFORE: Readonly<Record<string, number>> = {
  postgres: 20,
  connect: 54,
  spark: 27,
};

/** Other spellings of a component's folder and field. */
const ALSO: Readonly<Record<string, RegExp>> = {
  'rest-proxy': /rest-?prox(y|ies)|kafka-?rest/i,
  postgres: /(?<!debezium[._-]?)postgres(?!ql|Changes|Connector)/i, // Debezium's connector and the JDBC driver belong to Connect, whoever runs the database
  connect: /['"/]connect['"/]|\bconnect:|\bConnectCluster|\bconnect\b[?.]/, // the plain word is a verb too
  'kafka-ui': /kafka-?ui|kafbat/i,
};

/**
 * What names something else: an issue of somebody's repository in the source of a rule, the field that a message asks its reader to
 * declare, the verb, and how commands connect to a Kubernetes cluster.
 */
const ELSEWHERE = /[\w.-]+\/[\w.-]+#\d+|\bdeclare \w+|\bmay connect\b|\bcluster\/connect\.js/g;
/** Entry of the package, as the project's `index.ts` is: names that users may import. A component is whole without a line there. */
const ENTRY = 'charts/index.ts';

/** Data of tests. */
const isFixture = (path: string) => path.endsWith('.fixture.ts');

const ENGINE = sources(['charts', 'platform', 'stacks', 'policy', 'scripts']).filter(({ path }) => path !== ENTRY && !isFixture(path));

describe.each(COMPONENTS.map(({ folder }) => folder))('%s', (folder) => {
  const pattern = ALSO[folder] ?? new RegExp(folder.replaceAll('-', '-?'), 'i');
  const most = BEFORE[folder] ?? MOST;

  it(`is named by at most ${most} files outside its folder`, () => {
    const naming = ENGINE.filter(
      ({ path, text }) => !path.startsWith(`charts/${folder}/`) && pattern.test(text.replace(ELSEWHERE, '')),
    ).map(({ path }) => path);
    expect(naming.length, naming.join('\n')).toBeLessThanOrEqual(most);
  });
});
