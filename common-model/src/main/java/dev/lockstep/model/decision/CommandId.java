package dev.lockstep.model.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.model.appointment.AppointmentKey;
import java.util.Locale;

/**
 * Names a command: the same inputs in the same order give the same ids (invariant 8). Text form:
 * {@code <appointment key>#<side>#<sequence>}.
 *
 * @param sequence counts the commands of the appointment, on both sides together, from 1
 */
public record CommandId(AppointmentKey appointment, Side side, long sequence) {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CommandId parse(String text) {
    int last = text.lastIndexOf('#');
    int middle = last < 0 ? -1 : text.lastIndexOf('#', last - 1);
    if (middle < 0) {
      throw new IllegalArgumentException("not a command id: '" + text + "'");
    }
    return new CommandId(
        new AppointmentKey(text.substring(0, middle)),
        Side.valueOf(text.substring(middle + 1, last).toUpperCase(Locale.ROOT)),
        Long.parseLong(text.substring(last + 1)));
  }

  @JsonValue
  @Override
  public String toString() {
    return appointment.value() + "#" + side.name().toLowerCase(Locale.ROOT) + "#" + sequence;
  }
}
