import type { Recognised } from '../shared/recognise.js';

/** By what Spark is recognised in anybody's manifests. */
export const recognisedSpark: Recognised = {
  software: 'spark',
  role: 'jobs',
  images: [
    { repository: /(^|\/)bitnami(legacy|secure)?\/spark$/, family: 'bitnami' },
    { repository: /(^|\/)(apache\/spark(-py)?|(library\/)?spark)$/, family: 'apache' },
  ],
  resources: ['SparkApplication', 'ScheduledSparkApplication'],
  isAlwaysRun: true,
};
