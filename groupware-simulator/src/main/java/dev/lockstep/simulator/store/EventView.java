package dev.lockstep.simulator.store;

import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.EventType;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a reader meets it: a stored item itself, or one occurrence or exception of a series.
 *
 * @param item the stored item; for an occurrence the master of its series
 * @param content what is shown; an occurrence's own start and end are already in it
 * @param day the original start of an occurrence or exception as a day in the series' zone
 * @param originalStart the same as a point in time, null where there is no day
 */
public record EventView(
    UUID mailbox,
    StoredEvent item,
    EventType type,
    EventContent content,
    OptionalLong day,
    @Nullable Instant originalStart,
    long changeNumber,
    Instant created,
    Instant modified,
    long startSecond,
    long endSecond) {

  /** A single event or the master of a series, as it is stored. */
  public static EventView of(UUID mailbox, StoredEvent item) {
    return new EventView(
        mailbox,
        item,
        item.isSeries() ? EventType.SERIES_MASTER : EventType.SINGLE_INSTANCE,
        item.content(),
        OptionalLong.empty(),
        null,
        item.changeNumber(),
        item.created(),
        item.modified(),
        item.startSecond(),
        item.endSecond());
  }

  /** The id on the wire. */
  public String id(boolean immutable) {
    return immutable
        ? ItemId.immutable(mailbox, item.number(), day)
        : ItemId.classic(mailbox, item.calendar(), item.number(), day);
  }

  /** The id of the series' master; only an occurrence or exception has one. */
  public String masterId(boolean immutable) {
    return immutable
        ? ItemId.immutable(mailbox, item.number(), OptionalLong.empty())
        : ItemId.classic(mailbox, item.calendar(), item.number(), OptionalLong.empty());
  }

  /** Whether this is an occurrence or exception of a series. */
  public boolean isInstance() {
    return day.isPresent();
  }

  /** Whether it lies, at least in part, between two points in time (seconds, end exclusive). */
  public boolean overlaps(long from, long to) {
    return startSecond < to
        && (endSecond > from || (startSecond == endSecond && startSecond == from));
  }
}
