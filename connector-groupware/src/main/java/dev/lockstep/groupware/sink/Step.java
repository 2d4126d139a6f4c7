package dev.lockstep.groupware.sink;

import dev.lockstep.model.groupware.GroupwareResult;

/** What is to be done next for a command. */
public sealed interface Step {

  /** How far a command has come. */
  enum Phase {
    CREATING,
    FINDING_CREATED,
    CHANGING_FIELDS,
    READING_PARTICIPANTS,
    CHANGING_PARTICIPANTS,
    CHECKING_CHANGE,
    DELETING,
    CHECKING_DELETION
  }

  /**
   * Send a request and tell the answer.
   *
   * @param again whether one like it was sent before, and what became of that is not known
   * @param afterFailure whether to wait first, because it failed in a way that may pass by itself
   */
  record Ask(Request request, Phase phase, boolean again, boolean afterFailure) implements Step {

    static Ask first(Request request, Phase phase) {
      return new Ask(request, phase, false, false);
    }

    Ask repeated() {
      return new Ask(request, phase, true, true);
    }
  }

  /** The command is done. */
  record Done(GroupwareResult result) implements Step {}
}
