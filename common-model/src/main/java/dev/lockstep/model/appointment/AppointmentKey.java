package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names an appointment at its origin, so that both captures compute it without asking anyone
 * (architecture, section 3): {@code gw:<iCalUId>} or {@code crm:<station>-<serial>}.
 */
public record AppointmentKey(@JsonValue String value) implements Comparable<AppointmentKey> {

  private static final String GROUPWARE = "gw:";
  private static final String CRM = "crm:";
  private static final Pattern CRM_FORM = Pattern.compile("crm:\\d{1,10}-\\d{1,19}");

  /** Where an appointment was born. */
  public enum Origin {
    GROUPWARE,
    CRM
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it has neither of the two forms
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AppointmentKey {
    if (!(value.startsWith(GROUPWARE) && value.length() > GROUPWARE.length())
        && !CRM_FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not an appointment key: '" + value + "' (gw:<iCalUId> or crm:<station>-<serial>)");
    }
  }

  /**
   * The key of an appointment born in groupware.
   *
   * @param iCalUId of the single event or of the series master, never of an occurrence
   */
  public static AppointmentKey bornInGroupware(String iCalUId) {
    return new AppointmentKey(GROUPWARE + iCalUId);
  }

  /** The key of an appointment born in the CRM, from the key of its record. */
  public static AppointmentKey bornInCrm(int station, long serial) {
    return new AppointmentKey(CRM + station + "-" + serial);
  }

  /** Where it was born. */
  @JsonIgnore
  public Origin origin() {
    return value.startsWith(GROUPWARE) ? Origin.GROUPWARE : Origin.CRM;
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
