/** How much is written to a topic, on the average of a busy week. */
export interface RateSpec {
  /** Records a second, over all partitions. */
  readonly recordsPerSecond: number;
  /** Bytes of a record as it lies on disk: after the producer's compression, key and headers included. */
  readonly bytesPerRecord: number;
}
