import type { Recognised } from '../shared/recognise.js';

/** By what Spark is recognised in anybody's manifests. */
export const recognisedSpark: Recognised = {
  software: 'spark',
  role: 'jobs',
  images: [
    { repository: /(^|\/)bitnami(legacy|secure)?\/spark$/, family: 'bitnami' },
    { repository: /(^|\/)(apache\/spark(-py)?|(library\/)?spark)$/, family: 'apache' },
  ],
  resources: [
    {
      kind: 'SparkApplication',
      podFields: [
        'image',
        'mainApplicationFile',
        'mainClass',
        'arguments',
        'sparkConf',
        'sparkVersion',
        'driver',
        'executor',
        'deps',
        'volumes',
      ],
      pods: ['executor', 'instances'],
      morePods: 1,
    },
    { kind: 'ScheduledSparkApplication' },
  ],
  operator: { group: 'sparkoperator.k8s.io', name: 'the Spark operator', image: /spark-operator/ },
  rules: { family: 'SPK', title: 'Spark' },
  packages: /(?:--packages|spark\.jars\.packages)[\s=]+(\S+)/g,
  isAlwaysRun: true,
};
