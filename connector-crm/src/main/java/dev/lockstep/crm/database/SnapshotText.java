package dev.lockstep.crm.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement sees: PostgreSQL's {@code pg_snapshot}, whose text form is {@code
 * xmin:xmax:xip,...} (manual, section 9.28.12).
 *
 * @param xmax all transactions from this one on are not seen
 * @param running earlier ones that are not seen either, as they are not finished
 */
record SnapshotText(long xmax, Set<Long> running) {

  private static final long EPOCH = 1L << 32;

  static SnapshotText parse(String text) {
    String[] parts = text.split(":", -1);
    Set<Long> running =
        Arrays.stream(parts[2].split(",", -1))
            .filter(id -> !id.isEmpty())
            .map(Long::parseLong)
            .collect(Collectors.toSet());
    return new SnapshotText(Long.parseLong(parts[1]), running);
  }

  /** Whether all of them are finished; their ids have 32 bits, those of a snapshot 64. */
  boolean sees(Collection<Long> transactions) {
    return transactions.stream()
        .map(this::whole)
        .allMatch(id -> id < xmax && !running.contains(id));
  }

  /** The id nearest to the end of the snapshot that has these 32 bits. */
  private long whole(long id) {
    long candidate = xmax - xmax % EPOCH + id % EPOCH;
    if (candidate - xmax > EPOCH / 2) {
      return candidate - EPOCH;
    }
    return xmax - candidate > EPOCH / 2 ? candidate + EPOCH : candidate;
  }
}
