import { RECOGNISED } from '../../charts/recognised.js';
import { EXIT, UserError } from '../terminal/io.js';
import { groupOf, label, listAt, type ObjectRef, textAt } from './objects.js';

/** Why a cluster did not do what was asked. */
export type ClusterProblem =
  | 'unreachable'
  | 'untrusted'
  | 'interrupted'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'exists'
  | 'conflict'
  | 'owned'
  | 'transient'
  | 'refused'
  | 'missing-kind';

/** What, why and what to do, in one line each. */
export interface Words {
  /** What is wrong, with the value found. */
  readonly what: string;
  /** Why, in one sentence. */
  readonly why: string;
  /** What to do, with a value that would pass. */
  readonly fix: string;
}

/** A cluster's refusal or silence, told like every other user error. */
export class ClusterError extends UserError {
  constructor(
    /** Which kind of trouble, for callers that can live with one. */
    readonly problem: ClusterProblem,
    words: Words,
    details: ErrorDetails = {},
  ) {
    super(words.what, words.why, words.fix, problem === 'interrupted' ? EXIT.interrupted : EXIT.error);
    this.name = 'ClusterError';
    this.ownedFields = details.ownedFields ?? [];
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Fields that another manager owns; of problem `owned` only. */
  readonly ownedFields: readonly OwnedField[];
  /** Milliseconds after which the server wants to be asked again, where it says so. */
  readonly retryAfterMs: number | undefined;

  /** Whether the same request may well succeed in a moment. */
  get passes(): boolean {
    return this.lasts || ['conflict', 'not-found'].includes(this.problem);
  }

  /** Whether that moment may be long: an API server that restarts, or has too much to do. */
  get lasts(): boolean {
    return ['unreachable', 'transient'].includes(this.problem);
  }
}

/** What an error carries beside its words. */
export interface ErrorDetails {
  /** Fields that another manager owns. @default none */
  readonly ownedFields?: readonly OwnedField[];
  /** Milliseconds after which the server wants to be asked again. @default it does not say */
  readonly retryAfterMs?: number | undefined;
}

/** Stopped by a person or a pipeline. The verb that was stopped says what was done until then. */
export const interruption = (): ClusterError =>
  new ClusterError('interrupted', { what: 'interrupted', why: 'the command was stopped', fix: 'run it again' });

/** A field that an apply would take from another manager. */
export interface OwnedField {
  /** Path of the field, e.g. `.spec.replicas`. */
  readonly field: string;
  /** Who owns it, as the API server names it, e.g. `kubectl-edit`. */
  readonly manager: string;
}

/** What was tried, for the words of an error. */
export interface Attempt {
  /** E.g. `apply`. */
  readonly verb: string;
  /** The object concerned. */
  readonly ref: ObjectRef;
}

/** Groups of custom resources Sluice renders, and who brings their definitions. */
const PREREQUISITES: Readonly<Record<string, string>> = {
  'cert-manager.io': 'cert-manager',
  'external-secrets.io': 'External Secrets Operator',
  'kafka.strimzi.io': 'the Strimzi operator',
  'monitoring.coreos.com': 'the Prometheus operator',
  ...Object.fromEntries(RECOGNISED.flatMap(({ operator }) => (operator ? [[operator.group, operator.name]] : []))),
};

/** A kind the cluster does not serve, e.g. a `Certificate` where cert-manager was never installed. */
export function missingKind(apiVersion: string, kind: string): ClusterError {
  const prerequisite = PREREQUISITES[groupOf(apiVersion)];
  return new ClusterError('missing-kind', {
    what: `the cluster does not know ${kind} (${apiVersion})`,
    why: prerequisite
      ? `${prerequisite} is not installed there: it brings this kind`
      : 'no installed component brings this kind in this version',
    fix: prerequisite
      ? `install ${prerequisite}, then run this again`
      : `install what defines ${kind} in ${apiVersion}, or use a cluster that has it`,
  });
}

/** What Node and OpenSSL call a certificate that does not hold. */
const CERTIFICATE = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|CRL_)/;
/** What a server answers that does not speak TLS. */
const NO_TLS = /wrong version number|packet length too long|http request/i;

/** A cluster that does not answer. `reason` is the network's own word, e.g. `connect ECONNREFUSED 10.0.0.1:6443`, `code` its code. */
export function unreachable(server: string, reason: string, code = ''): ClusterError {
  if (CERTIFICATE.test(code))
    return new ClusterError('untrusted', {
      what: `the certificate of the cluster at ${server} cannot be verified`,
      why: reason,
      fix: "check the cluster's certificate authority in the kubeconfig (certificate-authority-data)",
    });
  if (NO_TLS.test(reason))
    return new ClusterError('untrusted', {
      what: `the server at ${server} does not speak TLS`,
      why: reason,
      fix: 'check the address and the port in the kubeconfig, and any proxy on the way',
    });
  return new ClusterError('unreachable', {
    what: `the cluster at ${server} does not answer`,
    why: reason,
    fix: 'check that it runs and can be reached from here (VPN, proxy), and that --context names the right one',
  });
}

/** Turns an answer of the API server (`Status`, or text from a proxy in between) into an error. */
export function refusal(httpStatus: number, body: unknown, attempt: Attempt, retryAfterMs?: number): ClusterError {
  const message = textAt(body, 'message') ?? (typeof body === 'string' && body.trim() !== '' ? body.trim() : `HTTP ${httpStatus}`);
  const ownedFields = ownedFieldsOf(body);
  const problem = ownedFields.length > 0 ? 'owned' : problemOf(httpStatus, textAt(body, 'reason') ?? '', message);
  const quotesValues = attempt.ref.kind === 'Secret' && (problem === 'refused' || problem === 'transient');
  return new ClusterError(problem, words(problem, quotesValues ? fieldsOnly(body) : message, attempt), { ownedFields, retryAfterMs });
}

/** The fields of a conflict between managers: its message is `conflict with "kubectl-edit" using apps/v1`. */
function ownedFieldsOf(body: unknown): readonly OwnedField[] {
  return listAt(body, 'details', 'causes').flatMap((cause) => {
    if (textAt(cause, 'reason') !== 'FieldManagerConflict') return [];
    const [, manager = 'another manager'] = /conflict with "([^"]*)"/.exec(textAt(cause, 'message') ?? '') ?? [];
    return [{ field: textAt(cause, 'field') ?? 'a field', manager }];
  });
}

function problemOf(httpStatus: number, reason: string, message: string): ClusterProblem {
  // Server-side apply answers 500 to a field of the wrong name or type; trying again would not help.
  if (/failed to (create typed patch|convert new) object/.test(message)) return 'refused';
  if (httpStatus === 401) return 'unauthenticated';
  // Quotas, Pod Security and admission also answer 403, but not about what the user may do.
  if (httpStatus === 403) return / cannot \w+ resource /.test(message) ? 'forbidden' : 'refused';
  if (httpStatus === 404) return 'not-found';
  if (httpStatus === 409) return reason === 'AlreadyExists' ? 'exists' : 'conflict';
  return httpStatus === 429 || httpStatus >= 500 ? 'transient' : 'refused';
}

/** A validation message may quote the value it refuses; for a Secret only the fields' names are told. */
function fieldsOnly(body: unknown): string {
  const fields = listAt(body, 'details', 'causes').flatMap((cause) => textAt(cause, 'field') ?? []);
  return fields.length === 0
    ? 'its content is not valid (the message is held back: it may quote a value)'
    : `refused fields: ${fields.join(', ')}`;
}

function words(problem: ClusterProblem, message: string, { verb, ref }: Attempt): Words {
  const what = `the cluster refused to ${verb} ${label(ref)}`;
  switch (problem) {
    case 'unauthenticated':
      return { what: 'the cluster does not accept your credentials', why: message, fix: 'log in again, or name another --context' };
    case 'forbidden':
      return { what: `you may not ${verb} ${label(ref)}`, why: message, fix: 'ask for a role that allows it, or name another --context' };
    case 'not-found':
      return { what: `${label(ref)}: not found`, why: message, fix: 'check that its namespace exists and is not being deleted' };
    case 'exists':
      return { what: `${label(ref)} exists already`, why: message, fix: 'leave it, or delete it first' };
    case 'conflict':
      return { what: `${label(ref)} keeps changing`, why: message, fix: 'find out what else writes it, then run this again' };
    case 'owned':
      return {
        what: `${label(ref)} has fields that another manager owns`,
        why: message,
        fix: 'run sluice apply again: it lists them, and takes them over with --force-conflicts "reason"',
      };
    case 'transient':
      return { what, why: message, fix: 'it may pass: run this again; otherwise look at the API server and its admission webhooks' };
    default:
      return { what, why: message, fix: 'correct it in the description, synth again, then apply' };
  }
}
