package dev.lockstep.standalone.simulation;

import dev.lockstep.standalone.simulation.history.History;
import dev.lockstep.standalone.simulation.history.Scope;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.invariant.Violation;
import dev.lockstep.standalone.simulation.report.Counterexample;
import dev.lockstep.standalone.simulation.report.Figures;
import dev.lockstep.standalone.simulation.report.Fingerprint;
import dev.lockstep.standalone.simulation.report.Outcome;
import dev.lockstep.standalone.simulation.shrink.Shrinker;
import dev.lockstep.standalone.simulation.world.Equipment;
import dev.lockstep.standalone.simulation.world.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Random histories of a small company, through the real core, rules, directory, captures and sink
 * decisions, with models of Exchange, of the CRM's database and of the topics between. History n
 * comes from the seed plus n, so each can be run again alone.
 */
public final class Simulation {

  /** So many steps a history takes before users and faults end. */
  public static final int STEPS = 40;

  private static final int CHUNK = 500;
  private static final int MOST_TRIES_TO_SHRINK = 5_000;

  /** One history in so many takes place twice, and must take the same course. */
  private static final int TWICE_ONCE_IN = 100;

  private final Equipment equipment = Equipment.load();
  private final Scope scope;

  /** Histories about that. */
  public Simulation(Scope scope) {
    this.scope = scope;
  }

  /**
   * Runs histories until all have taken place or one violates an invariant.
   *
   * @param threads how many run at once; the outcome does not depend on it
   * @param progress told now and then how many have taken place
   */
  public Outcome run(long seed, long histories, int threads, LongConsumer progress)
      throws InterruptedException {
    Sum sum = new Sum(seed);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Chunk>> running = new ArrayList<>();
      long next = 0;
      while ((next < histories || !running.isEmpty()) && sum.violation().isEmpty()) {
        while (next < histories && running.size() < 2 * threads) {
          long from = next;
          long to = Math.min(histories, from + CHUNK);
          running.add(pool.submit(() -> chunk(seed + from, to - from, over)));
          next = to;
        }
        sum.add(result(running.removeFirst()));
        progress.accept(sum.figures().histories());
      }
      over.set(true);
      running.forEach(chunk -> chunk.cancel(true));
    }
    return new Outcome(seed, sum.figures(), sum.digest(), sum.violation().map(this::shrunk));
  }

  private static Chunk result(Future<Chunk> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a row of histories broke off", e.getCause());
    }
  }

  private Chunk chunk(long from, long count, AtomicBoolean over) {
    Play play = new Play(equipment, scope);
    Figures figures = Figures.NONE;
    List<Long> fingerprints = new ArrayList<>();
    for (long seed = from; seed < from + count && !over.get(); seed++) {
      Play.Played played = written(play, seed);
      figures = figures.plus(Figures.of(played.world()));
      fingerprints.add(Fingerprint.of(played.world()));
      Optional<Violation> violation = played.violation().or(() -> nondeterminism(play, played));
      if (violation.isPresent()) {
        return new Chunk(
            figures, fingerprints, Optional.of(new Chunk.Found(played.history(), violation.get())));
      }
    }
    return new Chunk(figures, fingerprints, Optional.empty());
  }

  private static Play.Played written(Play play, long seed) {
    try {
      return play.written(seed, STEPS);
    } catch (RuntimeException e) {
      throw new IllegalStateException("the history of seed " + seed + " broke off", e);
    }
  }

  private static Optional<Violation> nondeterminism(Play play, Play.Played played) {
    if (played.history().seed() % TWICE_ONCE_IN != 0) {
      return Optional.empty();
    }
    Play.Played again = play.again(played.history(), Story.untold());
    return Fingerprint.of(again.world()) == Fingerprint.of(played.world())
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "determinism", "the same inputs in the same order led to something else"));
  }

  private Counterexample shrunk(Chunk.Found found) {
    Play play = new Play(equipment, scope);
    History history = found.history();
    String invariant = found.violation().invariant();
    List<Step> steps =
        new Shrinker(MOST_TRIES_TO_SHRINK)
            .shrink(
                history.steps(),
                fewer ->
                    play.again(history.with(fewer), Story.untold())
                        .violation()
                        .filter(violation -> violation.invariant().equals(invariant))
                        .isPresent());
    Play.Played told = play.again(history.with(steps), Story.told());
    return new Counterexample(
        told.history(),
        told.violation().orElse(found.violation()),
        told.world().story().sentences());
  }
}
