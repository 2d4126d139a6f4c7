package dev.lockstep.model.operator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.AppointmentKey;

/** What an operator orders about one appointment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OperatorAction.Release.class, name = "release"),
  @JsonSubTypes.Type(value = OperatorAction.Dismiss.class, name = "dismiss"),
  @JsonSubTypes.Type(value = OperatorAction.Retry.class, name = "retry")
})
public sealed interface OperatorAction {

  /** The appointment it is about. */
  AppointmentKey appointment();

  /**
   * Send what is held.
   *
   * @param by who ordered it
   */
  record Release(AppointmentKey appointment, String by) implements OperatorAction {}

  /** Take the appointment off the work list; what was held is not sent. */
  record Dismiss(AppointmentKey appointment, String by) implements OperatorAction {}

  /** Try again what was refused. */
  record Retry(AppointmentKey appointment, String by) implements OperatorAction {}
}
