package dev.lockstep.model.operator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Side;
import java.util.Optional;

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
   * Send what is held. Of values that were both kept (policy {@code mark}) carry one side's to the
   * other.
   *
   * @param by who ordered it
   * @param take whose values are carried; groupware's if empty
   */
  record Release(AppointmentKey appointment, String by, Optional<Side> take)
      implements OperatorAction {

    /** Send what is held; of values that were both kept, carry groupware's. */
    public Release(AppointmentKey appointment, String by) {
      this(appointment, by, Optional.empty());
    }
  }

  /**
   * Take the appointment off the work list. What was held is not sent, and where the sides hold
   * different values they go on doing so until somebody edits them.
   */
  record Dismiss(AppointmentKey appointment, String by) implements OperatorAction {}

  /** Try again what was refused. */
  record Retry(AppointmentKey appointment, String by) implements OperatorAction {}
}
