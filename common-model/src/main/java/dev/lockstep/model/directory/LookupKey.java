package dev.lockstep.model.directory;

import dev.lockstep.model.appointment.AppointmentKey;

/**
 * Who asks for whom: the key of {@code directory.lookups} (partitioned by the subject) and of
 * {@code directory.answers} (partitioned by the appointment). Text form: the subject, a line end,
 * the appointment's key; an address holds no line end.
 */
public record LookupKey(Subject subject, AppointmentKey appointment) {

  private static final char SEPARATOR = '\n';

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static LookupKey parse(String text) {
    int at = text.indexOf(SEPARATOR);
    if (at < 0) {
      throw new IllegalArgumentException("not the key of a lookup: '" + text + "'");
    }
    return new LookupKey(
        Subject.parse(text.substring(0, at)), new AppointmentKey(text.substring(at + 1)));
  }

  @Override
  public String toString() {
    return subject.value() + SEPARATOR + appointment.value();
  }
}
