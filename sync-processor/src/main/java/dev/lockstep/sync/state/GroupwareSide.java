package dev.lockstep.sync.state;

import com.google.common.collect.ImmutableSortedMap;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.EventState;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groupware side: the copies of the meeting, and the state of the lead copy.
 *
 * @param lead the mailbox whose copy counts; empty if none does
 * @param claimed the appointment to which the copies belong, if it is another one
 */
public record GroupwareSide(
    SideState<EventState> state,
    SortedMap<EmailAddress, Copy> copies,
    Optional<EmailAddress> lead,
    Optional<AppointmentKey> claimed) {

  public GroupwareSide {
    copies = ImmutableSortedMap.copyOf(copies);
  }

  /** Nothing is known of it. */
  public static GroupwareSide nothing() {
    return new GroupwareSide(
        SideState.nothing(), new TreeMap<>(), Optional.empty(), Optional.empty());
  }

  /** The copy that counts. */
  public Optional<Copy> leadCopy() {
    return lead.map(copies::get);
  }

  /** The same with another state of the lead copy. */
  public GroupwareSide with(SideState<EventState> other) {
    return new GroupwareSide(other, copies, lead, claimed);
  }

  /** The same with this copy. */
  public GroupwareSide with(Copy copy) {
    TreeMap<EmailAddress, Copy> all = new TreeMap<>(copies);
    all.put(copy.event().mailbox(), copy);
    return new GroupwareSide(state, all, lead, claimed);
  }

  /** The same without the copy of this mailbox. */
  public GroupwareSide without(EmailAddress mailbox) {
    TreeMap<EmailAddress, Copy> all = new TreeMap<>(copies);
    all.remove(mailbox);
    return new GroupwareSide(state, all, lead.filter(leading -> !leading.equals(mailbox)), claimed);
  }

  /** The same led by another mailbox's copy. */
  public GroupwareSide ledBy(Optional<EmailAddress> other) {
    return new GroupwareSide(state, copies, other, claimed);
  }

  /** The same after another appointment claimed the copies. */
  public GroupwareSide claimedBy(AppointmentKey other) {
    return new GroupwareSide(state, copies, lead, Optional.of(other));
  }
}
