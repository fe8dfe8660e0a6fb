export { type Advice, adviceOf } from './advice.js';
export { NO_ZONE, type Nodes, type ZoneNodes } from './nodes.js';
export type { SurvivalPlatform } from './platform.js';
export { survivalPlatforms } from './read-platform.js';
export { type Cell, type LossRow, type Stop, type Survival, survivalOf, type Verdict } from './survival.js';
