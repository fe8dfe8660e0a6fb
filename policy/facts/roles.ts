import { type Context, ofKind } from './context.js';
import { namingOf } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import type { View } from './view.js';

/** A Role or ClusterRole of Kubernetes. */
export interface RoleFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** `Role` or `ClusterRole`. */
  readonly kind: string;
  /** Name of the role. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** What it allows. */
  readonly rules: readonly AccessRule[];
  /** Whether it takes the rules of other roles, by their labels. */
  readonly isAggregated: boolean;
}

/** What one rule of a role allows; `*` is everything. */
export interface AccessRule {
  /** API groups; the core group is the empty text. */
  readonly groups: readonly string[];
  /** Resources, e.g. `configmaps`. */
  readonly resources: readonly string[];
  /** Verbs, e.g. `create`. */
  readonly verbs: readonly string[];
  /** Names it is for; none is all. */
  readonly names: readonly string[];
}

/** Who gets a role. */
export interface RoleBindingFact {
  /** Namespace it holds in. Absent: every one, or the manifest names none. */
  readonly namespace?: string;
  /** The role. */
  readonly role: { readonly kind: string; readonly name: string };
  /** Accounts and groups that get it. */
  readonly subjects: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

const listOf = (view: View) => view.items.flatMap(({ scalar }) => scalar ?? []);

/** Every role. */
export const rolesOf = (context: Context): readonly RoleFact[] =>
  ofKind(context, 'Role', 'ClusterRole').map((object) => ({
    ...namingOf(object),
    kind: object.kind,
    rules: object.view.get('rules').items.map((rule) => ({
      groups: listOf(rule.get('apiGroups')),
      resources: listOf(rule.get('resources')),
      verbs: listOf(rule.get('verbs')),
      names: listOf(rule.get('resourceNames')),
    })),
    isAggregated: object.view.get('aggregationRule').exists,
  }));

/** Every binding of a role. */
export const roleBindingsOf = (context: Context): readonly RoleBindingFact[] =>
  ofKind(context, 'RoleBinding', 'ClusterRoleBinding').map(({ view, namespace }) => ({
    ...optional('namespace', namespace),
    role: { kind: view.get('roleRef', 'kind').scalar ?? '', name: view.get('roleRef', 'name').scalar ?? '' },
    subjects: view.get('subjects').items.map((subject) => ({
      kind: subject.get('kind').scalar ?? '',
      name: subject.get('name').scalar ?? '',
      ...optional('namespace', subject.get('namespace').scalar ?? namespace),
    })),
  }));
