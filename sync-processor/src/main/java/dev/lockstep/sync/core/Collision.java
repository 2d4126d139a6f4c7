package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.state.Agreement;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it means, and how it is said, that one side changed what the other was about to be told. */
final class Collision {

  private final Wording wording = new Wording();
  private final Disputes disputes = new Disputes();

  /**
   * Says which fields both sides changed, to what, and whose value counts.
   *
   * @param side whose edit was merged
   * @param pending what this side was to be told next; empty if nothing
   * @param now what this side shows
   */
  void contested(
      Draft draft, Side side, Merge.Merged merged, Optional<Appointment> pending, Appointment now) {
    disputes.edited(draft, merged.changed());
    for (Merge.Contested contested : merged.contested()) {
      Field field = contested.field();
      String mine = wording.value(field.of(now));
      String others = pending.map(field::of).map(wording::value).orElse("");
      draft.say(
          Reason.CONFLICT,
          "both sides changed "
              + field.words()
              + ": "
              + side.words()
              + " to \""
              + mine
              + "\", "
              + side.other().words()
              + " to \""
              + others
              + "\"; "
              + outcome(contested));
      String groupware = side == Side.GROUPWARE ? mine : others;
      String crm = side == Side.GROUPWARE ? others : mine;
      draft.contested(
          new Contest(field.words(), groupware, crm, contested.policy(), contested.counts()));
      if (contested.counts().isEmpty()) {
        disputes.open(draft, field, groupware, crm);
      }
    }
  }

  private static String outcome(Merge.Contested contested) {
    String outcome =
        contested
            .counts()
            .map(winner -> winner.words() + "'s counts")
            .orElse("each side keeps its own until a person decides");
    return contested.because().isEmpty() ? outcome : outcome + ": " + contested.because();
  }

  /**
   * One side's thing was deleted: unless the other side edited it meanwhile, the appointment is
   * gone.
   *
   * @param side on which it was deleted
   * @param asked what this side was last told, or its user last said; empty if nothing
   * @param pending what this side was to be told next; empty if nothing
   * @param mailbox in which it is or was; empty if it is in none
   */
  void vanished(
      Draft draft,
      Side side,
      Optional<Appointment> asked,
      Optional<Appointment> pending,
      Optional<EmailAddress> mailbox) {
    if (!(draft.state().agreed() instanceof Agreement.Present(Appointment content, var owner))) {
      draft.say(Reason.DELETED, "the " + thing(side) + " is gone");
      return;
    }
    // a record that was nobody's and is gone says nothing any more about whose the event is
    Optional<Subject> whose = owner.or(() -> mailbox.map(Subject::of));
    if (!isEdited(asked, pending)) {
      draft.set(new Agreement.Gone(side, mailbox));
      draft.say(Reason.DELETED, "deleted in " + side.words());
    } else if (whose.isPresent()) {
      draft.set(new Agreement.Present(content, whose));
      deletedAndEdited(draft, side);
    } else {
      draft.set(new Agreement.Gone(side, mailbox));
      lost(draft, side, asked.orElseThrow(), pending.orElseThrow());
    }
  }

  /**
   * Whether something was to be told that this side has not; of a bare mask, what it does not hide.
   */
  private static boolean isEdited(Optional<Appointment> asked, Optional<Appointment> pending) {
    if (asked.isEmpty() || pending.isEmpty()) {
      return false;
    }
    Appointment told = asked.get();
    Appointment next = told.hidesContent() ? pending.get().behind(told) : pending.get();
    return !Field.differing(told, next).isEmpty();
  }

  /**
   * Says that an edit was kept against a deletion, and leaves the rest to a person.
   *
   * @param deleted the side on which it was deleted
   */
  void deletedAndEdited(Draft draft, Side deleted) {
    String words =
        "deleted in "
            + deleted.words()
            + " while it was edited in "
            + deleted.other().words()
            + "; the edit was kept";
    leave(draft, words);
  }

  /** Says that an edit went with a deletion, because it is nobody's any more. */
  private void lost(Draft draft, Side deleted, Appointment asked, Appointment pending) {
    String words =
        "deleted in "
            + deleted.words()
            + ", where it was nobody's any more, while it was edited in "
            + deleted.other().words()
            + ": "
            + Field.differing(asked, pending).stream()
                .map(field -> field.words() + " \"" + wording.value(field.of(pending)) + "\"")
                .collect(Collectors.joining(", "));
    leave(draft, words);
  }

  /** To a person. */
  private static void leave(Draft draft, String words) {
    draft.raise(Reason.DELETED_AND_EDITED, words);
    draft.say(Reason.DELETED_AND_EDITED, words);
  }

  private static String thing(Side side) {
    return switch (side) {
      case GROUPWARE -> "event";
      case CRM -> "record";
    };
  }
}
