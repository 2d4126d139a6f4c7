package dev.lockstep.groupware.event;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.decision.Reason;
import java.util.List;

/** What an event means. */
public sealed interface Reading {

  /** It is an appointment. */
  record Meant(Appointment content, List<Reduction> reductions) implements Reading {
    public Meant {
      reductions = List.copyOf(reductions);
    }

    /** Whether it has participants that are not shown. */
    public boolean hidesParticipants() {
      return Reduction.hideParticipants(reductions);
    }
  }

  /**
   * It is none that can be synchronized.
   *
   * @param subject masked if it is private
   */
  record NotMeant(Reason reason, Text subject, String words) implements Reading {}
}
