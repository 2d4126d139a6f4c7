package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whether and when the owner is reminded. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Reminder.None.class, name = "none"),
  @JsonSubTypes.Type(value = Reminder.Before.class, name = "before")
})
public sealed interface Reminder {

  /** No reminder. */
  record None() implements Reminder {}

  /**
   * That many minutes before the start.
   *
   * @param minutes at least 0
   */
  record Before(int minutes) implements Reminder {
    public Before {
      if (minutes < 0) {
        throw new IllegalArgumentException("a reminder " + minutes + " minutes before the start");
      }
    }
  }
}
