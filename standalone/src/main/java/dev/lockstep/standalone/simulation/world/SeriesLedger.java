package dev.lockstep.standalone.simulation.world;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.exchange.Occurrences;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The ledger of series, date by date: whatever is done to a series is done to the occurrences that
 * look otherwise afterwards.
 */
final class SeriesLedger {

  /** What lies farther back or ahead is not followed: no horizon of a history comes there. */
  private static final int DAYS_BACK = 40;

  private static final int DAYS_AHEAD = 50;

  private final Eyes eyes;
  private final Ledger ledger;
  private final VirtualClock clock;

  SeriesLedger(Eyes eyes, Ledger ledger, VirtualClock clock) {
    this.eyes = eyes;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The occurrences that an event is, if it is a series. */
  SortedMap<LocalDate, Appointment> seen(Optional<Item> event) {
    SortedMap<LocalDate, Appointment> seen = new TreeMap<>();
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    event
        .filter(Item::isSeries)
        .map(Occurrences::new)
        .ifPresent(
            series ->
                series
                    .items(today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD))
                    .forEach(
                        item ->
                            seen.put(Numbers.date(item.number()).orElseThrow(), eyes.of(item))));
    return seen;
  }

  /** A series was this, and is that now: it is new, changed or gone, date by date. */
  void note(int number, SortedMap<LocalDate, Appointment> before, Optional<Item> now) {
    SortedMap<LocalDate, Appointment> after = seen(now);
    TreeSet<LocalDate> dates = new TreeSet<>(before.keySet());
    dates.addAll(after.keySet());
    for (LocalDate date : dates) {
      int occurrence = Numbers.occurrence(number, date);
      Optional<Appointment> old = Optional.ofNullable(before.get(date));
      Optional<Appointment> fresh = Optional.ofNullable(after.get(date));
      if (old.isPresent() && fresh.isPresent()) {
        if (!old.equals(fresh)) {
          ledger.note(
              new Ledger.Edited(
                  occurrence,
                  Side.GROUPWARE,
                  old.get(),
                  fresh.get(),
                  Field.differing(old.get(), fresh.get())));
        }
      } else if (fresh.isPresent()) {
        ledger.note(
            new Ledger.Edited(
                occurrence,
                Side.GROUPWARE,
                fresh.get(),
                fresh.get(),
                isBack(occurrence, fresh.get())
                    ? EnumSet.noneOf(Field.class)
                    : EnumSet.of(Field.SUBJECT)));
      } else {
        old.ifPresent(
            content -> ledger.note(new Ledger.Deleted(occurrence, Side.GROUPWARE, content)));
      }
    }
  }

  /** Whether it comes back as it went: nobody may have seen that it was gone. */
  private boolean isBack(int occurrence, Appointment content) {
    return ledger.entries(occurrence).stream()
        .anyMatch(
            entry ->
                entry instanceof Ledger.Deleted deleted
                    && deleted.side() == Side.GROUPWARE
                    && deleted.before().subject().equals(content.subject()));
  }

  /** A guest did something with the own copy, which is the guest's own affair. */
  void touched(Item copy) {
    noteEach(copy.number(), seen(Optional.of(copy)).keySet(), Ledger.Touched::new);
  }

  /** A new pattern took away what differed on these dates. */
  void replanned(int number, Set<LocalDate> on) {
    noteEach(number, on, Ledger.Replanned::new);
  }

  /** A guest takes part in none of it any more. */
  void left(Item copy) {
    seen(Optional.of(copy))
        .forEach(
            (date, content) ->
                ledger.note(
                    new Ledger.Left(
                        Numbers.occurrence(copy.number(), date), content, organizer(copy))));
  }

  /** A guest takes out one occurrence. */
  void left(Item copy, Item occurrence) {
    ledger.note(new Ledger.Left(occurrence.number(), eyes.of(occurrence), organizer(copy)));
  }

  /** The organizer took a colleague out of all of it. */
  void uninvited(Item series) {
    noteEach(
        series.number(),
        seen(Optional.of(series)).keySet(),
        occurrence -> new Ledger.Uninvited(occurrence, organizer(series)));
  }

  private void noteEach(int number, Set<LocalDate> on, IntFunction<Ledger.Entry> entry) {
    on.forEach(date -> ledger.note(entry.apply(Numbers.occurrence(number, date))));
  }

  private static Optional<Colleague> organizer(Item item) {
    return item.event().organizer().flatMap(who -> Colleague.of(new EmailAddress(who.address())));
  }
}
