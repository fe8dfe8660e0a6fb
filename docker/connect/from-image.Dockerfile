# The workers' image with plugins out of another image, where their archives cannot be had. That image holds them unpacked, one folder a plugin.
#   docker build --file docker/connect/from-image.Dockerfile --build-arg PLUGINS_FROM=registry.example.com/plugins:7 --tag sluice/connect:8.1.1 docker/connect
ARG WORKERS=confluentinc/cp-kafka-connect:8.1.1
ARG PLUGINS_FROM
FROM ${PLUGINS_FROM} AS plugins

FROM ${WORKERS}
ARG PLUGINS_DIR=/plugins
COPY --from=plugins ${PLUGINS_DIR}/ /usr/share/sluice/plugins/
