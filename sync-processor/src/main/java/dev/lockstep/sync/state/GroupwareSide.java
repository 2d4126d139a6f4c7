package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableSortedMap;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groupware side: the copies of the meeting, and the state of the lead copy.
 *
 * @param lead the mailbox whose copy counts; empty if none does
 * @param claimed the appointment to which the copies belong, if it is another one
 * @param ended the iCalUId of the meeting that we deleted last in its organizer's mailbox: what is
 *     shown of it in those of guests was read before it went from there
 */
public record GroupwareSide(
    SideState<EventState> state,
    SortedMap<EmailAddress, Copy> copies,
    Optional<EmailAddress> lead,
    Optional<AppointmentKey> claimed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> ended) {

  public GroupwareSide {
    copies = ImmutableSortedMap.copyOf(copies);
  }

  /** Nothing is known of it. */
  public static GroupwareSide nothing() {
    return new GroupwareSide(
        SideState.nothing(), new TreeMap<>(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The copy that counts. */
  public Optional<Copy> leadCopy() {
    return lead.map(copies::get);
  }

  /**
   * Whether a version that is older than another one that is known would open what is private:
   * published late, it says what was before somebody made it private. What was opened is open for
   * good, so here the clock of the mailbox's own server decides, and nowhere else.
   *
   * @param modified when that version was, by Graph's clock; empty if nobody said
   */
  public boolean isOpenedByOlder(EventRef event, Appointment content, Optional<Instant> modified) {
    boolean opens =
        content.visibility() != Visibility.PRIVATE
            && state
                .asked()
                .filter(asked -> asked.content().visibility() == Visibility.PRIVATE)
                .isPresent();
    Optional<Instant> latest =
        copy(event.mailbox()).filter(copy -> copy.event().equals(event)).flatMap(Copy::modified);
    return opens
        && latest.isPresent()
        && modified.isPresent()
        && modified.get().isBefore(latest.get());
  }

  /** The copy in a mailbox. */
  public Optional<Copy> copy(EmailAddress mailbox) {
    return Optional.ofNullable(copies.get(mailbox));
  }

  /** The same with another state of the lead copy. */
  public GroupwareSide with(SideState<EventState> other) {
    return new GroupwareSide(other, copies, lead, claimed, ended);
  }

  /** The same with this copy; if it is the organizer's, the meeting has not ended. */
  public GroupwareSide with(Copy copy) {
    TreeMap<EmailAddress, Copy> all = new TreeMap<>(copies);
    all.put(copy.event().mailbox(), copy);
    boolean isThere = copy.organized() && copy.iCalUId().filter(this::hasEnded).isPresent();
    return new GroupwareSide(state, all, lead, claimed, isThere ? Optional.empty() : ended);
  }

  /** The same without the copy of this mailbox. */
  public GroupwareSide without(EmailAddress mailbox) {
    TreeMap<EmailAddress, Copy> all = new TreeMap<>(copies);
    all.remove(mailbox);
    return new GroupwareSide(
        state, all, lead.filter(leading -> !leading.equals(mailbox)), claimed, ended);
  }

  /** The same led by another mailbox's copy. */
  public GroupwareSide ledBy(Optional<EmailAddress> other) {
    return new GroupwareSide(state, copies, other, claimed, ended);
  }

  /** The same after another appointment claimed the copies. */
  public GroupwareSide claimedBy(AppointmentKey other) {
    return new GroupwareSide(state, copies, lead, Optional.of(other), ended);
  }

  /**
   * The same after we deleted the copy that counted. If its organizer's, that ended the meeting for
   * all of its guests.
   */
  public GroupwareSide leadDeleted() {
    Optional<String> uid = leadCopy().filter(Copy::organized).flatMap(Copy::iCalUId);
    TreeMap<EmailAddress, Copy> all = new TreeMap<>(copies);
    lead.ifPresent(all::remove);
    all.values().removeIf(copy -> uid.isPresent() && uid.equals(copy.iCalUId()));
    return new GroupwareSide(state, all, Optional.empty(), claimed, uid.or(() -> ended));
  }

  /** Whether this is of a meeting that we deleted. */
  public boolean hasEnded(String iCalUId) {
    return ended.filter(iCalUId::equals).isPresent();
  }
}
