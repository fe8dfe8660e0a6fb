import { BAKED_DIR, type Plugin } from './plugins.js';

/** Image whose tar and unzip take archives apart; nothing of it stays in the result. */
const UNPACK_IMAGE = 'busybox:1.37.0';

const variable = (name: string) => `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_ARCHIVE`;

/**
 * Dockerfile of the workers' image with its baked plugins. Each archive is taken from `archives/` beside it, or from wherever the build
 * argument `<NAME>_ARCHIVE` points: a file, or an address of your own mirror.
 */
export function connectDockerfile(image: string, plugins: readonly Plugin[]): string {
  const toBake = plugins.filter(({ delivery }) => delivery.how === 'baked');
  return `# Written by sluice: edit the environment's plugins, not this file.
${toBake.map(({ coordinate, licence }) => `#   ${coordinate} (${licence})\n`).join('')}ARG UNPACK_IMAGE=${UNPACK_IMAGE}
FROM \${UNPACK_IMAGE} AS plugins
USER root
${toBake.map(stage).join('')}
FROM ${image}
COPY --from=plugins /plugins/ ${BAKED_DIR}/
`;
}

/** A local tar is unpacked by ADD itself, a fetched one and a zip are not. */
const stage = (plugin: Plugin) => `
ARG ${variable(plugin.name)}=archives/${plugin.archive}
ADD \${${variable(plugin.name)}} /plugins/${plugin.name}/
RUN cd /plugins/${plugin.name} && for file in *; do case $file in \\
  *.zip) unzip -q "$file" && rm "$file" ;; *.tar.gz|*.tgz) tar -xzf "$file" && rm "$file" ;; esac; done && chmod -R a+rX .
`;
