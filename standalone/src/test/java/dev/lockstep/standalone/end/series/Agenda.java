package dev.lockstep.standalone.end.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What should take place, by original date: days are counted one by one, nothing of the product is
 * asked.
 */
final class Agenda {

  private final SortedMap<LocalDate, Visit> visits = new TreeMap<>();
  private final ZoneId zone;

  /** For a calendar of this zone. */
  Agenda(ZoneId zone) {
    this.zone = zone;
  }

  /** Every n-th week on the weekday of the start. */
  static Predicate<LocalDate> everyWeeks(LocalDate start, int n) {
    return date -> ChronoUnit.DAYS.between(start, date) % (7L * n) == 0;
  }

  /** Begins anew: what was changed or cancelled is forgotten, as Exchange does. */
  void plan(
      LocalDate start,
      LocalDate last,
      Predicate<LocalDate> rule,
      String subject,
      String place,
      LocalTime from,
      LocalTime to,
      boolean wholeDays) {
    visits.clear();
    for (LocalDate date = start; !date.isAfter(last); date = date.plusDays(1)) {
      if (rule.test(date)) {
        LocalDateTime begin = wholeDays ? date.atStartOfDay() : shown(date.atTime(from));
        LocalDateTime end = wholeDays ? begin.plusDays(1) : shown(date.atTime(to));
        visits.put(date, new Visit(begin, end, wholeDays, subject, place));
      }
    }
  }

  /** What clocks show then: where a clock change leaves the time out, it is later by the gap. */
  private LocalDateTime shown(LocalDateTime time) {
    return time.atZone(zone).toLocalDateTime();
  }

  void change(LocalDate date, UnaryOperator<Visit> edit) {
    visits.put(date, edit.apply(visit(date)));
  }

  Visit visit(LocalDate date) {
    Visit visit = visits.get(date);
    if (visit == null) {
      throw new AssertionError("nothing takes place on " + date);
    }
    return visit;
  }

  void changeAll(UnaryOperator<Visit> edit) {
    visits.replaceAll((_, visit) -> edit.apply(visit));
  }

  void cancel(LocalDate date) {
    visits.remove(date);
  }

  SortedMap<LocalDate, Visit> visits() {
    return new TreeMap<>(visits);
  }

  /** The n-th that takes place. */
  LocalDate date(int n) {
    return visits.keySet().stream().skip(n).findFirst().orElseThrow();
  }
}
