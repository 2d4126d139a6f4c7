package dev.lockstep.sync.state;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.groupware.EventRef;
import java.util.Optional;

/**
 * The copy of a meeting in one mailbox.
 *
 * @param organized whether the mailbox's owner organized it
 * @param content what it shows, kept only while it may have to lead
 * @param iCalUId of the meeting: the same in all copies; empty where it was not kept yet
 * @param response what the mailbox's owner answered; empty if the owner organized it
 */
public record Copy(
    EventRef event,
    String version,
    EmailAddress organizer,
    boolean organized,
    Optional<Appointment> content,
    Optional<String> iCalUId,
    Optional<Participant.Response> response) {}
