package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.sync.state.AppointmentState;
import java.util.Optional;

/** What is kept of an appointment does not grow with its history. */
final class Boundedness implements Invariant {

  private static final int MOST_SUPERSEDED = 16;
  private static final int MOST_SUBJECTS = 12;

  @Override
  public String name() {
    return "boundedness";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    for (AppointmentState state : ending.states().values()) {
      int superseded =
          Math.max(
              state.groupware().state().superseded().size(),
              state.crm().state().superseded().size());
      if (superseded > MOST_SUPERSEDED
          || state.directory().size() > MOST_SUBJECTS
          || state.workList().size() > Reason.values().length) {
        return Optional.of("the state of " + state.key() + " grows");
      }
    }
    return Optional.empty();
  }
}
