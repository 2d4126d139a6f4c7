package dev.lockstep.standalone.simulation.groupware;

import dev.lockstep.groupware.capture.ChangePublisher;
import dev.lockstep.groupware.context.KnownEvent;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.sink.Answer;
import dev.lockstep.groupware.sink.CarriedOut;
import dev.lockstep.groupware.sink.OccurrenceDecision;
import dev.lockstep.groupware.sink.OccurrenceStep;
import dev.lockstep.groupware.sink.Request;
import dev.lockstep.kafka.Publisher;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.standalone.simulation.groupware.CommandRunner.Progress;
import dev.lockstep.standalone.simulation.history.Luck;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.topic.Lanes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands about occurrences of series request by request, as the real sink does,
 * except that it stops after each.
 */
final class OccurrenceRunner {

  private final Mail mail;
  private final OccurrenceDecision decision;
  private final ChangePublisher publisher;
  private final Lanes lanes;
  private final Map<Lane, Attempt> underWay = new HashMap<>();

  OccurrenceRunner(
      Mail mail,
      EventMapping mapping,
      OccurrenceDigest digests,
      ChangePublisher publisher,
      Lanes lanes) {
    this.mail = mail;
    this.decision = new OccurrenceDecision(mapping, new SeriesMapping(mapping), digests);
    this.publisher = publisher;
    this.lanes = lanes;
  }

  /** Sends a request, with whatever befalls it. */
  interface Mail {
    Answer send(MailboxContext context, GroupwareCommand command, Request request, Luck luck);
  }

  /** How far a command has come. */
  private record Attempt(MailboxContext context, String master, OccurrenceStep step) {

    /** As long as it is so, the capture waits with the series. */
    boolean isWriting() {
      return step instanceof OccurrenceStep.Ask;
    }

    void end() {
      if (isWriting()) {
        context.writes().end(master);
      }
    }
  }

  Progress goOn(Lane lane, GroupwareCommand command, Luck luck, MailboxContext context) {
    Attempt attempt = underWay.get(lane);
    if (attempt != null && attempt.step() instanceof OccurrenceStep.Done done) {
      lanes.append(new CarriedOut(command, done.result()).outgoing());
      lane.advance();
      underWay.remove(lane);
      return new Progress.Published(command, done.result());
    }
    String master = OccurrenceDecision.master(command).id();
    OccurrenceStep.Ask ask = ask(attempt, command, context, master);
    Answer answer = mail.send(context, command, ask.request(), luck);
    OccurrenceStep next = decision.next(command, ask, answer);
    if (next instanceof OccurrenceStep.Done done) {
      done.shown().ifPresent(shown -> publish(context, command, master, shown));
    }
    if (!(next instanceof OccurrenceStep.Ask)) {
      context.writes().end(master);
    }
    underWay.put(lane, new Attempt(context, master, next));
    return new Progress.Sent(command, ask.request(), answer);
  }

  private OccurrenceStep.Ask ask(
      @Nullable Attempt attempt, GroupwareCommand command, MailboxContext context, String master) {
    if (attempt != null && attempt.step() instanceof OccurrenceStep.Ask ask) {
      return ask;
    }
    int races = attempt != null && attempt.step() instanceof OccurrenceStep.Again(int so) ? so : 0;
    try {
      context.writes().begin(master);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (OccurrenceStep.Ask) decision.first(command, races);
  }

  private void publish(
      MailboxContext context, GroupwareCommand command, String master, SeriesObserved shown) {
    try {
      publisher.publishOwn(
          context,
          context
              .index()
              .find(master)
              .map(KnownEvent::key)
              .orElseGet(() -> command.id().appointment().series()),
          shown);
    } catch (InterruptedException | Publisher.NotOwner e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a series of this mailbox is being written: its capture waits as long. */
  boolean isWriting(EmailAddress mailbox) {
    return underWay.values().stream()
        .anyMatch(it -> it.isWriting() && it.context().mailbox().equals(mailbox));
  }

  void forget(Lane lane) {
    Attempt attempt = underWay.remove(lane);
    if (attempt != null) {
      attempt.end();
    }
  }

  void forgetAll() {
    underWay.values().forEach(Attempt::end);
    underWay.clear();
  }
}
