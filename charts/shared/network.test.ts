import { describe, expect, it } from 'vitest';
import { kubernetes, platformOf } from '../../test/described.js';
import { workloads } from '../../test/platform-parts.js';
import { resource, synth } from '../../test/synth.js';
import { DenyByDefault, type Edge, EdgePolicy } from './network.js';

const identity = { name: 'a', component: 'b', partOf: 'streaming' };
const anywhere: Edge = { peers: [{ kind: 'addresses', cidr: '0.0.0.0/0' }], ports: [443] };

describe('a policy', () => {
  const [policy] = synth(
    (scope) => new EdgePolicy(scope, 'P', { name: 'p', identity, ingress: [anywhere], egress: [anywhere] }, workloads),
  );
  it('never lets pods reach the node they are on, however wide the range is', () => {
    expect(policy?.spec).toMatchObject({ egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }] }] });
  });
  it('lets in whom it names', () => {
    expect(policy?.spec).toMatchObject({ ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] });
    expect(JSON.stringify(policy?.spec)).toContain('{"from":[{"ipBlock":{"cidr":"0.0.0.0/0"}}]');
  });
});

describe('name queries', () => {
  const names = (of: typeof workloads) =>
    resource(
      synth((scope) => new DenyByDefault(scope, 'D', of)),
      'NetworkPolicy',
      'streaming-resolve-names',
    );
  it('go where the environment says, by UDP and TCP', async () => {
    const { workloads: of } = await platformOf(
      kubernetes({ dns: [{ namespace: 'openshift-dns', port: 5353 }, { cidr: '169.254.20.10/32' }] }),
    );
    expect(names(of).spec).toMatchObject({
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } } }],
          ports: [
            { port: 5353, protocol: 'UDP' },
            { port: 5353, protocol: 'TCP' },
          ],
        },
        {
          to: [{ ipBlock: { cidr: '169.254.20.10/32' } }],
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    });
  });
  it('take no name for an address', async () => {
    const found = platformOf(kubernetes({ dns: [{ cidr: '169.254.20.10' }] }));
    await expect(found).rejects.toThrow('kubernetes.dns[0]');
  });
});
