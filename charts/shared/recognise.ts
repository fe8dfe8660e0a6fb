/** Who made an image: how it reads its environment, and what its tags count. */
export type ImageFamily = 'apache' | 'confluent' | 'bitnami' | 'strimzi' | 'debezium' | 'other';

/** What a program does for others, by which rules speak of it. What Kafka itself needs is its own role. */
export type ServiceRole = 'workers' | 'registry' | 'gateway' | 'database' | 'store' | 'jobs';

/** Images of a program. */
export interface RecognisedImage {
  /** Repository, whatever mirror it comes from. */
  readonly repository: RegExp;
  /** Distribution it belongs to. */
  readonly family: ImageFamily;
}

/** Folders that an image declares as `VOLUME`s. */
export interface ImageVolumes {
  /** Repository, whatever mirror it comes from. */
  readonly repository: RegExp;
  /** Tags it is so for. @default every tag */
  readonly tags?: RegExp;
  /** Paths in the container. */
  readonly folders: readonly string[];
}

/** How a program uses Kafka. */
export interface RecognisedClient {
  /** What its own settings put before those of a Kafka client, e.g. `kafkastore.`. @default nothing */
  readonly prefix?: string;
  /** What its pods are, before the name of the service: `workers of`, `pods of`. */
  readonly pods: string;
  /** What a table of services calls it, in one or two words. */
  readonly label: string;
  /** Name of the column in JSON output. */
  readonly id: string;
  /** Topics of Kafka or of its own without which it does not serve. @default none */
  readonly topics?: readonly ('groups' | 'workers' | 'schemas')[];
  /** Group its instances join where nothing is set. @default none */
  readonly group?: string;
}

/** Where a program takes its settings from, and what else its images do with variables. */
export interface RecognisedSettings {
  /** Names of its settings files. A pod that mounts one runs it. */
  readonly files: RegExp;
  /** Variables that only a server of it is given. */
  readonly variables: RegExp;
  /** Prefix of the variables that images make settings of. */
  readonly prefix: string;
  /** The same prefix in Bitnami's images. @default they have no image of it */
  readonly bitnamiPrefix?: string;
  /** Variables that Debezium's images take without a prefix, and the settings they are. @default none */
  readonly debeziumNames?: Readonly<Record<string, string>>;
}

/** A custom resource by which an operator runs a program. */
export interface RecognisedResource {
  /** Its kind. */
  readonly kind: string;
  /** Fields of its `spec` for which its pods are replaced. @default it replaces none by itself */
  readonly podFields?: readonly string[];
  /** Field of its `spec` with the number of its pods. */
  readonly pods?: readonly string[];
  /** Pods beside those, e.g. a driver. @default 0 */
  readonly morePods?: number;
}

/** The operator that runs a program from custom resources. */
export interface RecognisedOperator {
  /** API group of the resources. */
  readonly group: string;
  /** What messages call it, e.g. `the Spark operator`. */
  readonly name: string;
  /** Image of the operator itself. */
  readonly image: RegExp;
}

/** Why an image should not be used any more. */
export interface WithdrawnImage {
  /** Repository and tag. */
  readonly image: RegExp;
  /** Where it came from, in words. */
  readonly where: string;
  /** What to use, in words. */
  readonly instead: string;
}

/**
 * By what a program is recognised in manifests that anybody wrote. Plain data: `policy/` loops over it, and knows no program but Kafka by
 * name. What is absent is not so.
 */
export interface Recognised {
  /** The program: folder of the component below `charts/`. */
  readonly software: string;
  /** What it does for others. */
  readonly role?: ServiceRole;
  /** Its images. */
  readonly images: readonly RecognisedImage[];
  /** What of Kafka its images hold, so that their tags say its version: Kafka, or in Confluent's images clients of it. */
  readonly holds?: 'kafka' | 'clients';
  /** Custom resources by which an operator runs it. */
  readonly resources?: readonly RecognisedResource[];
  /** The operator of those, where it runs nothing else. */
  readonly operator?: RecognisedOperator;
  /** Rules about it alone: the beginning of their ids, and the title of their section. */
  readonly rules?: { readonly family: string; readonly title: string };
  /** How its command line or settings name packages that are fetched at the start: the first group lists them. */
  readonly packages?: RegExp;
  /** Variables that count only while its disk is empty. */
  readonly initVariables?: readonly string[];
  /** Variables, and their values with which its server asks nobody for a login. @default none */
  readonly openLogins?: readonly { readonly variable: string; readonly value: RegExp }[];
  /** Command that starts a server of it. A container that runs it is one, whatever its image. */
  readonly start?: RegExp;
  /** Whether a container of its images runs it whatever its command is, also where it ends by itself. */
  readonly isAlwaysRun?: true;
  /** Its settings. */
  readonly settings?: RecognisedSettings;
  /** Variables with options for its Java, the one that counts first. */
  readonly heapVariables?: readonly string[];
  /** How it uses Kafka. */
  readonly client?: RecognisedClient;
  /** Name of a Service whose variables in its pods stop it. */
  readonly fatalService?: string;
  /** Whether it keeps data in pods that are called by name. */
  readonly isCalledByName?: true;
  /** Major version of the program in an image, where its tag says it. */
  readonly major?: (image: { readonly repository: string; readonly tag?: string }) => number | undefined;
  /** Library that sorts text in an image, and the release it is of where the tag says so. @default it sorts nothing that it keeps */
  readonly sorter?: (image: { readonly repository: string; readonly tag?: string }) => {
    readonly library: string;
    readonly release?: string;
  };
  /** Where its images keep data that nothing else places: one folder, or each that it may be where the version is not known. */
  readonly dataFolders?: (image: {
    readonly family: ImageFamily;
    readonly repository: string;
    readonly major: number | undefined;
  }) => readonly string[];
  /** Folders that its images declare as `VOLUME`s: the first row that fits counts. @default none are known */
  readonly volumes?: readonly ImageVolumes[];
  /** Images that were withdrawn. */
  readonly withdrawn?: readonly WithdrawnImage[];
}
