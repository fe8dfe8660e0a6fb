import type { Identity, Workloads } from '../shared/index.js';

/** All brokers of the platform, whatever their pool: services, budgets and policies select by it. */
export const brokerIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({ name: 'kafka', component: 'broker', partOf });
/** All dedicated controllers. */
export const controllerIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({ name: 'kafka', component: 'controller', partOf });
