// Writes the Dockerfile of docs/how-to/reference-stacks.md: npx tsx docs/examples/connect-dockerfile-7-6.ts > docker/connect-7.6/Dockerfile
import { connectDockerfile } from '../../charts/connect/dockerfile.js';
import { singleBroker } from '../../environments/examples/single-broker.js';

process.stdout.write(connectDockerfile('confluentinc/cp-kafka-connect:7.6.0', singleBroker.connect?.plugins ?? []));
