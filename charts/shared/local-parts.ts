import type { Problem } from './problem.js';

/** A service as programs on the machine reach it. */
export interface LocalService {
  /** Its port on the machine. */
  readonly port: number;
  /** Value of a key of a Secret; empty where none is known. */
  readonly secret: (name: string, key: string) => string;
}

/** How a service is used from the machine. */
export interface LocalAccess {
  /** Address on the machine. */
  readonly address: string;
  /** How to log in. */
  readonly login: string;
  /** Variables that a program would want, e.g. `DATABASE_URL`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A request, and what its answer must be. */
export interface HttpRequest {
  /** Path of the URL, with its query. */
  readonly path: string;
  /** Body that is posted, and its media type. @default a GET */
  readonly post?: { readonly body: string; readonly type: string };
  /** Whether the text of a good answer is right; else the answer is the problem. @default any text is */
  readonly isRight?: (text: string) => boolean;
  /** What the text of a good answer says is wrong. @default nothing */
  readonly problem?: (text: string) => string | undefined;
}

/** Requests that prove that a service works. */
export interface HttpCheck {
  /** What is proved, e.g. `connectors run`. */
  readonly name: string;
  /** Requests, one after another. */
  readonly requests: readonly HttpRequest[];
}

/** An object that must appear in the object store. */
export interface StoredObject {
  /** What is proved. */
  readonly name: string;
  /** Path in the bucket, with wildcards of a shell. */
  readonly pattern: string;
}

/** Where objects are files. */
export interface ObjectFolder {
  /** Service that keeps them. */
  readonly service: string;
  /** Folder of the bucket. */
  readonly folder: string;
}

/** Volumes that images declare. */
export interface ImageVolumes {
  /** Ending of the repository. */
  readonly image: RegExp;
  /** Folders that are volumes. */
  readonly folders: readonly string[];
}

/** How a component runs on one machine. Its parts are named as in the label `app.kubernetes.io/component`. */
export interface LocalParts<Resolved> {
  /** Smallest profile of `sluice local up` that has it. */
  readonly profile: 'kafka' | 'full';
  /** Flag of `sluice local up` that it runs with. @default it always runs */
  readonly flag?: 'ui';
  /** The part that programs on the machine reach, and its port there. @default none */
  readonly port?: { readonly part: string; readonly port: number };
  /** Variable with its URL, for programs on the machine, e.g. `SCHEMA_REGISTRY_URL`. @default its folder's name and `_URL` */
  readonly variable?: string;
  /** What of its image answers a health check. @default bash, which is in every image of Kafka's own family */
  readonly healthBy?: 'wget';
  /** The part that must be ready, or done, before others use it. */
  readonly ready: string;
  /** Parts, and the other parts they wait for: its own by name, another component's as `folder/part`. @default none */
  readonly after?: Readonly<Record<string, readonly string[]>>;
  /** Whether it is stopped after those that read and write it. @default false */
  readonly isStoppedLate?: true;
  /** Parts that run as root, because their image has no folder for the volume that they own. @default none */
  readonly rootParts?: readonly string[];
  /** Variable of its server that ends the name of its volume: data of another value cannot be read. @default none */
  readonly volumeVariable?: string;
  /** Folders that its images declare as volumes, by the ending of their repository. @default none */
  readonly imageVolumes?: readonly ImageVolumes[];
  /** How its port is used. @default by HTTP, without a login */
  readonly access?: (resolved: Resolved, service: LocalService) => LocalAccess | undefined;
  /** Proves that it works, with a topic to write to. @default nothing is asked */
  readonly smoke?: (topic: string) => HttpCheck;
  /** Objects that it writes into the object store. @default none */
  readonly objects?: (resolved: Resolved) => readonly StoredObject[];
  /** Where it keeps the objects of others, as files. @default it keeps none */
  readonly keepsObjects?: (resolved: Resolved) => ObjectFolder | undefined;
  /** Why a platform cannot run on one machine. @default it can */
  readonly refusal?: (resolved: Resolved) => Required<Pick<Problem, 'what' | 'why' | 'fix'>> | undefined;
}
