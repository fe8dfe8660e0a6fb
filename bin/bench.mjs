// `npm run bench`: compiles the benchmarks and runs them.
import { bundle, load, root } from './bundle.cjs';

const { exports, keep } = load(await bundle('bench', "export { run } from './bench/bench.js';"), 'bench');
await exports.run(root);
keep();
