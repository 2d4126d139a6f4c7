package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.budget.Patience;
import dev.lockstep.groupware.budget.Urgency;
import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.capture.ChangePublisher;
import dev.lockstep.groupware.context.KnownEvent;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Publisher;
import dev.lockstep.kafka.Received;
import dev.lockstep.kafka.Route;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the commands to groupware: {@link SinkDecision} and {@link OccurrenceDecision}
 * decide, this sends and waits.
 */
public final class GroupwareSink {

  private static final Logger LOG = LoggerFactory.getLogger(GroupwareSink.class);

  private final Calendars calendars;
  private final MailboxContexts contexts;
  private final SinkDecision decision;
  private final OccurrenceDecision occurrences;
  private final ChangePublisher publisher;
  private final Patience patience;

  /**
   * A sink that writes to these calendars.
   *
   * @param publisher tells what a series is after a command about one of its occurrences
   */
  public GroupwareSink(
      Calendars calendars,
      MailboxContexts contexts,
      SinkDecision decision,
      OccurrenceDecision occurrences,
      ChangePublisher publisher,
      Patience patience) {
    this.calendars = calendars;
    this.contexts = contexts;
    this.decision = decision;
    this.occurrences = occurrences;
    this.publisher = publisher;
    this.patience = patience;
  }

  /**
   * Commands of one appointment in one mailbox in their order, all others side by side; those of
   * the occurrences of a series one after the other, because each write gives the others new etags.
   */
  public Route<EmailAddress, GroupwareCommand> route() {
    return new Route<>(
        Topics.GROUPWARE_COMMANDS,
        (mailbox, command) ->
            mailbox.value()
                + command.map(it -> "|" + it.id().appointment().series().value()).orElse(""),
        this::handle);
  }

  private List<Outgoing<?, ?>> handle(Received<EmailAddress, GroupwareCommand> received)
      throws InterruptedException {
    if (received.value().isEmpty()) {
      return List.of();
    }
    GroupwareCommand command = received.value().get();
    return new CarriedOut(command, carryOut(command)).outgoing();
  }

  /** Carries out a command, however long that takes. */
  public GroupwareResult carryOut(GroupwareCommand command) throws InterruptedException {
    MailboxContext context = contexts.of(command.mailbox());
    if (OccurrenceDecision.isAbout(command)) {
      return carryOutOccurrence(context, command);
    }
    Step step = decision.first(command, isCarriedOut(context, command));
    int failures = 0;
    while (true) {
      switch (step) {
        case Step.Done done -> {
          new CarriedOut(command, done.result()).remember(context);
          return done.result();
        }
        case Step.Ask ask -> {
          if (ask.afterFailure()) {
            failures++;
            pause(command, failures);
          }
          step = decision.next(command, ask, send(context, ask.request()));
        }
      }
    }
  }

  /** Of creations that is remembered; after a restart only what was published says it. */
  private boolean isCarriedOut(MailboxContext context, GroupwareCommand command)
      throws InterruptedException {
    if (command instanceof GroupwareCommand.CreateEvent) {
      contexts.awaitRecalled();
    }
    return context.index().isCarriedOut(command.id());
  }

  private GroupwareResult carryOutOccurrence(MailboxContext context, GroupwareCommand command)
      throws InterruptedException {
    OccurrenceStep step = new OccurrenceStep.Again(0);
    int failures = 0;
    while (step instanceof OccurrenceStep.Again(int races)) {
      if (failures > 0) {
        pause(command, failures);
      }
      failures++;
      step = attempt(context, command, races);
    }
    return ((OccurrenceStep.Done) step).result();
  }

  /** Nothing that was read of the series before its end is published after it. */
  private OccurrenceStep attempt(MailboxContext context, GroupwareCommand command, int races)
      throws InterruptedException {
    String master = OccurrenceDecision.master(command).id();
    context.writes().begin(master);
    try {
      OccurrenceStep step = occurrences.first(command, races);
      while (step instanceof OccurrenceStep.Ask ask) {
        step = occurrences.next(command, ask, spend(context, ask.request()));
      }
      if (step instanceof OccurrenceStep.Done(var _, var shown) && shown.isPresent()) {
        AppointmentKey key =
            context
                .index()
                .find(master)
                .map(KnownEvent::key)
                .orElseGet(() -> command.id().appointment().series());
        publisher.publishOwn(context, key, shown.get());
      }
      return step;
    } catch (Publisher.NotOwner e) {
      throw interrupted(e);
    } finally {
      context.writes().end(master);
    }
  }

  /** Whoever owns the mailbox now gets the command again. */
  private static InterruptedException interrupted(Publisher.NotOwner cause) {
    InterruptedException interrupted = new InterruptedException(cause.getMessage());
    interrupted.initCause(cause);
    return interrupted;
  }

  private Answer spend(MailboxContext context, Request request) throws InterruptedException {
    try {
      return context.budget().spend(Urgency.EDIT, () -> answer(context, request));
    } catch (GraphException e) {
      return new Answer.Failed(e.error());
    }
  }

  private void pause(GroupwareCommand command, int failures) throws InterruptedException {
    Duration wait = patience.after(failures);
    LOG.atInfo()
        .addKeyValue("command", command.id())
        .addKeyValue("failures", failures)
        .addKeyValue("wait", wait)
        .log("A command waits for Graph");
    Thread.sleep(wait);
  }

  private Answer send(MailboxContext context, Request request) throws InterruptedException {
    Optional<String> written =
        switch (request) {
          case Request.Change change -> Optional.of(change.id());
          case Request.Delete delete -> Optional.of(delete.id());
          case Request.Create _,
              Request.Read _,
              Request.Find _,
              Request.ReadSeries _,
              Request.Instances _ ->
              Optional.empty();
        };
    if (written.isPresent()) {
      context.writes().begin(written.get());
    }
    try {
      Answer answer = spend(context, request);
      new Answered(request, answer).remember(context.writes());
      return answer;
    } finally {
      written.ifPresent(id -> context.writes().end(id));
    }
  }

  private Answer answer(MailboxContext context, Request request)
      throws GraphException, InterruptedException {
    EmailAddress mailbox = context.mailbox();
    return switch (request) {
      case Request.Create create -> new Answer.Event(calendars.create(mailbox, create.draft()));
      case Request.Change change ->
          new Answer.Event(calendars.change(mailbox, change.id(), change.etag(), change.patch()));
      case Request.Delete delete -> {
        calendars.delete(mailbox, delete.id(), delete.etag());
        yield new Answer.Nothing();
      }
      case Request.Read read -> new Answer.Event(calendars.event(mailbox, read.id()));
      case Request.ReadSeries(String master) ->
          new Answer.Series(calendars.series(mailbox, master));
      case Request.Instances(String master, Window window) ->
          new Answer.Instances(calendars.instances(mailbox, master, window));
      case Request.Find find ->
          calendars
              .find(mailbox, find.key())
              .<Answer>map(Answer.Event::new)
              .orElseGet(Answer.Nothing::new);
    };
  }
}
