import type { JsonObject } from '../json.js';
import type { Complaint } from '../messages.js';
import { containerComplaints } from './containers.js';
import { contentComplaints } from './content.js';
import { labelComplaints } from './labels.js';
import { nameComplaints } from './names.js';
import { podComplaints } from './pods.js';
import { resourceComplaints } from './resources.js';
import { selectorComplaints } from './selectors.js';
import { serviceComplaints } from './services.js';

/** Rules an API server has beyond its schema, for one object of a known kind; an object of another kind passes. */
export function serverComplaints(object: JsonObject): readonly Complaint[] {
  return [
    ...nameComplaints(object),
    ...labelComplaints(object),
    ...selectorComplaints(object),
    ...podComplaints(object),
    ...containerComplaints(object),
    ...resourceComplaints(object),
    ...serviceComplaints(object),
    ...contentComplaints(object),
  ];
}
