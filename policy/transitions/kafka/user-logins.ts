import { ACKNOWLEDGE } from '../../../charts/shared/severity.js';
import { at, text } from '../../schemas/json.js';
import type { Changed } from '../kubernetes/objects.js';
import type { Transition } from '../transition.js';
import { changedOfStrimzi } from './strimzi-resources.js';

/** KFK-51: a user has other credentials than its clients. */
export const loginChanged: Transition = {
  id: 'KFK-51',
  title: 'A user logs in another way',
  severities: ACKNOWLEDGE,
  why: 'clients keep the certificate or password they were given: with another kind of login they are refused until they have the new one',
  source: 'Strimzi documentation: securing user access to Kafka',
  check: (transit) =>
    changedOfStrimzi(transit, 'KafkaUser').flatMap((change) => {
      const words = loginWords(change);
      if (words === undefined) return [];
      const fields = change.fields.filter(({ steps }) => steps[1] === 'authentication');
      const resource = `User/${change.ref.name}`;
      return [{ resource, consequence: 'outage', by: 'operator', isReversible: true, text: `User ${change.ref.name} ${words}`, fields }];
    }),
};

/** What becomes of the clients of a user; nothing where they log in as before. */
function loginWords({ before, after, ref, fields }: Changed): string | undefined {
  const [old, now] = [before, after].map((user) => text(at(user, 'spec', 'authentication', 'type')));
  if (old === undefined) return undefined; // it had no login of the operator's that clients could use
  if (now === undefined) return `has no ${old} login any more: the operator deletes its Secret, and its clients are refused.`;
  if (old !== now) {
    const [from, to] = [old, now].map((type) => principalOf(ref.name, type));
    const principal = from === to ? '' : ` ACLs and quotas are set for ${to} and taken from ${from}.`;
    return `logs in by ${now} instead of ${old}: clients with the earlier credentials are refused.${principal}`;
  }
  const isOther = fields.some(({ steps }) => steps[1] === 'authentication' && steps[2] === 'password');
  return isOther ? 'gets its password from elsewhere: clients with the earlier one are refused, unless it is the same.' : undefined;
}

/** Name that Kafka knows a user by. */
const principalOf = (name: string, type: string) => (type.startsWith('tls') ? `User:CN=${name}` : `User:${name}`);
