package dev.lockstep.simulator.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What the id of an attachment stands for.
 *
 * @param item the number of the event that it belongs to, or of its series
 * @param attachment its own number
 */
public record AttachmentId(UUID mailbox, long item, long attachment) {
  private static final byte[] HEAD = {0, 3, 0x24, 2};
  private static final int BYTES = 4 + 16 + 8 + 8 + 4;

  /** The id as text. */
  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(HEAD);
    bytes.putLong(mailbox.getMostSignificantBits()).putLong(mailbox.getLeastSignificantBits());
    return SealedId.seal(bytes.putLong(item).putLong(attachment));
  }

  /** What the id says, or nothing if it is none of ours. */
  public static Optional<AttachmentId> parse(String text) {
    return SealedId.open(text)
        .filter(bytes -> bytes.length == BYTES)
        .filter(bytes -> Arrays.equals(bytes, 0, HEAD.length, HEAD, 0, HEAD.length))
        .map(
            bytes -> {
              ByteBuffer in = ByteBuffer.wrap(bytes).position(HEAD.length);
              UUID mailbox = new UUID(in.getLong(), in.getLong());
              return new AttachmentId(mailbox, in.getLong(), in.getLong());
            });
  }
}
