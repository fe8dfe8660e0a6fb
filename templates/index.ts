import applications from '../environments/applications.ts?raw';
import exampleDev from '../environments/dev.ts?raw';
import exampleLocal from '../environments/local.ts?raw';
import exampleCustomers from '../environments/pipelines/customers.ts?raw';
import exampleOrders from '../environments/pipelines/orders.ts?raw';
import exampleSmall from '../environments/pipelines/small.ts?raw';
import exampleProd from '../environments/prod.ts?raw';
import exampleDevRelease from '../environments/releases/dev.yaml?raw';
import exampleLocalRelease from '../environments/releases/local.yaml?raw';
import exampleProdRelease from '../environments/releases/prod.yaml?raw';
import exampleStagingRelease from '../environments/releases/staging.yaml?raw';
import exampleStaging from '../environments/staging.ts?raw';
import dev from './repository/environments/dev.ts?raw';
import local from './repository/environments/local.ts?raw';
import orders from './repository/environments/pipelines/orders.ts?raw';
import devRelease from './repository/environments/releases/dev.yaml?raw';
import localRelease from './repository/environments/releases/local.yaml?raw';
import gitignore from './repository/gitignore?raw';
import readme from './repository/README.md?raw';
import test from './repository/test/environments.test.ts?raw';
import tsconfig from './repository/tsconfig.json?raw';
import workflow from './repository/workflow.yaml?raw';

/** An environment's two files, and the files they import, by their paths in `environments/`. */
export interface EnvironmentTemplate {
  readonly source: string;
  readonly release: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** The files of every new repository, by their paths in it. `{name}`, `{environments}` and `{cluster}` are filled in. */
export const REPOSITORY_FILES: Readonly<Record<string, string>> = {
  'tsconfig.json': tsconfig,
  '.gitignore': gitignore,
  'README.md': readme,
  '.github/workflows/sluice.yml': workflow,
  'test/environments.test.ts': test,
};

/** The environments of a new repository that asks for no example, in the order of promotion. */
export const STARTER: Readonly<Record<string, EnvironmentTemplate>> = {
  local: { source: local, release: localRelease, parts: { 'pipelines/orders.ts': orders } },
  dev: { source: dev, release: devRelease, parts: { 'pipelines/orders.ts': orders } },
};

const PIPELINES = { 'pipelines/customers.ts': exampleCustomers, 'pipelines/orders.ts': exampleOrders };
const WITH_CLIENTS = { ...PIPELINES, 'applications.ts': applications };

/** The shipped examples, in the order of promotion: the environments of Sluice's own repository. */
export const EXAMPLES: Readonly<Record<string, EnvironmentTemplate>> = {
  local: { source: exampleLocal, release: exampleLocalRelease, parts: { ...PIPELINES, 'pipelines/small.ts': exampleSmall } },
  dev: { source: exampleDev, release: exampleDevRelease, parts: {} },
  staging: { source: exampleStaging, release: exampleStagingRelease, parts: WITH_CLIENTS },
  prod: { source: exampleProd, release: exampleProdRelease, parts: WITH_CLIENTS },
};
