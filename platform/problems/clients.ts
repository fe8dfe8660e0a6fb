import { type Problem, under } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';

/** Users and clients against the listeners they would use. */
export function clientProblems({ kafka }: Environment): Problem[] {
  const { listeners, clients = [], users = [] } = kafka;
  return [
    ...clients.flatMap(({ listener }, index) =>
      under(
        `clients[${index}].listener`,
        listenerProblems(
          listener,
          listeners.map(({ name }) => name),
        ),
      ),
    ),
    ...users.flatMap(({ name, authentication = 'scram' }, index) =>
      listeners.some((listener) => listener.purpose === 'clients' && listener.authentication === authentication)
        ? []
        : [
            {
              path: `users[${index}]`,
              what: `user ${name} logs in by ${authentication}, but no listener does`,
              why: 'it could connect nowhere',
              fix:
                authentication === 'scram' ? 'add clientScram({ port: 9093 }) to listeners' : 'add clientTls({ port: 9094 }) to listeners',
            },
          ],
    ),
  ];
}

const listenerProblems = (name: string, known: readonly string[]): Problem[] =>
  known.includes(name)
    ? []
    : [{ what: `listener ${name} does not exist`, why: 'no policy would let these pods in', fix: `use one of ${known.join(', ')}` }];
