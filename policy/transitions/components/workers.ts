import { ACKNOWLEDGE, DANGEROUS, INFORM, WARN } from '../../../charts/shared/severity.js';
import { type Facts, textOf } from '../../facts/index.js';
import { compareBootstraps } from '../kafka/addresses.js';
import type { BeforeAfter } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { differing, keyFields, workers } from './connector-pairs.js';

/** CON-05: the workers keep their state under another name. */
export const groupRenamed: Transition = {
  id: 'CON-05',
  title: 'A Connect cluster looks for its state elsewhere',
  severities: DANGEROUS,
  why: 'connectors, their offsets and their state are in these topics: under another name there are none',
  source: 'Kafka documentation: Connect, group.id and storage topics',
  check: (transit) => workers(transit).flatMap((pair) => [...topicsMoved(pair, transit), ...kafkaMoved(pair, transit)]),
};

type Workers = Facts['connects'][number];

const STATE_KEYS = ['group.id', 'config.storage.topic', 'offset.storage.topic', 'status.storage.topic'];

function topicsMoved({ old, now }: BeforeAfter<Workers>, transit: Transit): readonly Outcome[] {
  const found = differing(old.settings, now.settings, STATE_KEYS);
  if (found.length === 0) return [];
  const fields = found.flatMap(({ key }) => keyFields(transit, key));
  const common = { resource: now.resource, by: 'controller', isReversible: true, fields } as const;
  const what = `${now.name}: ${listed(found.map((each) => each.words))}.`;
  if (found.every(({ key }) => key === 'status.storage.topic')) {
    const text = `${what} The states of connectors and tasks are written there anew; connectors and offsets stay.`;
    return [{ ...common, consequence: 'no-effect', text, severities: INFORM }];
  }
  if (found.every(({ key }) => KEEPS_STATE.includes(key))) {
    const text = `${what} Connectors and offsets stay. While workers restart one by one, those of both groups run all connectors; under ACLs the new group needs rights.`;
    return [{ ...common, consequence: 'restart', text, severities: WARN }];
  }
  const text = `${what} Its connectors and source offsets are gone from its sight: sources read from the beginning again.`;
  return [{ ...common, consequence: 'data-loss', text }];
}

const ADDRESS = 'bootstrap.servers';

/** Workers that are pointed at another Kafka: their topics are not there. */
function kafkaMoved({ old, now }: BeforeAfter<Workers>, transit: Transit): readonly Outcome[] {
  const [before, after] = [textOf(old.settings, ADDRESS), textOf(now.settings, ADDRESS)];
  const how = compareBootstraps(before, after, now.namespace, transit);
  if (how === 'same') return [];
  const common = { resource: now.resource, by: 'controller', isReversible: true, fields: keyFields(transit, ADDRESS) } as const;
  const change = `${now.name}: ${ADDRESS} ${before} → ${after}.`;
  const then = 'its connectors and source offsets are not there: sources read from the beginning again, and sinks read other topics';
  if (how === 'other')
    return [{ ...common, consequence: 'data-loss', text: `${change} In another Kafka cluster ${then}.`, severities: ACKNOWLEDGE }];
  const text = `${change} The files do not say whether it is the same Kafka cluster. In another one ${then}.`;
  return [{ ...common, consequence: 'data-loss', text, severities: WARN }];
}

/** Settings without which the workers find all they had. */
const KEEPS_STATE = ['group.id', 'status.storage.topic'];
