package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.database.Transactions;
import dev.lockstep.standalone.simulation.exchange.Effect;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.world.Ledger;
import dev.lockstep.standalone.simulation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * n user edits cause at most n commands that change anything on a side (the second half of {@link
 * NoEcho}). Beside users, operators, the directory, conflicts and links are reasons for some.
 */
final class FewCommands implements Invariant {

  private static final int BACK_AND_FORTH = 2;

  @Override
  public String name() {
    return "no echo of an edit";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    for (int number : ending.numbers()) {
      if (ending.isLeftAlone(number)) {
        continue;
      }
      for (Side side : Side.values()) {
        long carried = carried(ending, number, side);
        if (carried == 0) {
          continue;
        }
        long causes = causes(ending, number, side);
        // that of other copies takes time to tell
        if (carried > causes && carried > causes + otherCopies(ending.world(), number)) {
          return Optional.of(
              "appointment "
                  + number
                  + ": "
                  + carried
                  + " commands changed something in "
                  + side.words()
                  + ", for which there are "
                  + causes
                  + " reasons");
        }
      }
    }
    return Optional.empty();
  }

  /** How many commands changed something there. */
  private static long carried(Ending ending, int number, Side side) {
    World world = ending.world();
    Stream<CommandId> commands =
        switch (side) {
          case GROUPWARE ->
              world.requests().effects().stream()
                  .filter(effect -> effect.number() == number)
                  .map(Effect::by);
          case CRM ->
              world.transactions().applied().stream()
                  .map(Transactions.Applied::by)
                  .filter(id -> world.numbers().of(id.appointment()) == number);
        };
    return commands.distinct().count();
  }

  /** For how many commands to a side there is a reason. */
  private static long causes(Ending ending, int number, Side side) {
    World world = ending.world();
    long edits =
        world.ledger().entries(number).stream().mapToLong(entry -> commands(entry, side)).sum();
    return edits
        + world.tally().orders()
        + world.tally().directoryChanges()
        + corrections(ending, number)
        + switch (side) {
          case GROUPWARE -> links(world, number);
          case CRM -> made(world, number) + conflicts(ending, number);
        }
        + BACK_AND_FORTH * moved(ending, number, side);
  }

  /** As many commands to a side are necessary to carry this. */
  private static long commands(Ledger.Entry entry, Side to) {
    return switch (entry) {
      // below an event stands who was not invited
      case Ledger.Edited edited ->
          edited.side() != to || edited.fields().contains(Field.PARTICIPANTS) ? 1 : 0;
      // where it was deleted it is made again, if an edit of the other side is kept
      case Ledger.Deleted _ -> 1;
      case Ledger.Left _, Ledger.Uninvited _, Ledger.Touched _ -> to == Side.CRM ? 1 : 0;
      // out of one mailbox and into the other
      case Ledger.Given _ -> to == Side.CRM ? 0 : 2;
      case Ledger.LeftKind _, Ledger.Unlinked _ -> 1;
      case Ledger.Replanned _ -> 0; // what it changed is noted as an edit
    };
  }

  /** How often the directory was heard again about somebody: it may have said something else. */
  private static long corrections(Ending ending, int number) {
    List<String> answers =
        ending.decisions(number).stream()
            .map(Decision::input)
            .filter(input -> input.startsWith("directory on "))
            .toList();
    return answers.size() - answers.stream().distinct().count();
  }

  /** The address of each record that was made is put into the event, and taken out with it. */
  private static long links(World world, int number) {
    boolean on = world.setting().policy().link().isPresent();
    return !on
        ? 0
        : 1
            + BACK_AND_FORTH
                * world.transactions().applied().stream()
                    .filter(applied -> applied.before().isEmpty())
                    .filter(applied -> world.numbers().of(applied.by().appointment()) == number)
                    .count();
  }

  /** A record is linked to each event that is made of it. */
  private static long made(World world, int number) {
    return world.requests().creations(number).count();
  }

  /** A conflict is marked in the record. */
  private static long conflicts(Ending ending, int number) {
    return ending.decisions(number).stream()
        .filter(decision -> decision.words().contains("both sides changed"))
        .count();
  }

  /**
   * A command that met another version than the one it was based on, or that was applied before,
   * also where nobody knew that: of the versions between, those that are published late may be
   * taken for the latest, and carried, until that is read. An occurrence has another version with
   * every change of its series.
   */
  private static long moved(Ending ending, int number, Side to) {
    long met =
        ending.decisions(number).stream()
                .filter(
                    decision ->
                        decision.reason() == Reason.VERSION_MOVED
                            || decision.words().contains("since it was read")
                            || decision.words().contains("was so already"))
                .count()
            + ending.world().requests().answeredAgain(number);
    boolean ofSeries = to == Side.CRM && Numbers.date(number).isPresent();
    return ofSeries ? met + carried(ending, number, Side.GROUPWARE) : met;
  }

  /** Mailboxes may show a meeting of several one after the other: each tells something new. */
  private static long otherCopies(World world, int number) {
    long mailboxes =
        world.lanes().all().stream()
            .filter(lane -> lane.topic().equals(Topics.GROUPWARE_CHANGES.name()))
            .flatMap(lane -> lane.entries().stream())
            .map(entry -> (SourceKey) entry.record().key())
            .filter(key -> world.numbers().of(key.appointment()) == number)
            .map(SourceKey::source)
            .distinct()
            .count();
    return Math.max(0, mailboxes - 1);
  }
}
