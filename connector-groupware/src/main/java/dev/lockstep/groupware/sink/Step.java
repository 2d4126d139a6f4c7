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
   * @param unfounded how many conflicts the command met although nobody had changed the event
   */
  record Ask(Request request, Phase phase, boolean again, boolean afterFailure, int unfounded)
      implements Step {

    static Ask first(Request request, Phase phase) {
      return new Ask(request, phase, false, false, 0);
    }

    Ask next(Request other, Phase then) {
      return new Ask(other, then, false, false, unfounded);
    }

    Ask repeated() {
      return new Ask(request, phase, true, true, unfounded);
    }

    /** The command is begun once more, for another conflict was unfounded. */
    Ask begunAgain(Ask beginning) {
      return new Ask(beginning.request(), beginning.phase(), true, true, unfounded + 1);
    }
  }

  /** The command is done. */
  record Done(GroupwareResult result) implements Step {}
}
