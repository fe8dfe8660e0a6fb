import type { Properties } from '../shared/index.js';

/** Where a node's or a client's certificate Secret is mounted: `tls.crt`, `tls.key`, `ca.crt`. */
export const CERTIFICATE_DIR = '/etc/sluice/certificate';

/** Lets a properties file name files instead of holding their content. */
export const fileReferences: Properties = {
  'config.providers': 'dir',
  'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
};

/** Trusts the authority in {@link CERTIFICATE_DIR}. */
export const trustProperties: Properties = {
  'ssl.truststore.type': 'PEM',
  'ssl.truststore.certificates': `\${dir:${CERTIFICATE_DIR}:ca.crt}`,
};

/** Shows the certificate in {@link CERTIFICATE_DIR} and trusts its authority. The key must be PKCS#8. */
export const keyProperties: Properties = {
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.certificate.chain': `\${dir:${CERTIFICATE_DIR}:tls.crt}`,
  'ssl.keystore.key': `\${dir:${CERTIFICATE_DIR}:tls.key}`,
};

/** Everything a node needs to speak TLS. Read at start: a renewed certificate takes effect at the next restart. */
export const tlsProperties: Properties = { ...fileReferences, ...keyProperties, ...trustProperties };
