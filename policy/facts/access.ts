import { accessDeclarations } from './access-declarations.js';
import { type Context, ofKind } from './context.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { isStrimzi, STRIMZI_CLUSTER } from './strimzi.js';
import type { View } from './view.js';
import type { ClusterFinder } from './whereabouts.js';

/** Somebody who may log in. */
export interface UserFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the user. */
  readonly name: string;
  /** Cluster it belongs to, where that is known. */
  readonly cluster?: string;
  /** How it authenticates. */
  readonly authentication?: string;
}

/** One allowed or denied operation. */
export interface AclFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Cluster it belongs to, where that is known. */
  readonly cluster?: string;
  /** Who it applies to, e.g. `User:billing`. */
  readonly principal: string;
  /** Whether it allows or denies. */
  readonly type: 'allow' | 'deny';
  /** `topic`, `group`, `cluster`, `transactionalid`. */
  readonly on: string;
  /** Whether `name` is the whole name or a prefix. */
  readonly pattern: 'literal' | 'prefixed';
  /** Name or prefix of the resource. */
  readonly name: string;
  /** Operation, e.g. `READ`. */
  readonly operation: string;
  /** Address it holds for; `*` is every one. */
  readonly host: string;
}

/** Every declared user. */
export function usersOf(find: ClusterFinder, context: Context): readonly UserFact[] {
  const ours = accessDeclarations(context).flatMap(({ declaration, placeOf, resource, namespace }) =>
    declaration.users.map(({ name, mechanisms: [mechanism = ''] }, index) => ({
      resource,
      place: placeOf('users', index),
      name,
      ...optional('cluster', find({ namespace })),
      authentication: mechanism.toLowerCase(),
    })),
  );
  const strimzi = kafkaUsers(context).map(({ view, resource, name, namespace }) => ({
    resource,
    place: view.place,
    name,
    ...optional('cluster', find({ namespace, strimzi: view.get('metadata', 'labels', STRIMZI_CLUSTER).scalar })),
    ...optional('authentication', view.get('spec', 'authentication', 'type').text),
  }));
  return [...ours, ...strimzi];
}

/** Every declared ACL. */
export function aclsOf(find: ClusterFinder, context: Context): readonly AclFact[] {
  const ours = accessDeclarations(context).flatMap(({ declaration, placeOf, resource, namespace }) =>
    declaration.acls.flatMap(({ principal, host, permission, operations, resource: type, pattern, name }, index) =>
      operations.map(
        (operation): AclFact => ({
          resource,
          place: placeOf('acls', index),
          ...optional('cluster', find({ namespace })),
          principal,
          type: permission === 'DENY' ? 'deny' : 'allow',
          on: type.toLowerCase().replaceAll('_', ''),
          pattern: pattern === 'PREFIXED' ? 'prefixed' : 'literal',
          name,
          operation: operation.toLowerCase(),
          host,
        }),
      ),
    ),
  );
  return [
    ...ours,
    ...kafkaUsers(context).flatMap((user) =>
      user.view.get('spec', 'authorization', 'acls').items.flatMap((acl) => strimziAcls(acl, user, find)),
    ),
  ];
}

function strimziAcls(view: View, user: ReturnType<typeof kafkaUsers>[number], find: ClusterFinder): readonly AclFact[] {
  const strimzi = user.view.get('metadata', 'labels', STRIMZI_CLUSTER).scalar;
  const operations = view.get('operations').exists ? view.get('operations').items : [view.get('operation')];
  const named = operations.flatMap(({ text }) => (text === undefined ? [] : [text.toLowerCase()]));
  return named.map((operation) => ({
    resource: user.resource,
    place: view.place,
    ...optional('cluster', find({ namespace: user.namespace, strimzi })),
    principal: `User:${user.name}`,
    type: view.get('type').text === 'deny' ? 'deny' : 'allow',
    on: (view.get('resource', 'type').text ?? '').toLowerCase(),
    pattern: view.get('resource', 'patternType').text === 'prefix' ? 'prefixed' : 'literal',
    name: view.get('resource', 'name').scalar ?? '*',
    operation,
    host: view.get('host').scalar ?? '*',
  }));
}

const kafkaUsers = (context: Context) => ofKind(context, 'KafkaUser').filter(isStrimzi);
