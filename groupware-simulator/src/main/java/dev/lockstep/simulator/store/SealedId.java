package dev.lockstep.simulator.store;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/** Bytes as the text of an id, with a checksum that tells an id of ours from garbage. */
final class SealedId {
  private static final int CHECKSUM = 4;

  private SealedId() {}

  /** The text; the checksum takes the last four bytes. */
  static String seal(ByteBuffer content) {
    byte[] bytes = new byte[content.capacity()];
    content.rewind().get(bytes);
    ByteBuffer.wrap(bytes).putInt(bytes.length - CHECKSUM, checksum(bytes));
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /** The bytes behind a text, or nothing if it is none of ours. */
  static Optional<byte[]> open(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean sealed =
        bytes.length > CHECKSUM
            && ByteBuffer.wrap(bytes).getInt(bytes.length - CHECKSUM) == checksum(bytes);
    return sealed ? Optional.of(bytes) : Optional.empty();
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - CHECKSUM);
    return (int) crc.getValue();
  }
}
