package dev.lockstep.sync.topology;

import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.sync.series.SeriesHorizon;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Walks over all series once a day, a few at a time, and has those moved on of which the horizon
 * has reached something new. After a restart it begins anew: what was moved on already has nothing
 * new.
 */
final class HorizonWalk {

  /** Records wait no longer than this. */
  private static final long BUDGET_NANOS = 20_000_000;

  /** How many series are looked at before the clock is. */
  private static final int AT_ONCE = 64;

  private final ReadOnlyKeyValueStore<String, byte[]> series;
  private final AppointmentDesk desk;
  private final SeriesHorizon horizon;
  private final LongSupplier nanos;
  private String last = "";
  private LocalDate walked = LocalDate.MIN;

  HorizonWalk(
      ReadOnlyKeyValueStore<String, byte[]> series, AppointmentDesk desk, SeriesHorizon horizon) {
    this(series, desk, horizon, System::nanoTime);
  }

  /**
   * @param nanos a clock that tells how long it took
   */
  HorizonWalk(
      ReadOnlyKeyValueStore<String, byte[]> series,
      AppointmentDesk desk,
      SeriesHorizon horizon,
      LongSupplier nanos) {
    this.series = series;
    this.desk = desk;
    this.horizon = horizon;
    this.nanos = nanos;
  }

  /**
   * Goes on for a little, unless all series were walked over today.
   *
   * @param now by the wall clock, in milliseconds
   */
  void tick(long now, Shelves shelves, Consumer<Handled> out) {
    Instant at = Instant.ofEpochMilli(now);
    LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
    if (walked.equals(today)) {
      return;
    }
    // a day more: somewhere it is tomorrow already
    LocalDate until = horizon.until(at, ZoneOffset.UTC).plusDays(1);
    String origin = "horizon@" + today;
    long begin = nanos.getAsLong();
    do {
      List<KeyValue<String, byte[]>> due = next(until, today);
      due.forEach(one -> desk.roll(SourceKey.parse(one.key), one.value, at, origin, shelves, out));
    } while (!walked.equals(today) && nanos.getAsLong() - begin < BUDGET_NANOS);
  }

  private List<KeyValue<String, byte[]>> next(LocalDate until, LocalDate today) {
    List<KeyValue<String, byte[]>> due = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rest = series.range(last, null)) {
      int looked = 0;
      while (rest.hasNext() && looked < AT_ONCE) {
        KeyValue<String, byte[]> one = rest.next();
        last = one.key + '\0';
        looked++;
        if (desk.isDue(one.value, until)) {
          due.add(one);
        }
      }
      if (!rest.hasNext()) {
        walked = today;
        last = "";
      }
    }
    return due;
  }
}
