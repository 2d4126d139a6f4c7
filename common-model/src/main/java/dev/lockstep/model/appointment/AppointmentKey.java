package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an appointment at its origin, so that both captures compute it without asking anyone
 * (architecture, section 3): {@code gw:<iCalUId>} or {@code crm:<station>-<serial>}. An occurrence
 * of a series is an appointment of its own: its key is that of the series with {@code
 * /<yyyy-MM-dd>} behind it, the local date of its original start in the recurrence's zone. So it
 * keeps its key however often it is moved, and when the series is shifted to another hour.
 */
public record AppointmentKey(@JsonValue String value) implements Comparable<AppointmentKey> {

  private static final String GROUPWARE = "gw:";
  private static final String CRM = "crm:";
  private static final char BEFORE_DATE = '/';
  private static final int DATE_LENGTH = 10;
  private static final Pattern CRM_FORM = Pattern.compile("crm:\\d{1,10}-\\d{1,19}");

  /** Where an appointment was born. */
  public enum Origin {
    GROUPWARE,
    CRM
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it has none of the forms
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AppointmentKey {
    String series = endsWithDate(value) ? value.substring(0, atDate(value)) : value;
    if (!(series.startsWith(GROUPWARE) && series.length() > GROUPWARE.length())
        && !CRM_FORM.matcher(series).matches()) {
      throw new IllegalArgumentException(
          "not an appointment key: '"
              + value
              + "' (gw:<iCalUId> or crm:<station>-<serial>, of an occurrence with /<yyyy-MM-dd>)");
    }
    if (endsWithDate(value)) {
      date(value);
    }
  }

  /**
   * The key of an appointment born in groupware. An iCalUId that itself ends as the key of an
   * occurrence does is told apart by one more {@code /}.
   *
   * @param iCalUId of the single event or of the series master, never of an occurrence
   */
  public static AppointmentKey bornInGroupware(String iCalUId) {
    int end = iCalUId.length();
    while (end > 0 && iCalUId.charAt(end - 1) == BEFORE_DATE) {
      end--;
    }
    boolean ambiguous = endsWithDate(iCalUId.substring(0, end));
    return new AppointmentKey(GROUPWARE + iCalUId + (ambiguous ? BEFORE_DATE : ""));
  }

  /** The key of an appointment born in the CRM, from the key of its record. */
  public static AppointmentKey bornInCrm(int station, long serial) {
    return new AppointmentKey(CRM + station + "-" + serial);
  }

  /** Where it was born; an occurrence where its series was. */
  @JsonIgnore
  public Origin origin() {
    return value.startsWith(GROUPWARE) ? Origin.GROUPWARE : Origin.CRM;
  }

  /**
   * The key of the occurrence of this series that originally starts on a date.
   *
   * @param date local, in the recurrence's zone
   * @throws IllegalStateException if this is the key of an occurrence already
   */
  public AppointmentKey occurrence(LocalDate date) {
    if (occurrence().isPresent()) {
      throw new IllegalStateException(value + " is an occurrence and has none");
    }
    return new AppointmentKey(value + BEFORE_DATE + date);
  }

  /** Which occurrence of its series it is; empty if it is none. */
  @JsonIgnore
  public Optional<LocalDate> occurrence() {
    return endsWithDate(value) ? Optional.of(date(value)) : Optional.empty();
  }

  /**
   * The key of the series of an occurrence, and the key itself of everything else. Whatever is kept
   * or sent about a series and its occurrences is partitioned by this.
   */
  @JsonIgnore
  public AppointmentKey series() {
    return endsWithDate(value) ? new AppointmentKey(value.substring(0, atDate(value))) : this;
  }

  private static int atDate(String text) {
    return text.length() - DATE_LENGTH - 1;
  }

  private static boolean endsWithDate(String text) {
    int slash = atDate(text);
    if (slash < 1 || text.charAt(slash) != BEFORE_DATE) {
      return false;
    }
    for (int i = 1; i <= DATE_LENGTH; i++) {
      char c = text.charAt(slash + i);
      boolean isDash = i == 5 || i == 8;
      if (isDash ? c != '-' : (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.substring(atDate(text) + 1));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no such date: '" + text + "'", e);
    }
  }

  @Override
  public int compareTo(AppointmentKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
