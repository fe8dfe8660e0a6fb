package sluice.admin;

/** One kind of object that a declaration holds. */
interface Kind {
  /** Its name in messages and in the summary, in the plural: topics. */
  String name();

  /** Reads what is live and says what differs. Throws Kafka's exception when it cannot be read: then nothing was compared. */
  Findings look();
}
