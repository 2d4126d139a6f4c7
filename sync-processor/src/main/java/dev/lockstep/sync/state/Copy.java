package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.groupware.EventRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The copy of a meeting in one mailbox.
 *
 * @param organized whether the mailbox's owner organized it
 * @param content what it shows, kept only while it may have to lead
 * @param iCalUId of the meeting: the same in all copies; empty where it was not kept yet
 * @param response what the mailbox's owner answered; empty if the owner organized it
 * @param hidden whether it has participants that are not shown, because it is private
 * @param modified when it was last modified, of all versions that are known, by Graph's clock;
 *     empty if nobody said
 */
public record Copy(
    EventRef event,
    String version,
    EmailAddress organizer,
    boolean organized,
    Optional<Appointment> content,
    Optional<String> iCalUId,
    Optional<Participant.Response> response,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Instant> modified) {

  /** The same with participants that are not shown, or without. */
  public Copy hiding(boolean some) {
    return new Copy(
        event, version, organizer, organized, content, iCalUId, response, some, modified);
  }

  /** The same, modified at the later of two times: its own, and that of another version of it. */
  public Copy notBefore(Optional<Instant> other) {
    Optional<Instant> last =
        Stream.concat(modified.stream(), other.stream()).max(Comparator.naturalOrder());
    return new Copy(event, version, organizer, organized, content, iCalUId, response, hidden, last);
  }
}
