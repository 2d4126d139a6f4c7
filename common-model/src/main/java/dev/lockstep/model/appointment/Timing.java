package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** When an appointment is: wall time in a zone, or whole days in none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Timing.Timed.class, name = "timed"),
  @JsonSubTypes.Type(value = Timing.AllDay.class, name = "allDay")
})
public sealed interface Timing {

  /** The local date on which it begins. */
  @JsonIgnore
  LocalDate firstDay();

  /**
   * From a wall time to a wall time in one IANA zone; to the second, which is the finest that the
   * CRM's columns and Outlook's forms hold.
   *
   * <p>Where clocks are put forward or back, start and end may be in one order by their wall times
   * and in the other as instants. As zone data change with time, one of the two in order is enough:
   * what was stored once can be read for good.
   *
   * @throws IllegalArgumentException if it ends before it starts
   */
  record Timed(LocalDateTime start, LocalDateTime end, ZoneId zone) implements Timing {
    public Timed {
      start = start.truncatedTo(ChronoUnit.SECONDS);
      end = end.truncatedTo(ChronoUnit.SECONDS);
      if (end.isBefore(start)
          && end.atZone(zone).toInstant().isBefore(start.atZone(zone).toInstant())) {
        throw new IllegalArgumentException("ends at " + end + ", before its start at " + start);
      }
    }

    @Override
    public LocalDate firstDay() {
      return start.toLocalDate();
    }
  }

  /**
   * Whole days.
   *
   * @param end the day after the last (RFC 5545, section 3.6.1: DTEND is exclusive)
   * @throws IllegalArgumentException if it has no day
   */
  record AllDay(LocalDate start, LocalDate end) implements Timing {
    public AllDay {
      if (!end.isAfter(start)) {
        throw new IllegalArgumentException(
            "ends on " + end.minusDays(1) + ", before its start on " + start);
      }
    }

    @Override
    public LocalDate firstDay() {
      return start;
    }
  }
}
