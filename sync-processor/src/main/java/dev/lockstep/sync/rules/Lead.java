package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;
import java.util.Optional;

/**
 * Which mailbox's copy of a meeting counts (architecture, section 3): the organizer's if that
 * mailbox is synchronized, else that of the first attendee whose mailbox is, in the order of the
 * addresses. Of two that are their organizer's, which are two meetings, the one that counts already
 * goes on to count: the other is a date that was planned anew after it had been given to this one.
 */
public sealed interface Lead {

  /** This one's. */
  record Of(EmailAddress mailbox) implements Lead {}

  /** The organizer's, which is synchronized but has not shown it yet. */
  record Expected(EmailAddress organizer) implements Lead {}

  /** It cannot be said before the directory says whether this mailbox is synchronized. */
  record Undecided(EmailAddress mailbox) implements Lead {}

  /** The copies belong to another appointment, for which the event was created. */
  record Elsewhere(AppointmentKey appointment) implements Lead {}

  /** There is no copy. */
  record None() implements Lead {}

  /** The lead among the copies that are known. */
  static Lead of(AppointmentState state) {
    Optional<Copy> leading = state.groupware().leadCopy().filter(Copy::organized);
    if (leading.filter(copy -> isAlone(copy, state.groupware())).isPresent()) {
      return new Of(leading.get().event().mailbox());
    }
    for (Copy copy : state.groupware().copies().values()) {
      if (copy.organized()) {
        return new Of(copy.event().mailbox());
      }
    }
    if (state.groupware().claimed().isPresent()) {
      return new Elsewhere(state.groupware().claimed().get());
    }
    if (state.groupware().copies().isEmpty()) {
      return new None();
    }
    Copy first = state.groupware().copies().firstEntry().getValue();
    EmailAddress organizer = first.organizer();
    Directory directory = new Directory(state);
    if (!directory.hasAnswered(Subject.of(organizer))) {
      return new Undecided(organizer);
    }
    if (directory.isSynchronized(organizer)) {
      return new Expected(organizer);
    }
    for (EmailAddress mailbox : state.groupware().copies().keySet()) {
      if (!directory.hasAnswered(Subject.of(mailbox))) {
        return new Undecided(mailbox);
      } else if (directory.isSynchronized(mailbox)) {
        return new Of(mailbox);
      }
    }
    return new Of(first.event().mailbox());
  }

  /** Whether all others that are organized here are other meetings. */
  private static boolean isAlone(Copy leading, GroupwareSide side) {
    return side.copies().values().stream()
        .filter(copy -> copy.organized() && !copy.event().equals(leading.event()))
        .noneMatch(copy -> copy.iCalUId().equals(leading.iCalUId()));
  }
}
