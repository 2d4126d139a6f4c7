package dev.lockstep.standalone.simulation.groupware;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.capture.ChangePublisher;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.sink.Answer;
import dev.lockstep.groupware.sink.Answered;
import dev.lockstep.groupware.sink.CarriedOut;
import dev.lockstep.groupware.sink.OccurrenceDecision;
import dev.lockstep.groupware.sink.Request;
import dev.lockstep.groupware.sink.SinkDecision;
import dev.lockstep.groupware.sink.Step;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.standalone.simulation.exchange.Requests;
import dev.lockstep.standalone.simulation.history.Luck;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.topic.Lanes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out commands request by request, as the real sink does, except that it stops after each:
 * so that anything can happen in between.
 */
public final class CommandRunner {

  private final Requests requests;
  private final SinkDecision decision;
  private final Lanes lanes;
  private final Map<Lane, Step> underWay = new HashMap<>();

  private final OccurrenceRunner occurrences;

  CommandRunner(
      Requests requests,
      EventMapping mapping,
      OccurrenceDigest digests,
      ChangePublisher publisher,
      Lanes lanes) {
    this.requests = requests;
    this.decision = new SinkDecision(mapping);
    this.occurrences = new OccurrenceRunner(this::send, mapping, digests, publisher, lanes);
    this.lanes = lanes;
  }

  /** What a command came to by one step of the sink. */
  public sealed interface Progress {
    /** A request was sent. */
    record Sent(GroupwareCommand command, Request request, Answer answer) implements Progress {}

    /** The result was published, and with it the word that the command is done. */
    record Published(GroupwareCommand command, GroupwareResult result) implements Progress {}
  }

  Progress goOn(Lane lane, Luck luck, MailboxContexts contexts) {
    GroupwareCommand command = (GroupwareCommand) lane.next().record().value().orElseThrow();
    MailboxContext context = contexts.of(command.mailbox());
    if (OccurrenceDecision.isAbout(command)) {
      return occurrences.goOn(lane, command, luck, context);
    }
    Step step =
        Optional.ofNullable(underWay.get(lane))
            .orElseGet(() -> decision.first(command, context.index().isCarriedOut(command.id())));
    return switch (step) {
      case Step.Done done -> {
        lanes.append(new CarriedOut(command, done.result()).outgoing());
        lane.advance();
        underWay.remove(lane);
        yield new Progress.Published(command, done.result());
      }
      case Step.Ask ask -> {
        Answer answer = send(context, command, ask.request(), luck);
        Step next = decision.next(command, ask, answer);
        if (next instanceof Step.Done done) {
          new CarriedOut(command, done.result()).remember(context);
        }
        underWay.put(lane, next);
        yield new Progress.Sent(command, ask.request(), answer);
      }
    };
  }

  private Answer send(
      MailboxContext context, GroupwareCommand command, Request request, Luck luck) {
    if (luck == Luck.BUSY) {
      return new Answer.Failed(new GraphError.Throttled(Duration.ofSeconds(1), "too many"));
    }
    Answer answer = requests.send(context.mailbox(), request, command.id());
    if (luck == Luck.ANSWER_LOST) {
      return new Answer.Failed(new GraphError.Transient("the connection broke"));
    }
    new Answered(request, answer).remember(context.writes());
    return answer;
  }

  /** Whether a series of this mailbox is being written: its capture waits as long. */
  boolean isWritingSeries(EmailAddress mailbox) {
    return occurrences.isWriting(mailbox);
  }

  void forget(Lane lane) {
    underWay.remove(lane);
    occurrences.forget(lane);
  }

  void forgetAll() {
    underWay.clear();
    occurrences.forgetAll();
  }
}
