import { type Context, ofKind } from './context.js';
import { namingOf } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { isStrimzi } from './strimzi.js';
import type { View } from './view.js';

/** A Kafka resource of an operator, and where its topic and user operators look for what belongs to it. */
export interface OperatedCluster {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the cluster. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Its topic operator. Absent: it has none. */
  readonly topics?: Watching;
  /** Its user operator. Absent: it has none. */
  readonly users?: Watching;
}

/** What an operator watches. */
export interface Watching {
  /** The one namespace it watches; absent where the manifest names none. */
  readonly namespace?: string;
}

/** Every Kafka resource of an operator. */
export const operatedClustersOf = (context: Context): readonly OperatedCluster[] =>
  ofKind(context, 'Kafka')
    .filter(isStrimzi)
    .map((object) => {
      const entity = object.view.get('spec', 'entityOperator');
      return {
        ...namingOf(object),
        ...optional('topics', watching(entity.get('topicOperator'), object.namespace)),
        ...optional('users', watching(entity.get('userOperator'), object.namespace)),
      };
    });

/** An operator written as `{}` has all of its defaults: it watches the namespace of its cluster. */
function watching(operator: View, namespace: string | undefined): Watching | undefined {
  if (operator.value === undefined || operator.value === null) return undefined;
  return optional('namespace', operator.get('watchedNamespace').scalar ?? namespace);
}
