package dev.lockstep.standalone.simulation;

import dev.lockstep.standalone.simulation.history.History;
import dev.lockstep.standalone.simulation.history.Scope;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.invariant.Ending;
import dev.lockstep.standalone.simulation.invariant.Invariants;
import dev.lockstep.standalone.simulation.invariant.NoEcho;
import dev.lockstep.standalone.simulation.invariant.Violation;
import dev.lockstep.standalone.simulation.users.HistoryWriter;
import dev.lockstep.standalone.simulation.world.Equipment;
import dev.lockstep.standalone.simulation.world.Story;
import dev.lockstep.standalone.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a history take place, and asks at its end what is wrong. */
final class Play {

  /** So many steps are not needed to come to rest, unless something goes round in circles. */
  private static final int MOST_STEPS_TO_REST = 3_000;

  /** As often as one appointment of a history with series is several. */
  private static final int LONGER_WITH_SERIES = 3;

  private final Equipment equipment;
  private final Invariants invariants = new Invariants();

  private final Scope scope;

  Play(Equipment equipment, Scope scope) {
    this.equipment = equipment;
    this.scope = scope;
  }

  /** A history that took place. */
  record Played(History history, World world, Optional<Violation> violation) {}

  /**
   * Writes a history from a seed while it takes place.
   *
   * @param stepsOfSingles how many steps it takes before users and faults end; a few times as many
   *     with series
   */
  Played written(long seed, int stepsOfSingles) {
    HistoryWriter writer = new HistoryWriter(seed, scope);
    int steps = stepsOfSingles * (writer.setting().series().isPresent() ? LONGER_WITH_SERIES : 1);
    World world = new World(writer.setting(), equipment, Story.untold());
    List<Step> taken = new ArrayList<>();
    take(world, writer.first(), taken);
    for (int i = 1; i < steps; i++) {
      take(world, writer.next(world), taken);
    }
    for (int i = 0; i < MOST_STEPS_TO_REST; i++) {
      Optional<Step> next = writer.rest(world);
      if (next.isEmpty()) {
        break;
      }
      take(world, next.get(), taken);
    }
    return ended(new History(seed, writer.setting(), taken), world);
  }

  private static void take(World world, Step step, List<Step> taken) {
    world.take(step);
    taken.add(step);
  }

  /** Lets a history take place again. */
  Played again(History history, Story story) {
    World world = new World(history.setting(), equipment, story);
    history.steps().forEach(world::take);
    rest(world);
    return ended(history, world);
  }

  private Played ended(History history, World world) {
    if (history.setting().series().isPresent()) {
      // a series that came late is moved on with the horizon the day after
      world.take(new Step.Pause(Duration.ofDays(1)));
      rest(world);
    }
    if (!world.next().isEmpty()) {
      return played(history, world, restless());
    }
    Optional<Violation> violation = invariants.violation(new Ending(world));
    return played(history, world, violation.or(() -> echo(world)));
  }

  private static Played played(History history, World world, Optional<Violation> violation) {
    return new Played(history, world, violation);
  }

  private static Optional<Violation> restless() {
    return Optional.of(
        new Violation(
            "boundedness", "it does not come to rest within " + MOST_STEPS_TO_REST + " steps"));
  }

  /** Everything is read again: nothing may come of it. */
  private static Optional<Violation> echo(World world) {
    NoEcho noEcho = new NoEcho(world);
    world.readAllAgain();
    return rest(world) ? noEcho.violation(world) : restless();
  }

  /** What is under way comes to its end, in a fixed order. */
  private static boolean rest(World world) {
    for (int i = 0; i < MOST_STEPS_TO_REST; i++) {
      List<Step.OfPart> next = world.next();
      if (next.isEmpty()) {
        return true;
      }
      world.take(next.getFirst());
    }
    return false;
  }
}
