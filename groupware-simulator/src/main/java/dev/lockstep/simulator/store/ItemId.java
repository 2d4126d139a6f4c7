package dev.lockstep.simulator.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What an id on the wire stands for. A classic id (140 characters) names mailbox, calendar and item
 * and so changes when the item moves; an immutable id (72 characters) names mailbox and item only.
 * Ids of occurrences also carry the day of the original start. All are case-sensitive; a checksum
 * tells an id of ours from garbage.
 *
 * @param kind what is named
 * @param mailbox the mailbox that the id belongs to
 * @param calendar the calendar, 0 in an immutable id
 * @param item the item's number, 0 in the id of a calendar
 * @param day the original start of an occurrence as a day since 1970-01-01 in the series' zone
 */
public record ItemId(Kind kind, UUID mailbox, long calendar, long item, OptionalLong day) {
  /** The three kinds of id. */
  public enum Kind {
    CLASSIC,
    IMMUTABLE,
    CALENDAR
  }

  private static final int CLASSIC_BYTES = 104;
  private static final int IMMUTABLE_BYTES = 53;
  private static final int CALENDAR_BYTES = 89;
  private static final int NO_DAY = Integer.MIN_VALUE;
  private static final byte[] CLASSIC_HEAD = {0, 3, 0x24, 0};
  private static final byte[] IMMUTABLE_HEAD = {0, 9, 0, 0x2e};
  private static final byte[] CALENDAR_HEAD = {0, 3, 0x24, 1};

  /** The classic id of an item. */
  public static String classic(UUID mailbox, long calendar, long item, OptionalLong day) {
    return longForm(CLASSIC_HEAD, CLASSIC_BYTES, mailbox, calendar, item, day);
  }

  /** The id of a calendar, which never changes. */
  public static String calendar(UUID mailbox, long calendar) {
    return longForm(CALENDAR_HEAD, CALENDAR_BYTES, mailbox, calendar, 0, OptionalLong.empty());
  }

  /** The immutable id of an item. */
  public static String immutable(UUID mailbox, long item, OptionalLong day) {
    ByteBuffer bytes = ByteBuffer.allocate(IMMUTABLE_BYTES);
    bytes.put(IMMUTABLE_HEAD);
    bytes.putLong(mailbox.getMostSignificantBits()).putLong(mailbox.getLeastSignificantBits());
    bytes.putLong(item).putInt(encode(day));
    return SealedId.seal(bytes);
  }

  /** What the id says, or nothing if it is none of ours. */
  public static Optional<ItemId> parse(String text) {
    return SealedId.open(text).flatMap(ItemId::read);
  }

  private static Optional<ItemId> read(byte[] bytes) {
    return switch (bytes.length) {
      case IMMUTABLE_BYTES -> Optional.of(shortForm(ByteBuffer.wrap(bytes)));
      case CLASSIC_BYTES -> longForm(Kind.CLASSIC, ByteBuffer.wrap(bytes));
      case CALENDAR_BYTES -> longForm(Kind.CALENDAR, ByteBuffer.wrap(bytes));
      default -> Optional.empty();
    };
  }

  private static ItemId shortForm(ByteBuffer bytes) {
    bytes.position(IMMUTABLE_HEAD.length);
    UUID mailbox = new UUID(bytes.getLong(), bytes.getLong());
    return new ItemId(Kind.IMMUTABLE, mailbox, 0, bytes.getLong(), decode(bytes.getInt()));
  }

  private static Optional<ItemId> longForm(Kind kind, ByteBuffer bytes) {
    byte[] owner = new byte[36];
    bytes.position(CLASSIC_HEAD.length);
    bytes.get(owner);
    try {
      UUID mailbox = UUID.fromString(new String(owner, StandardCharsets.US_ASCII));
      return Optional.of(
          new ItemId(kind, mailbox, bytes.getLong(), bytes.getLong(), decode(bytes.getInt())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String longForm(
      byte[] head, int size, UUID mailbox, long calendar, long item, OptionalLong day) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.put(head).put(mailbox.toString().getBytes(StandardCharsets.US_ASCII));
    bytes.putLong(calendar).putLong(item).putInt(encode(day));
    return SealedId.seal(bytes);
  }

  private static int encode(OptionalLong day) {
    return day.isPresent() ? Math.toIntExact(day.getAsLong()) : NO_DAY;
  }

  private static OptionalLong decode(int day) {
    return day == NO_DAY ? OptionalLong.empty() : OptionalLong.of(day);
  }
}
