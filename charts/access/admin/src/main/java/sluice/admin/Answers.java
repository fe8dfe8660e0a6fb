package sluice.admin;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** What the brokers answer, waited for. */
final class Answers {
  private Answers() {}

  /** The answer. The client bounds the wait itself (default.api.timeout.ms). Throws what the brokers refused it with. */
  static <T> T of(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException error) {
      Throwable cause = error.getCause();
      throw cause instanceof RuntimeException ? (RuntimeException) cause : new KafkaException(cause);
    } catch (InterruptedException error) {
      throw new InterruptException(error);
    }
  }

  /** Whether the same request may succeed later: a broker was away, or the controller moved. */
  static boolean mayPass(RuntimeException error) {
    return error instanceof RetriableException || mayPassSoon(error);
  }

  /**
   * Whether the error passes within a minute, or stays. Too few brokers for the replicas: one is restarting, or there are no more. And a
   * broker that lags behind the controller answers what was before: then the change was made already.
   */
  static boolean mayPassSoon(RuntimeException error) {
    return error instanceof InvalidReplicationFactorException || error instanceof TopicExistsException
        || error instanceof InvalidPartitionsException || error instanceof ResourceNotFoundException;
  }

  /** What went wrong, in Kafka's words, with the error's name: the words alone are often "null". */
  static String message(Throwable error) {
    String name = error.getClass().getSimpleName().replaceAll("Exception$", "");
    Throwable cause = error.getCause();
    String because = cause == null || cause.getMessage() == null || String.valueOf(error.getMessage()).contains(cause.getMessage())
        ? "" : " (" + cause.getMessage() + ")";
    return error.getMessage() == null ? name + because : name + ": " + error.getMessage() + because;
  }
}
