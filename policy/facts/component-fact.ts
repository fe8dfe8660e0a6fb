import type { RunningContainer } from './component.js';
import type { ImageFact } from './images.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import type { PlacementFact } from './placement.js';
import type { Settings } from './settings.js';

/** What is common to a component that was found running. */
export interface ComponentFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Format it was read from. */
  readonly origin: 'kubernetes' | 'compose' | 'strimzi';
  /** Name of the workload. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Number of pods. */
  readonly replicas: number;
  /** Image; absent where the manifest names none. */
  readonly image?: ImageFact;
  /** Settings, as they were read. */
  readonly settings: Settings;
  /** Labels of its pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Where a custom resource lets its pods be; of a workload its pod says it. */
  readonly placement?: PlacementFact;
}

/** What every component has of the container it runs in. */
export const common = ({ workload: { resource, place, origin, name, namespace, replicas, pod }, container }: RunningContainer) => ({
  ...{ resource, place, origin, name, ...optional('namespace', namespace), replicas },
  image: container.image,
  podLabels: pod.labels,
});
