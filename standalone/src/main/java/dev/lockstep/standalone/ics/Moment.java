package dev.lockstep.standalone.ics;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A DATE-TIME or a DATE. */
sealed interface Moment {

  /** A local time in a zone. */
  record At(LocalDateTime local, ZoneId zone) implements Moment {}

  /** A whole day. */
  record Day(LocalDate date) implements Moment {}

  /** Midnight for a day. */
  default LocalDateTime local() {
    return switch (this) {
      case At(var local, _) -> local;
      case Day(var date) -> date.atStartOfDay();
    };
  }
}
