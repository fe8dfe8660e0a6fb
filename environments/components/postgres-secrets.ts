import type { ComponentContext } from './context.js';
import { adminOf, isExternal, type PostgresExternalSpec, type PostgresSpec, postgresUserSecret } from './postgres.js';
import { type DatabaseNeeds, databaseUsers } from './postgres-needs.js';

/** A user's password, for a server of the platform: keys `username` and `password`. */
export interface PasswordRequirement {
  readonly kind: 'password';
  readonly name: string;
  readonly purpose: string;
  readonly username: string;
}

/** What only somebody else can give: looked for, never generated. */
export interface GivenRequirement {
  readonly kind: 'given';
  readonly name: string;
  readonly purpose: string;
  readonly keys: readonly string[];
}

/** Secrets a database needs beside its certificate. */
export function postgresSecrets(
  spec: PostgresSpec,
  context: Pick<ComponentContext, 'prefix'>,
  needs: DatabaseNeeds,
): readonly (PasswordRequirement | GivenRequirement)[] {
  if (isExternal(spec)) return externalSecrets(spec);
  const admin = adminOf(spec);
  return [
    {
      kind: 'password',
      name: postgresUserSecret(context, admin),
      purpose: 'Postgres superuser; the migration logs in with it',
      username: admin,
    },
    ...databaseUsers(spec, context, needs).map(({ name, secret }) => ({
      kind: 'password' as const,
      name: secret,
      purpose: `Postgres user ${name}`,
      username: name,
    })),
  ];
}

function externalSecrets({ external, credentials, authority }: PostgresExternalSpec): readonly GivenRequirement[] {
  const login = { name: credentials.secret, purpose: `login at ${external}`, keys: ['username', credentials.key] };
  if (!authority) return [{ kind: 'given', ...login }];
  if (authority.secret === credentials.secret) return [{ kind: 'given', ...login, keys: [...login.keys, authority.key] }];
  return [
    { kind: 'given', ...login },
    { kind: 'given', name: authority.secret, purpose: `authority of ${external}`, keys: [authority.key] },
  ];
}
