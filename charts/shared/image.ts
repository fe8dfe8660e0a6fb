import { type Bound, type Breach, boundProblems } from './bound.js';
import type { Problem } from './problem.js';
import { BLOCK, type SeverityByClass } from './severity.js';

/** What an image promises: where its programs are, who it runs as, what it writes. Read from its Dockerfile and scripts. */
export interface ImageContract {
  /** Repository without registry, e.g. `apache/kafka`. */
  readonly repository: string;
  /** The tags' leading `major.minor` this row is about, e.g. `4.3`. */
  readonly band: string;
  /** Apache Kafka line inside, e.g. `8.1` of Confluent's images is `4.1`. */
  readonly line: string;
  /** What it can be. ZooKeeper mode ended with Kafka 3.9. */
  readonly runs: readonly ('kraft' | 'zookeeper-mode' | 'zookeeper')[];
  /** Folder of the command line tools. */
  readonly toolsDir: string;
  /** Ending of the tools' names: `.sh` in Apache's image, nothing in Confluent's. */
  readonly toolsSuffix: '' | '.sh';
  /** Numeric user and group; the images name theirs, which `runAsNonRoot` cannot check. */
  readonly uid: number;
  /** Group id of the process. */
  readonly gid: number;
  /** Which log4j the version reads: the format of the rendered logging file. */
  readonly logging: 'log4j1' | 'log4j2';
  /** Major version of the Java inside. */
  readonly java: number;
  /** Licence of the software, as an SPDX id where there is one. */
  readonly licence: string;
  /** `run`: a test of ours started it. `read`: known from its sources alone. */
  readonly proof: 'run' | 'read';
}

/** An image reference taken apart: `registry/repository:tag@digest`. */
export interface ImageReference {
  /** Host of the registry. */
  readonly registry?: string;
  /** Repository, without registry and tag. */
  readonly repository: string;
  /** Tag. */
  readonly tag?: string;
  /** Digest, e.g. `sha256:…`. */
  readonly digest?: string;
}

const PART = '[a-z0-9]+(?:(?:[.]|_{1,2}|-+)[a-z0-9]+)*';
/** `host:port/path/name:tag@digest`, as registries define it. */
const REFERENCE = new RegExp(
  `^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d+)?/)?${PART}(?:/${PART})*(?::\\w[\\w.-]{0,127})?(?:@[\\w+.-]+:[\\w=-]+)?$`,
);

/** Whether a text can name an image. */
export const isImageReference = (reference: string): boolean => REFERENCE.test(reference);

/** Takes a reference apart as Docker does: a first part with a dot, a colon or `localhost` is a registry. */
export function parseImage(reference: string): ImageReference {
  const [named = '', digest] = reference.split('@');
  const slash = named.indexOf('/');
  const first = named.slice(0, Math.max(slash, 0));
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const path = hasRegistry ? named.slice(slash + 1) : named;
  const colon = path.lastIndexOf(':');
  return {
    repository: colon < 0 ? path : path.slice(0, colon),
    ...(hasRegistry && { registry: first }),
    ...(colon >= 0 && { tag: path.slice(colon + 1) }),
    ...(digest && { digest }),
  };
}

/** The contract of an image, by the ending of its repository (a mirror may add folders) and its band; of `latest`, by the Kafka line inside. */
export function contractOf(images: readonly ImageContract[], reference: string, line: string): ImageContract | undefined {
  const { repository, tag = '' } = parseImage(reference);
  const isBand = (image: ImageContract) => (tag === LATEST ? image.line === line : tag === image.band || tag.startsWith(`${image.band}.`));
  return images.find((image) => isSameRepository(repository, image.repository) && isBand(image));
}

/** The tag that names no version. */
const LATEST = 'latest';

const isSameRepository = (found: string, known: string) => found === known || found.endsWith(`/${known}`);

/** Puts a mirror before an image: `mirror.example/kafka` + `apache/kafka:4.3.1`. The original registry's name is replaced. */
export function mirrored(reference: string, mirror: string | undefined): string {
  if (!mirror) return reference;
  const { registry } = parseImage(reference);
  return `${mirror.replace(/\/$/, '')}/${registry ? reference.slice(registry.length + 1) : reference}`;
}

/** An image reference that somebody runs. */
export interface ImageValues {
  /** E.g. `apache/kafka:4.3.1`. */
  readonly reference: string;
}

/** A laptop may follow the newest image. */
const NOT_ON_A_LAPTOP: SeverityByClass = { local: 'off', development: 'warn', staging: 'warn', production: 'block' };
/** Tags that mean another image from day to day. */
const MOVING_TAG = /^(latest|main|master|edge|stable|dev)\b/;

/** K8S-22: an image whose tag moves. That a fixed tag has no digest is the rule's own, milder finding. */
export const MOVING_IMAGE: Bound<ImageValues> = {
  id: 'K8S-22',
  severity: NOT_ON_A_LAPTOP,
  why: 'what a tag means can change under a running cluster: a restarted node may run another version than its neighbours',
  breach({ reference }) {
    if (!isImageReference(reference)) return notAReference(reference);
    const { tag, digest, registry, repository } = parseImage(reference);
    if (digest !== undefined || (tag !== undefined && !MOVING_TAG.test(tag))) return undefined;
    const base = registry === undefined ? repository : `${registry}/${repository}`;
    return {
      what: tag === undefined ? `image ${reference} has no tag, which is latest` : `image ${reference} has a moving tag`,
      fix: `name an exact version, e.g. ${base}:1.2.3, and better its digest too`,
      passing: [{ reference: `${base}:1.2.3` }],
    };
  },
};

/** A reference without what may be a password: no registry takes one there, and messages are logged. */
const withoutLogin = (reference: string) => reference.replace(/[^/]*@/, '(hidden)@');

const notAReference = (reference: string): Breach<ImageValues> => ({
  what: `"${withoutLogin(reference)}" is not an image reference`,
  why: 'the kubelet answers InvalidImageName, and the container never starts',
  fix: 'write registry/repository:tag: no protocol, no blanks, the repository in lower case',
  passing: [{ reference: 'registry.example.com/kafka:1.2.3' }],
  severity: BLOCK,
});

/** What is wrong with an image whose tag moves, or that none can be. `allowLatest`: whether a moving tag is good enough, as on a laptop. */
export const movingImageProblems = (reference: string, allowLatest = false): Problem[] =>
  allowLatest && isImageReference(reference) ? [] : boundProblems(MOVING_IMAGE, { reference });

/** What is wrong with a mirror, which is put before image references. */
export const mirrorProblems = (mirror: string): Problem[] =>
  isImageReference(mirrored('kafka:1.2.3', mirror))
    ? []
    : [
        {
          what: `"${withoutLogin(mirror)}" cannot begin an image reference`,
          why: 'the kubelet answers InvalidImageName, and no container starts',
          fix: 'write host or host/path, e.g. mirror.example.com/kafka: no protocol, no login and no blanks',
        },
      ];

/** What is asked of an image. */
export interface ImageQuestion {
  /** Images Sluice knows for the component. */
  readonly images: readonly ImageContract[];
  /** Image reference as the release names it. */
  readonly reference: string;
  /** What a Kafka image is to be; images of other components are one thing only. */
  readonly purpose?: ImageContract['runs'][number];
  /** Line of Kafka the release names, e.g. `4.3`: `latest` is taken for it. */
  readonly line: string;
  /** Whether a moving tag is good enough: on a laptop. */
  readonly allowLatest: boolean;
}

/** What is wrong with an image for a purpose: no tag, `latest` outside local, unknown, or not made for it. */
export function imageProblems({ images, reference, purpose, line, allowLatest }: ImageQuestion): Problem[] {
  const moving = movingImageProblems(reference, allowLatest);
  if (moving.length > 0) return moving;
  const contract = contractOf(images, reference, line);
  if (!contract) return [unknownImage(images, reference)];
  if (!purpose || contract.runs.includes(purpose)) return [];
  return [
    {
      what: `image ${reference} cannot run ${purpose}`,
      why: `it holds Kafka ${contract.line}, which runs ${contract.runs.join(' or ')} only`,
      fix: `use ${bands(images.filter(({ runs }) => runs.includes(purpose)))}`,
    },
  ];
}

const bands = (images: readonly ImageContract[]) => images.map(({ repository, band }) => `${repository}:${band}.x`).join(' or ');

const unknownImage = (images: readonly ImageContract[], reference: string): Problem => ({
  what: `image ${reference} is not one Sluice knows`,
  why: 'its start command, user and log format are unknown, so what is rendered would be a guess',
  fix: `use ${bands(images)}`,
});
