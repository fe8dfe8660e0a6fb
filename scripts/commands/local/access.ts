import Table from 'cli-table3';
import type { Platform } from '../../../platform/platform.js';
import type { HostPort, LocalStack } from '../../../stacks/local/index.js';
import { type EnvValues, portIn } from '../../compose/env-file.js';

/** How a person or a program reaches one service from this machine. */
export interface AccessPoint {
  /** Name of the service. */
  readonly service: string;
  /** Address on this machine. */
  readonly address: string;
  /** How to log in; empty for no login. */
  readonly login: string;
  /** Variables a program would want, e.g. `SCHEMA_REGISTRY_URL`. */
  readonly variables: Readonly<Record<string, string>>;
}

interface AccessInputs {
  readonly stack: LocalStack;
  readonly platform: Platform;
  readonly values: EnvValues;
}

/** Every way in, in the order of the services. Kafka's brokers are one. */
export function accessPoints({ stack, platform, values }: AccessInputs): readonly AccessPoint[] {
  const isBroker = ({ service }: HostPort) => /^kafka(-\d+)?$/.test(service);
  const brokers = stack.ports.filter(isBroker).map((port) => `localhost:${portIn(values, port)}`);
  const others = stack.ports.filter((port) => !isBroker(port));
  return [
    plain('kafka', brokers.join(','), 'KAFKA_BOOTSTRAP_SERVERS'),
    ...others.map((port) => pointOf(port, portIn(values, port), { platform, values })),
  ];
}

const plain = (service: string, address: string, name: string): AccessPoint => ({
  service,
  address,
  login: '',
  variables: { [name]: address },
});

function pointOf(
  { service, variable }: HostPort,
  port: number,
  { platform, values }: Pick<AccessInputs, 'platform' | 'values'>,
): AccessPoint {
  if (platform.postgres?.server && service === platform.postgres.server.name) return database(service, port, { platform, values });
  const store = platform.objectStore;
  if (store?.standIn && service === store.standIn.name) return objectStore(service, port, { platform, values });
  return plain(service, `http://localhost:${port}`, variable ?? `${service.toUpperCase().replaceAll('-', '_')}_URL`);
}

const secretValue = (values: EnvValues, secret: string, key: string) =>
  values[`SLUICE_${`${secret}_${key}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`] ?? '';

function database(service: string, port: number, { platform, values }: Pick<AccessInputs, 'platform' | 'values'>): AccessPoint {
  const { server } = platform.postgres ?? {};
  const [user, name] = [server?.admin ?? '', server?.database ?? ''];
  const password = secretValue(values, server?.adminSecret ?? '', 'password');
  const address = `localhost:${port}/${name}`;
  return { service, address, login: `${user} / ${password}`, variables: { DATABASE_URL: `postgresql://${user}:${password}@${address}` } };
}

function objectStore(service: string, port: number, { platform, values }: Pick<AccessInputs, 'platform' | 'values'>): AccessPoint {
  const { address, standIn } = platform.objectStore ?? {};
  const keys = standIn?.keys ?? '';
  const [id, key] = [secretValue(values, keys, 'access-key-id'), secretValue(values, keys, 'secret-access-key')];
  const url = `http://localhost:${port}`;
  return {
    service,
    address: `${url}/${address?.bucket ?? ''}`,
    login: `${id} / ${key}`,
    variables: {
      AWS_ENDPOINT_URL_S3: url,
      AWS_ACCESS_KEY_ID: id,
      AWS_SECRET_ACCESS_KEY: key,
      AWS_REGION: address?.region ?? '',
      LAKE_BUCKET: address?.bucket ?? '',
    },
  };
}

/** The ways in as a table. */
export function accessTable(points: readonly AccessPoint[]): string {
  const table = new Table({ head: ['service', 'from this machine', 'login'], style: { head: [], border: [] } });
  for (const { service, address, login } of points) table.push([service, address, login || 'none']);
  return table.toString();
}

/** The ways in as lines for a shell. */
export const exportLines = (points: readonly AccessPoint[]): readonly string[] =>
  points.flatMap(({ variables }) => Object.entries(variables).map(([name, value]) => `export ${name}=${value}`));
