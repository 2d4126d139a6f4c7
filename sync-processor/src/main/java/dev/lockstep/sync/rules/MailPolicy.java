package dev.lockstep.sync.rules;

import dev.lockstep.model.groupware.MailImpact.Kind;
import java.util.Collection;

/** What happens to a write that would mail people outside, by what they would get. */
public record MailPolicy(Choice invitation, Choice update, Choice cancellation) {

  /** What may happen to it. */
  public enum Choice {
    /** It waits for a person's release. */
    HOLD,
    /** It is sent. */
    SEND,
    /**
     * It is not sent, and nobody is asked; people outside are not invited at all. Taken up again if
     * it comes to mail nobody outside.
     */
    SKIP
  }

  /** The same for whatever they would get. */
  public static MailPolicy of(Choice choice) {
    return new MailPolicy(choice, choice, choice);
  }

  private Choice of(Kind kind) {
    return switch (kind) {
      case NONE -> Choice.SEND;
      case INVITATION -> invitation;
      case UPDATE -> update;
      case CANCELLATION -> cancellation;
    };
  }

  /** What happens to a write by which people outside would get these: the most careful counts. */
  public Choice of(Collection<Kind> kinds) {
    if (kinds.stream().anyMatch(kind -> of(kind) == Choice.SKIP)) {
      return Choice.SKIP;
    }
    return kinds.stream().anyMatch(kind -> of(kind) == Choice.HOLD) ? Choice.HOLD : Choice.SEND;
  }
}
