package dev.lockstep.standalone.simulation.report;

import dev.lockstep.groupware.sink.Request;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.world.World;
import java.util.HashSet;
import java.util.Set;

/**
 * What is counted of histories.
 *
 * @param steps that did something
 * @param edits what users added or changed
 * @param deletions what users deleted
 * @param decisions one for each input of the core
 * @param commands to both sides
 * @param conflicts where somebody had edited at the same time
 * @param crashes processes that were killed
 * @param replays how often a topic, a log or a mailbox was read again
 * @param mailsHeld commands that were held because of the mails they would send
 * @param mails that Exchange sent because of commands
 * @param series that users added
 * @param occurrences of series that the processor decided about
 * @param exceptions occurrences that were edited, moved or cancelled in Exchange, by users or by
 *     commands
 */
public record Figures(
    long histories,
    long steps,
    long edits,
    long deletions,
    long decisions,
    long commands,
    long conflicts,
    long crashes,
    long replays,
    long mailsHeld,
    long mails,
    long series,
    long occurrences,
    long exceptions) {

  /** Nothing. */
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Those of one history that is over. */
  public static Figures of(World world) {
    long commands = 0;
    long conflicts = 0;
    long held = 0;
    Set<AppointmentKey> occurrences = new HashSet<>();
    for (Decision decision : world.processor().decisions()) {
      if (decision.appointment().occurrence().isPresent()) {
        occurrences.add(decision.appointment());
      }
      commands += decision.outputs().size();
      if (decision.reason() == Reason.VERSION_MOVED || decision.reason() == Reason.CONFLICT) {
        conflicts++;
      }
      if (decision.reason() == Reason.MAIL_HELD) {
        held++;
      }
    }
    return new Figures(
        1,
        world.tally().steps(),
        world.tally().edits(),
        world.tally().deletions(),
        world.processor().decisions().size(),
        commands,
        conflicts,
        world.tally().crashes(),
        world.tally().replays(),
        held,
        world.requests().mails().size(),
        world.tally().seriesAdded(),
        occurrences.size(),
        world.tally().exceptions() + ordered(world));
  }

  private static long ordered(World world) {
    return world.requests().effects().stream()
        .filter(effect -> Numbers.date(effect.number()).isPresent())
        .filter(effect -> !(effect.request() instanceof Request.Create))
        .count();
  }

  /** The sum. */
  public Figures plus(Figures other) {
    return new Figures(
        histories + other.histories,
        steps + other.steps,
        edits + other.edits,
        deletions + other.deletions,
        decisions + other.decisions,
        commands + other.commands,
        conflicts + other.conflicts,
        crashes + other.crashes,
        replays + other.replays,
        mailsHeld + other.mailsHeld,
        mails + other.mails,
        series + other.series,
        occurrences + other.occurrences,
        exceptions + other.exceptions);
  }
}
