export { FREE_SHARE, type PoolCapacity, poolCapacities } from './pools.js';
