// Writes the Dockerfile of docs/how-to/connect-plugins.md: npx tsx docs/examples/connect-dockerfile.ts > docker/connect/Dockerfile
import { connectDockerfile } from '../../charts/connect/dockerfile.js';
import { debeziumPostgres, jdbc, s3 } from '../../charts/connect/plugins.js';

const plugins = [jdbc('10.9.7'), s3('12.1.9'), debeziumPostgres('3.6.1.Final')];
process.stdout.write(connectDockerfile('confluentinc/cp-kafka-connect:8.1.1', plugins));
