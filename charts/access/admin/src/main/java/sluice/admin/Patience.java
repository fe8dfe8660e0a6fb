package sluice.admin;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;

/** How long to wait for others: a deadline, and pauses that double up to a bound. */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final long began = System.nanoTime();
  private final Duration deadline;
  private Duration pause = FIRST_PAUSE;

  Patience(Duration deadline) {
    this.deadline = deadline;
  }

  /** Whether the deadline has passed. */
  boolean over() {
    return over(deadline);
  }

  /** Whether so much time has passed. */
  boolean over(Duration time) {
    return System.nanoTime() - began >= time.toNanos();
  }

  /** Seconds since the beginning. */
  double seconds() {
    return Math.round((System.nanoTime() - began) / 1e7) / 100.0;
  }

  /** Waits, each time twice as long. */
  void pause() {
    sleep(pause);
    Duration next = pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException error) {
      throw new InterruptException(error);
    }
  }
}
