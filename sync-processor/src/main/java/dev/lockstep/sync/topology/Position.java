package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How far a partition was read: what stands before it was taken once. A topic that was made anew
 * begins at the first offset again; that its records are later tells it from one that is read
 * again.
 *
 * @param offset of the last record that was taken
 * @param latest of all times of the records that were taken, in milliseconds since 1970
 */
public record Position(long offset, long latest) {

  /** Nothing was read yet. */
  public static final Position BEGINNING = new Position(-1, Long.MIN_VALUE);

  /** Whether a record was taken before. */
  public boolean hasTaken(long recordOffset, long timestamp) {
    return recordOffset <= offset && timestamp <= latest;
  }

  /** The position after a record that was not taken before. */
  public Position after(long recordOffset, long timestamp) {
    boolean isMadeAnew = recordOffset <= offset;
    return new Position(recordOffset, isMadeAnew ? timestamp : Math.max(latest, timestamp));
  }

  /** As text: {@code <offset>@<latest>}. */
  byte[] bytes() {
    return (offset + "@" + latest).getBytes(UTF_8);
  }

  static Position of(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int between = text.indexOf('@');
    return new Position(
        Long.parseLong(text.substring(0, between)), Long.parseLong(text.substring(between + 1)));
  }
}
