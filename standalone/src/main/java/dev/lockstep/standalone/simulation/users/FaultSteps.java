package dev.lockstep.standalone.simulation.users;

import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.history.Luck;
import dev.lockstep.standalone.simulation.history.Part;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.world.World;
import java.time.Duration;
import java.util.List;

/** Chooses what goes wrong next. */
final class FaultSteps {

  private final Dice dice;

  FaultSteps(Dice dice) {
    this.dice = dice;
  }

  Step.Fault next(World world) {
    int chance = dice.below(20);
    List<Lane> read = world.lanes().all().stream().filter(lane -> lane.position() > 0).toList();
    if (chance < 6 && !read.isEmpty()) {
      Lane lane = dice.pick(read);
      return new Step.Replay(lane.topic(), lane.name(), 1 + dice.below(lane.position()));
    } else if (chance < 8) {
      return new Step.LoseCursor(dice.oneOf(Colleague.values()));
    } else if (chance < 10) {
      return new Step.RewindLog(1 + dice.below(8));
    } else if (chance < 12) {
      return new Step.Contend(dice.oneOf(Colleague.values()), 1 + dice.below(9));
    } else if (chance < 13) {
      return new Step.Pause(Duration.ofMinutes(1 + dice.below(30)));
    }
    return new Step.Restart(dice.oneOf(Part.values()));
  }

  /** The same step, perhaps with less luck, or with fewer entries read at once. */
  Step.OfPart befallen(Step.OfPart step) {
    return switch (step) {
      case Step.Sink(String topic, String lane, Luck _) when dice.onceIn(4) ->
          new Step.Sink(topic, lane, dice.coin() ? Luck.BUSY : Luck.ANSWER_LOST);
      case Step.ReadDatabase _ when dice.coin() -> new Step.ReadDatabase(1 + dice.below(3));
      default -> step;
    };
  }
}
