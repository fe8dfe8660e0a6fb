import Table from 'cli-table3';
import { localOf } from '../../../charts/components.js';
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
  { service, component, variable }: HostPort,
  port: number,
  { platform, values }: Pick<AccessInputs, 'platform' | 'values'>,
): AccessPoint {
  const secret = (name: string, key: string) => values[variableName(name, key)] ?? '';
  const own = component === undefined ? undefined : localOf(component)?.access?.(platform, { port, secret });
  return own
    ? { service, ...own }
    : plain(service, `http://localhost:${port}`, variable ?? `${service.toUpperCase().replaceAll('-', '_')}_URL`);
}

const variableName = (secret: string, key: string) => `SLUICE_${`${secret}_${key}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;

/** The ways in as a table. */
export function accessTable(points: readonly AccessPoint[]): string {
  const table = new Table({ head: ['service', 'from this machine', 'login'], style: { head: [], border: [] } });
  for (const { service, address, login } of points) table.push([service, address, login || 'none']);
  return table.toString();
}

/** The ways in as lines for a shell. */
export const exportLines = (points: readonly AccessPoint[]): readonly string[] =>
  points.flatMap(({ variables }) => Object.entries(variables).map(([name, value]) => `export ${name}=${value}`));
