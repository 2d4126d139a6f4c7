package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.sink.Request;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.CommandId;
import java.util.Optional;

/**
 * A request that Exchange carried out for a command.
 *
 * @param before the event before; empty if it was made
 * @param after the event after; empty if it was deleted
 */
public record Effect(
    CommandId by,
    EmailAddress mailbox,
    int number,
    Request request,
    Optional<GraphEvent> before,
    Optional<GraphEvent> after) {}
