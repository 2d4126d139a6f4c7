package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every input has a decision that says what it led to. */
final class Explanation implements Invariant {

  @Override
  public String name() {
    return "explanation";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    List<String> unexplained = ending.world().processor().unexplained();
    if (!unexplained.isEmpty()) {
      return Optional.of("there is no decision on " + unexplained.getFirst());
    }
    Map<AppointmentKey, Long> revisions = new HashMap<>();
    for (Decision decision : ending.decisions()) {
      long revision = revisions.merge(decision.appointment(), 1L, Long::sum);
      if (decision.revision() != revision) {
        return Optional.of(
            "decision "
                + revision
                + " on "
                + decision.appointment()
                + " says "
                + decision.revision());
      }
      if (decision.words().isBlank() || decision.origin().isBlank()) {
        return Optional.of(
            "decision " + revision + " on " + decision.appointment() + " says nothing");
      }
    }
    return Optional.empty();
  }
}
