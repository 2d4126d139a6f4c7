package dev.lockstep.standalone.simulation.report;

import dev.lockstep.model.decision.Decision;
import dev.lockstep.standalone.simulation.world.World;

/**
 * A number that is another one as soon as anything was decided, written or mailed otherwise. It is
 * made of texts alone, so it is the same on every machine.
 */
public final class Fingerprint {

  private static final long PRIME = 0x100000001b3L;

  private long value = 0xcbf29ce484222325L;

  private Fingerprint() {}

  /** That of a history that is over. */
  public static long of(World world) {
    Fingerprint print = new Fingerprint();
    for (Decision decision : world.processor().decisions()) {
      print.add(decision.appointment().value());
      print.add(decision.origin());
      print.add(decision.at().toEpochMilli());
      print.add(decision.reason().name());
      print.add(decision.rule().code());
      print.add(decision.words());
      for (Decision.Output output : decision.outputs()) {
        print.add(output.command().sequence());
        print.add(output.words());
        print.add(output.mail());
      }
      print.add(decision.workList().size());
    }
    world
        .requests()
        .effects()
        .forEach(
            effect -> {
              print.add(effect.by().sequence());
              effect.after().ifPresent(event -> print.add(event.etag() + event.subject()));
            });
    world
        .transactions()
        .applied()
        .forEach(
            applied -> {
              print.add(applied.by().sequence());
              print.add(applied.after().content().subject().value());
            });
    world.requests().mails().forEach(mail -> print.add(mail.to().value()));
    return print.value;
  }

  private void add(long number) {
    value = (value ^ number) * PRIME;
  }

  private void add(String text) {
    value = (value ^ text.hashCode()) * PRIME; // which is specified for strings
  }
}
