package dev.lockstep.standalone.simulation.database;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.crm.ParticipantRef;
import java.util.Optional;

/**
 * A participant of a record.
 *
 * @param ref the rep or person that is entered
 * @param email as it stands in the participant record; empty for a rep, and where nobody wrote one:
 *     then the person's own counts
 */
public record Member(
    ParticipantRef ref,
    Participant.Role role,
    Participant.Response response,
    Optional<EmailAddress> email) {}
