package dev.lockstep.simulator.store;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;

/** Versions and meeting ids in the forms in which they are shown. */
public final class Versions {
  private static final String UID_HEAD = "040000008200E00074C5B7101A82E008";

  private Versions() {}

  /** The changeKey of a version. */
  public static String changeKey(UUID mailbox, long changeNumber) {
    byte[] bytes = new byte[16];
    ByteBuffer.wrap(bytes).putLong(mailbox.getMostSignificantBits()).putLong(changeNumber);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The etag of a version. */
  public static String etag(UUID mailbox, long changeNumber) {
    return "W/\"" + changeKey(mailbox, changeNumber) + "\"";
  }

  /**
   * The iCalUId: the same in every copy of a meeting, another one for each occurrence of a series,
   * whose date stands in it.
   */
  public static String iCalUid(UUID uid, OptionalLong day) {
    String date = "00000000";
    if (day.isPresent()) {
      LocalDate local = LocalDate.ofEpochDay(day.getAsLong());
      date =
          String.format(
              Locale.ROOT,
              "%04X%02X%02X",
              local.getYear(),
              local.getMonthValue(),
              local.getDayOfMonth());
    }
    String guid = uid.toString().replace("-", "").toUpperCase(Locale.ROOT);
    return UID_HEAD + date + guid.substring(16) + "0000000000000000" + "10000000" + guid;
  }
}
