package dev.lockstep.model.series;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.expansion.Expansion;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.SeriesExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A series: what its occurrences are like, when they take place, and which of them differ.
 *
 * @param content what each occurrence is, but for its time: the timing is that of the start of the
 *     series, whether or not the rule yields an occurrence there
 * @param zone in which the dates of the rule are and occurrences keep their time of day
 * @param recurrence the rule, and by original local start (midnight if all-day) what differs from
 *     it; what the rule does not yield is passed over
 */
public record Series(Appointment content, ZoneId zone, Recurrence<OccurrencePatch> recurrence) {

  /**
   * One occurrence that takes place.
   *
   * @param date the local date of its original start, which names it for good
   * @param content what it is now
   */
  public record Occurrence(LocalDate date, Appointment content) {}

  /**
   * @throws IllegalArgumentException if the timing is in another zone than the recurrence
   */
  public Series {
    if (content.timing() instanceof Timing.Timed timed && !timed.zone().equals(zone)) {
      throw new IllegalArgumentException(
          "a series in " + timed.zone() + " whose recurrence is in " + zone);
    }
  }

  /** The local start of the series; midnight if all-day. */
  public LocalDateTime start() {
    return switch (content.timing()) {
      case Timing.Timed timed -> timed.start();
      case Timing.AllDay days -> days.start().atStartOfDay();
    };
  }

  /** How many days after its first the last day of an occurrence lies, as the rule says. */
  public long daysAfterFirst() {
    return switch (content.timing()) {
      case Timing.Timed timed ->
          ChronoUnit.DAYS.between(timed.start().toLocalDate(), lastOf(timed));
      case Timing.AllDay days -> ChronoUnit.DAYS.between(days.start(), days.end()) - 1;
    };
  }

  private static LocalDate lastOf(Timing.Timed timed) {
    return timed.end().toLocalDate();
  }

  /** The original local start that an occurrence of this date has. */
  public LocalDateTime originalStart(LocalDate date) {
    return date.atTime(start().toLocalTime());
  }

  /** The occurrence of this date; empty if the rule yields none, or it is cancelled. */
  public Optional<Appointment> occurrence(LocalDate date) {
    LocalDateTime originalStart = originalStart(date);
    if (recurrence.cancellations().contains(originalStart) || !isRuled(date)) {
      return Optional.empty();
    }
    return Optional.of(
        content(date, Optional.ofNullable(recurrence.overrides().get(originalStart))));
  }

  /** Whether the rule yields an occurrence on this date, cancelled or not. */
  public boolean isRuled(LocalDate date) {
    return new RuleExpander(recurrence.rule(), start()).contains(originalStart(date));
  }

  /** The occurrences whose dates lie in a window, by date; cancelled ones count for its limit. */
  public List<Occurrence> within(Window window) {
    return new SeriesExpander<>(recurrence, start())
        .within(window).stream()
            .map(
                one -> {
                  LocalDate date = one.originalStart().toLocalDate();
                  return new Occurrence(date, content(date, one.override()));
                })
            .toList();
  }

  /** The dates in a window on which the rule yields an occurrence, cancelled or not. */
  public List<LocalDate> ruled(Window window) {
    return new RuleExpander(recurrence.rule(), start())
        .within(window).starts().stream().map(LocalDateTime::toLocalDate).toList();
  }

  /**
   * The first date on or after this one on which the rule yields an occurrence, cancelled or not.
   */
  public Optional<LocalDate> nextRuled(LocalDate from) {
    Expansion next = new RuleExpander(recurrence.rule(), start()).within(Window.from(from, 1));
    return next.starts().stream().map(LocalDateTime::toLocalDate).findFirst();
  }

  private Appointment content(LocalDate date, Optional<OccurrencePatch> patch) {
    Appointment ruled = ruled(date);
    return patch.map(one -> one.applyTo(ruled)).orElse(ruled);
  }

  /** What an occurrence of this date is as long as nobody changes it. */
  public Appointment ruled(LocalDate date) {
    return content.with(
        switch (content.timing()) {
          case Timing.Timed timed -> ruled(timed, date);
          case Timing.AllDay days ->
              new Timing.AllDay(
                  date, date.plusDays(ChronoUnit.DAYS.between(days.start(), days.end())));
        });
  }

  /**
   * Start and end keep their times of day. One that a clock change leaves out is moved by the gap,
   * of one that comes twice the first is meant (RFC 5545, section 3.3.5); an end that so came to
   * lie before its start is as far from it as on any other day.
   */
  private static Timing ruled(Timing.Timed timed, LocalDate date) {
    LocalDateTime start = date.atTime(timed.start().toLocalTime());
    LocalDateTime end = start.plus(Duration.between(timed.start(), timed.end()));
    ZonedDateTime from = start.atZone(timed.zone());
    ZonedDateTime to = end.atZone(timed.zone());
    if (to.isBefore(from)) {
      to = from.plus(Duration.between(start, end));
    }
    return new Timing.Timed(from.toLocalDateTime(), to.toLocalDateTime(), timed.zone());
  }

  /** The same series, of occurrences that are that where they do not differ from it. */
  public Series with(Appointment other) {
    return new Series(other, zone, recurrence);
  }

  /** The same series in which the occurrence of this date is that; if cancelled, it takes place. */
  public Series withOccurrence(LocalDate date, Appointment occurrence) {
    OccurrencePatch patch = OccurrencePatch.between(ruled(date), occurrence);
    LocalDateTime originalStart = originalStart(date);
    return new Series(
        content,
        zone,
        patch.isEmpty()
            ? recurrence.asRuled(originalStart)
            : recurrence.withOverride(originalStart, patch));
  }

  /** The same series without the occurrence of this date. */
  public Series without(LocalDate date) {
    return new Series(content, zone, recurrence.withCancellation(originalStart(date)));
  }
}
