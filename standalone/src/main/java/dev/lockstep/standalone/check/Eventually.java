package dev.lockstep.standalone.check;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks again and again until something is so.
 *
 * @param patience after which it has failed
 * @param pause between two looks
 */
record Eventually(Duration patience, Duration pause) {

  /** For what should be there in a moment. */
  static final Eventually SOON = new Eventually(Duration.ofSeconds(20), Duration.ofMillis(5));

  /** A look at one of the systems. */
  @FunctionalInterface
  interface Look<T> {
    T look() throws IOException, SQLException, InterruptedException;
  }

  /** What was seen at last, and how long that took. */
  record Seen<T>(T value, Duration after) {}

  /**
   * Looks until it is so.
   *
   * @throws Failed saying what was wanted and what was seen last
   */
  <T> Seen<T> see(String wanted, Look<T> look, Predicate<T> isSo)
      throws Failed, IOException, SQLException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      T seen = look.look();
      Duration after = Duration.ofNanos(System.nanoTime() - begin);
      if (isSo.test(seen)) {
        return new Seen<>(seen, after);
      }
      if (after.compareTo(patience) > 0) {
        throw new Failed(
            "not within %d s: %s; seen last: %s".formatted(patience.toSeconds(), wanted, seen));
      }
      Thread.sleep(pause);
    }
  }

  /** The same for something that is there or not. */
  <T> Seen<T> find(String wanted, Look<Optional<T>> look, Predicate<T> isSo)
      throws Failed, IOException, SQLException, InterruptedException {
    Seen<Optional<T>> seen = see(wanted, look, one -> one.filter(isSo).isPresent());
    return new Seen<>(seen.value().orElseThrow(), seen.after());
  }
}
