package dev.lockstep.sync.series;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.series.Series;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A series simple enough to say by counting days what takes place on a date: every n-th day, or on
 * some days of each week, until a date.
 *
 * @param every n-th day; 0 for days of the week
 * @param days that an occurrence lasts: whole days
 * @param edits by date, what an occurrence is instead
 */
record Plan(
    LocalDate start,
    int every,
    Set<DayOfWeek> weekdays,
    Optional<LocalDate> until,
    String subject,
    int days,
    SortedMap<LocalDate, Appointment> edits,
    SortedSet<LocalDate> cancelled,
    boolean cancelledAll) {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  static final EventRef EVENT = new EventRef(ADA, "AAMk-master");

  static Plan daily(LocalDate start) {
    return new Plan(
        start,
        1,
        EnumSet.noneOf(DayOfWeek.class),
        Optional.empty(),
        "Standup",
        1,
        new TreeMap<>(),
        new TreeSet<>(),
        false);
  }

  /** Whether the rule yields an occurrence: counted, not expanded. */
  boolean isRuled(LocalDate date) {
    if (date.isBefore(start) || until.filter(date::isAfter).isPresent()) {
      return false;
    }
    return every > 0
        ? ChronoUnit.DAYS.between(start, date) % every == 0
        : weekdays.contains(date.getDayOfWeek());
  }

  Appointment ruled(LocalDate date) {
    return Appointment.of(new Text(subject), new Timing.AllDay(date, date.plusDays(days)));
  }

  /** What takes place of a date. */
  Optional<Appointment> on(LocalDate date) {
    if (!isRuled(date) || cancelled.contains(date)) {
      return Optional.empty();
    }
    return Optional.of(edits.getOrDefault(date, ruled(date)));
  }

  /** As the capture shows it. */
  SeriesObserved shown(String version) {
    RecurrenceRule rule =
        every > 0
            ? RecurrenceRule.every(every, Frequency.DAILY)
            : RecurrenceRule.every(1, Frequency.WEEKLY).withDaysOfWeek(weekdays);
    if (until.isPresent()) {
      rule = rule.withEnd(new RecurrenceEnd.UntilDate(until.get()));
    }
    Series series = new Series(ruled(start), ZONE, Recurrence.of(rule));
    for (var edit : edits.entrySet()) {
      series = series.withOccurrence(edit.getKey(), edit.getValue());
    }
    for (LocalDate date : cancelled) {
      series = series.without(date);
    }
    return new SeriesObserved(
        EVENT, "uid", version, ADA, true, cancelledAll, series, new TreeSet<>(), List.of());
  }

  Plan with(LocalDate date, Appointment edit) {
    TreeMap<LocalDate, Appointment> all = new TreeMap<>(edits);
    all.put(date, edit);
    return new Plan(start, every, weekdays, until, subject, days, all, cancelled, cancelledAll);
  }

  Plan without(LocalDate date) {
    TreeMap<LocalDate, Appointment> left = new TreeMap<>(edits);
    left.remove(date);
    TreeSet<LocalDate> all = new TreeSet<>(cancelled);
    all.add(date);
    return new Plan(start, every, weekdays, until, subject, days, left, all, cancelledAll);
  }

  Plan until(LocalDate date) {
    return new Plan(
        start, every, weekdays, Optional.of(date), subject, days, edits, cancelled, cancelledAll);
  }

  Plan from(LocalDate date) {
    return new Plan(date, every, weekdays, until, subject, days, edits, cancelled, cancelledAll);
  }

  Plan every(int n) {
    return new Plan(
        start, n, weekdays, until, subject, days, new TreeMap<>(), new TreeSet<>(), cancelledAll);
  }

  /** What a user may do to it next. */
  Plan edited(Random random, LocalDate today) {
    LocalDate date = today.plusDays(random.nextInt(120) - 50);
    return switch (random.nextInt(9)) {
      case 0 -> without(date);
      case 1 -> with(date, ruled(date).with(new Text("Edited " + random.nextInt(100))));
      case 2, 3 -> {
        LocalDate other = date.plusDays(random.nextInt(80) - 40);
        yield without(date)
            .asRuled(date)
            .with(date, ruled(date).with(new Timing.AllDay(other, other.plusDays(days))));
      }
      case 4 -> until(today.plusDays(random.nextInt(100) - 20));
      case 5 -> from(start.plusDays(random.nextInt(9) - 4));
      case 6 -> every(random.nextInt(9) + 1);
      case 7 ->
          new Plan(
              start,
              0,
              EnumSet.copyOf(
                  List.of(
                      DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)))),
              Optional.empty(),
              subject,
              1 + random.nextInt(3),
              edits,
              cancelled,
              random.nextInt(4) == 0);
      default -> asRuled(date);
    };
  }

  private Plan asRuled(LocalDate date) {
    TreeMap<LocalDate, Appointment> left = new TreeMap<>(edits);
    left.remove(date);
    TreeSet<LocalDate> rest = new TreeSet<>(cancelled);
    rest.remove(date);
    return new Plan(start, every, weekdays, until, subject, days, left, rest, cancelledAll);
  }
}
