#!/bin/sh
# Starts Kafbat UI. Secrets arrive as files and are appended to a copy of the settings in memory; the image has no bash.
set -eu
target=/run/sluice/ui.properties
cat "${SETTINGS_DIR}/ui.properties" >"${target}"

# A value as a properties file holds it. Spring would take a ${…} inside for a placeholder.
append() {
  value=$(cat "$2")
  case ${value} in
  *'${'*)
    echo "$2 holds \${, which Spring takes for a placeholder: choose another password" >&2
    exit 1
    ;;
  esac
  printf '%s=%s\n' "$1" "$(printf '%s' "${value}" | sed 's/\\/\\\\/g')" >>"${target}"
}

if [ -n "${CREDENTIALS}" ]; then
  append 'kafka.clusters[0].properties.sasl.jaas.config' "${CREDENTIALS}/sasl.jaas.config"
fi
if [ -n "${LOGIN}" ]; then
  append spring.security.user.name "${LOGIN}/username"
  append spring.security.user.password "${LOGIN}/password"
fi
exec java --add-opens java.rmi/javax.rmi.ssl=ALL-UNNAMED -jar /api.jar "--spring.config.additional-location=file:${target}"
