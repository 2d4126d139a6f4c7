package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.google.common.collect.ImmutableSortedMap;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
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
 * @param converted when the event last became a series, or a single event again, by mailbox and its
 *     clock: an earlier word of the former kind is old
 */
public record GroupwareSide(
    SideState<EventState> state,
    SortedMap<EmailAddress, Copy> copies,
    Optional<EmailAddress> lead,
    Optional<AppointmentKey> claimed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<EmailAddress, Instant> converted) {

  public GroupwareSide {
    copies = ImmutableSortedMap.copyOf(copies);
    converted = ImmutableSortedMap.copyOf(converted);
  }

  /** Nothing is known of it. */
  public static GroupwareSide nothing() {
    return new GroupwareSide(
        SideState.nothing(), new TreeMap<>(), Optional.empty(), Optional.empty(), new TreeMap<>());
  }

  /** The copy that counts. */
  public Optional<Copy> leadCopy() {
    return lead.map(copies::get);
  }

  /** The same with another state of the lead copy. */
  public GroupwareSide with(SideState<EventState> other) {
    return new GroupwareSide(other, copies, lead, claimed, converted);
  }

  /** The same with this copy. */
  public GroupwareSide with(Copy copy) {
    TreeMap<EmailAddress, Copy> all = new TreeMap<>(copies);
    all.put(copy.event().mailbox(), copy);
    return new GroupwareSide(state, all, lead, claimed, converted);
  }

  /** The same without the copy of this mailbox. */
  public GroupwareSide without(EmailAddress mailbox) {
    TreeMap<EmailAddress, Copy> all = new TreeMap<>(copies);
    all.remove(mailbox);
    return new GroupwareSide(
        state, all, lead.filter(leading -> !leading.equals(mailbox)), claimed, converted);
  }

  /** The same led by another mailbox's copy. */
  public GroupwareSide ledBy(Optional<EmailAddress> other) {
    return new GroupwareSide(state, copies, other, claimed, converted);
  }

  /** The same after another appointment claimed the copies. */
  public GroupwareSide claimedBy(AppointmentKey other) {
    return new GroupwareSide(state, copies, lead, Optional.of(other), converted);
  }

  /** When the event of this mailbox last became a series, or a single event again. */
  public Optional<Instant> convertedIn(EmailAddress mailbox) {
    return Optional.ofNullable(converted.get(mailbox));
  }

  /** The same after the event of this mailbox became a series, or a single event again. */
  public GroupwareSide converted(EmailAddress mailbox, Instant at) {
    TreeMap<EmailAddress, Instant> all = new TreeMap<>(converted);
    all.put(mailbox, at);
    return new GroupwareSide(state, copies, lead, claimed, all);
  }
}
