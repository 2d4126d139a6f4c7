package dev.lockstep.standalone.simulation.users;

import dev.lockstep.standalone.simulation.history.Scope;
import dev.lockstep.standalone.simulation.history.Setting;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes a history, step by step, from a seed: it looks at the world to choose what can happen, and
 * changes nothing in it.
 */
public final class HistoryWriter {

  /** So many days a history with series takes at most, and a few more. */
  private static final int MOST_DAYS = 16;

  private final Dice dice;
  private final UserSteps users;
  private final FaultSteps faults;
  private final Setting setting;
  private final boolean faulty;
  private int days;

  /** A history from this seed. */
  public HistoryWriter(long seed, Scope scope) {
    dice = new Dice(seed);
    setting = new SettingWriter(dice, new SeriesSettingWriter(seed, scope)).write();
    users = new UserSteps(dice, setting);
    faults = new FaultSteps(dice);
    faulty = !dice.onceIn(4);
  }

  /** What is fixed in it. */
  public Setting setting() {
    return setting;
  }

  /** How it begins. */
  public Step first() {
    return users.first();
  }

  /** What happens next. */
  public Step next(World world) {
    if (setting.series().isPresent() && days < MOST_DAYS && dice.onceIn(20)) {
      int more = 1 + dice.below(4);
      days += more;
      return new Step.Pause(Duration.ofDays(more));
    }
    if (dice.onceIn(5)) {
      return users.next(world);
    }
    if (faulty && dice.onceIn(16)) {
      return faults.next(world);
    }
    List<Step.OfPart> parts = world.next();
    if (parts.isEmpty()) {
      return users.next(world);
    }
    Step.OfPart part = dice.pick(parts);
    return faulty ? faults.befallen(part) : part;
  }

  /** What happens next once users and faults have ended; empty when all is at rest. */
  public Optional<Step> rest(World world) {
    List<Step.OfPart> parts = world.next();
    return parts.isEmpty() ? Optional.empty() : Optional.of(dice.pick(parts));
  }
}
