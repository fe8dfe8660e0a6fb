import { RECOGNISED } from '../../charts/recognised.js';
import { parseImage } from '../../charts/shared/image.js';
import type { ImageVolumes } from '../../charts/shared/recognise.js';
import type { ImageFact } from './images.js';

/** Images of programs that are no component, but often keep data beside one. */
const OTHERS: readonly ImageVolumes[] = [
  { repository: /(^|\/)bitnami\w*\//, folders: [] }, // their data is below /bitnami, which is no volume
  { repository: /(^|\/)(library\/|debezium\/)?(mysql|mariadb|percona)$/, folders: ['/var/lib/mysql'] },
  { repository: /(^|\/)(library\/)?mongo$/, folders: ['/data/db', '/data/configdb'] },
  { repository: /(^|\/)(library\/)?(redis|valkey)$/, folders: ['/data'] },
  { repository: /(^|\/)(library\/)?cassandra$/, folders: ['/var/lib/cassandra'] },
  { repository: /(^|\/)clickhouse\/clickhouse-server$/, folders: ['/var/lib/clickhouse'] },
];

const ROWS: readonly ImageVolumes[] = [...RECOGNISED.flatMap(({ volumes = [] }) => volumes), ...OTHERS];

/**
 * Folders that an image declares as volumes in its Dockerfile. Docker puts an anonymous volume at each that has no mount of its own, also
 * below a mount that is higher up: what is written there is not on the volume above. containerd does the same in Kubernetes. None are
 * known for an image that is in no row.
 */
export function imageVolumes(image: Pick<ImageFact, 'repository' | 'tag' | 'basedOn'>): readonly string[] {
  const { repository, tag = '' } = image.basedOn === undefined ? image : parseImage(image.basedOn);
  return ROWS.find((row) => row.repository.test(repository) && (row.tags?.test(tag) ?? true))?.folders ?? [];
}
