import type { Problem } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';
import { kafkaName } from '../resolve/names.js';

/**
 * An administrator is who shows a certificate of the authority that brokers trust, with the administrator's subject. Of an issuer that serves
 * every namespace, every namespace gets that certificate.
 */
export function certificateProblems(environment: Environment): Problem[] {
  const { certificates } = environment.kafka;
  if (environment.class === 'local' || certificates?.from !== 'cert-manager') return [];
  const { kind, name, onlyHere } = certificates.issuer;
  const path = 'certificates.issuer';
  if (kind === 'Issuer') return onlyHere === undefined ? [] : [needless(path)];
  if (onlyHere !== undefined && onlyHere.trim() !== '') return [];
  return [
    {
      path,
      what: `certificates come from ClusterIssuer ${name}, which signs for every namespace`,
      why: `whoever may create Certificates anywhere gets one with the subject CN=${kafkaName(environment)}-admin, and brokers take it for the administrator's`,
      fix: `use an Issuer of namespace ${environment.namespace} with an authority of its own: kind: 'Issuer'; or say what keeps other namespaces from it, e.g. onlyHere: 'approver-policy admits namespace ${environment.namespace} alone'`,
    },
  ];
}

const needless = (path: string): Problem => ({
  path: `${path}.onlyHere`,
  what: 'onlyHere with an Issuer',
  why: 'it signs for its own namespace alone, so the reason says nothing',
  fix: 'remove onlyHere',
});
