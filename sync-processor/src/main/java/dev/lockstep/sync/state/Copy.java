package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.EventRef;
import java.util.Optional;

/**
 * The copy of a meeting in one mailbox.
 *
 * @param organized whether the mailbox's owner organized it
 * @param content what it shows, kept only while it may have to lead
 * @param hidden whether it has participants that are not shown, because it is private
 */
public record Copy(
    EventRef event,
    String version,
    EmailAddress organizer,
    boolean organized,
    Optional<Appointment> content,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden) {}
