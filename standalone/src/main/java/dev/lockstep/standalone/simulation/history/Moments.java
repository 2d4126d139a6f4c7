package dev.lockstep.standalone.simulation.history;

import dev.lockstep.model.appointment.Timing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** The times of a history: when it begins, and when its appointments are. */
public final class Moments {

  /** When a history begins. */
  public static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

  /** In which zone users plan. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** The time of day from which minutes are counted. */
  public static final LocalTime MORNING = LocalTime.of(8, 0);

  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 12, 1, 8, 0);
  private static final LocalDateTime FAR = LocalDateTime.of(2050, 1, 1, 8, 0);

  private Moments() {}

  /** An hour that begins so many minutes after the first: each minute is another time. */
  public static Timing.Timed hour(int minute) {
    return at(minute, 60);
  }

  /** So many minutes, from so many minutes after the first on. */
  public static Timing.Timed at(int minute, int length) {
    LocalDateTime start = FIRST.plusMinutes(minute);
    return new Timing.Timed(start, start.plusMinutes(length), ZONE);
  }

  /** So many whole days, from so many days after the first on. */
  public static Timing.AllDay days(int day, int length) {
    LocalDate start = FIRST.toLocalDate().plusDays(day);
    return new Timing.AllDay(start, start.plusDays(length));
  }

  /** An hour that is in no window that is read. */
  public static Timing.Timed far(int minute) {
    LocalDateTime start = FAR.plusMinutes(minute);
    return new Timing.Timed(start, start.plusHours(1), ZONE);
  }

  /**
   * An hour on another day than this one, or on the same, so many minutes into the morning.
   *
   * @param zone in which it is then, if it was all day
   */
  public static Timing.Timed moved(Timing now, ZoneId zone, int days, int minute) {
    LocalDateTime start = now.firstDay().plusDays(days).atTime(MORNING).plusMinutes(minute);
    return new Timing.Timed(
        start, start.plusHours(1), now instanceof Timing.Timed timed ? timed.zone() : zone);
  }
}
