package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;

/**
 * What participants answered. Somebody who answered in the own copy of the meeting did so, whether
 * or not the organizer was told; where there is no such copy, or no answer in it, that counts which
 * the copy that leads shows.
 */
final class Responses {

  private final AppointmentState state;

  Responses(AppointmentState state) {
    this.state = state;
  }

  /** The participant with the answer that counts. */
  Participant answering(Participant participant) {
    Response response =
        state
            .groupware()
            .copy(participant.address())
            .flatMap(Copy::response)
            .filter(own -> own != Response.NONE)
            .orElse(participant.response());
    return response == participant.response() ? participant : participant.answering(response);
  }
}
