import type { ComponentContext } from '../component.js';
import type { CertificateRequirement, GivenRequirement, PasswordRequirement } from '../shared/index.js';
import { postgresHostNames } from './config.js';
import { type DatabaseNeeds, databaseUsers } from './needs.js';
import {
  adminOf,
  isExternal,
  type PostgresExternalSpec,
  type PostgresServerSpec,
  type PostgresSpec,
  postgresName,
  postgresUserSecret,
} from './spec.js';

/** Secrets a database needs: certificate and logins of the platform's server, or the login somebody else gives. */
export function postgresSecrets(
  spec: PostgresSpec,
  context: Pick<ComponentContext, 'prefix' | 'namespace'>,
  needs: DatabaseNeeds,
): readonly (CertificateRequirement | PasswordRequirement | GivenRequirement)[] {
  if (isExternal(spec)) return externalSecrets(spec);
  const admin = adminOf(spec);
  const certificate = postgresCertificate(spec, context);
  return [
    ...(certificate ? [certificate] : []),
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

/** The certificate the platform's server shows, where one is named: for the names clients address it by. */
export function postgresCertificate(
  { certificate }: PostgresServerSpec,
  context: Pick<ComponentContext, 'prefix' | 'namespace'>,
): CertificateRequirement | undefined {
  if (certificate === undefined) return undefined;
  const name = postgresName(context);
  return {
    kind: 'certificate',
    name: certificate,
    purpose: 'Postgres shows it to clients, and they check it',
    authority: `${name}-authority`,
    commonName: name,
    dnsNames: postgresHostNames({ name, namespace: context.namespace }),
    source: 'secret',
    reader: 'postgres',
  };
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
