import { EVERY_COMPONENT } from '../../charts/components.js';
import { HOST_LISTENER, HOST_LISTENER_PORT } from './fit.js';
import { variable } from './names.js';

/** A port of a service that programs on the machine reach. */
export interface HostPort {
  /** Name of the service. */
  readonly service: string;
  /** Component whose port it is, by its folder. @default Kafka */
  readonly component?: string;
  /** Key in `.env` that moves it. */
  readonly key: string;
  /** Port on the machine where `.env` says nothing. */
  readonly fallback: number;
  /** Port in the container. */
  readonly container: number;
  /** Variable with its URL for programs on the machine. @default the service's name and `_URL` */
  readonly variable?: string;
}

const FIRST_KAFKA_PORT = 9092;
/** What of a pod decides its port. */
interface PortOwner {
  readonly service: string;
  readonly component: { readonly name: string; readonly part: string };
  /** Which broker of the cluster it is, from 0. */
  readonly broker: number;
  /** Which of its like it is, from 0. */
  readonly ordinal: number;
}

/** The port of a pod on the machine; nothing for what nobody there talks to. */
export function hostPort({ service, component: { name, part }, broker, ordinal }: PortOwner): HostPort | undefined {
  const key = variable(service, 'port');
  if (name === 'kafka' && part === 'broker') return { service, key, fallback: FIRST_KAFKA_PORT + broker, container: HOST_LISTENER_PORT };
  const found = EVERY_COMPONENT.find(({ folder }) => folder === name)?.local;
  if (found?.port === undefined || found.port.part !== part || ordinal > 0) return undefined;
  const { port } = found.port;
  return { service, component: name, key, fallback: port, container: port, ...(found.variable && { variable: found.variable }) };
}

/** The port as compose reads it: from `.env`, else the usual one. */
export const portExpression = ({ key, fallback }: Pick<HostPort, 'key' | 'fallback'>) => `\${${key}:-${fallback}}`;

/** A published port: on this machine alone, not on its network. */
export const publishedPort = (port: HostPort) => `127.0.0.1:${portExpression(port)}:${port.container}`;

/** `server.properties` of one broker: what it advertises to the machine is what is published there, from one value. */
export const advertisedTo = (port: HostPort, text: string) =>
  text.replace(new RegExp(`${HOST_LISTENER}://localhost:\\{\\d+\\+id\\}`), `${HOST_LISTENER}://localhost:${portExpression(port)}`);
