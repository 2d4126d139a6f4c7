package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.budget.Patience;
import dev.lockstep.groupware.budget.Urgency;
import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Received;
import dev.lockstep.kafka.Route;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the commands to groupware: {@link SinkDecision} decides, this sends and waits. */
public final class GroupwareSink {

  private static final Logger LOG = LoggerFactory.getLogger(GroupwareSink.class);

  private final Calendars calendars;
  private final MailboxContexts contexts;
  private final SinkDecision decision;
  private final Patience patience;

  /** A sink that writes to these calendars. */
  public GroupwareSink(
      Calendars calendars, MailboxContexts contexts, SinkDecision decision, Patience patience) {
    this.calendars = calendars;
    this.contexts = contexts;
    this.decision = decision;
    this.patience = patience;
  }

  /** Commands of one appointment in one mailbox in their order, all others side by side. */
  public Route<EmailAddress, GroupwareCommand> route() {
    return new Route<>(
        Topics.GROUPWARE_COMMANDS,
        (mailbox, command) ->
            mailbox.value() + command.map(it -> "|" + it.id().appointment().value()).orElse(""),
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
    Step step = decision.first(command, context.index().isCarriedOut(command.id()));
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
          case Request.Create _, Request.Read _, Request.Find _ -> Optional.empty();
        };
    if (written.isPresent()) {
      context.writes().begin(written.get());
    }
    try {
      return context.budget().spend(Urgency.EDIT, () -> answer(context, request));
    } catch (GraphException e) {
      return new Answer.Failed(e.error());
    } finally {
      written.ifPresent(id -> context.writes().end(id));
    }
  }

  private Answer answer(MailboxContext context, Request request)
      throws GraphException, InterruptedException {
    EmailAddress mailbox = context.mailbox();
    return switch (request) {
      case Request.Create create -> new Answer.Event(calendars.create(mailbox, create.draft()));
      case Request.Change change -> {
        Answer.Event after =
            new Answer.Event(calendars.change(mailbox, change.id(), change.etag(), change.patch()));
        context.writes().replaced(change.id(), change.etag());
        yield after;
      }
      case Request.Delete delete -> {
        calendars.delete(mailbox, delete.id(), delete.etag());
        context.writes().replaced(delete.id(), delete.etag());
        yield new Answer.Nothing();
      }
      case Request.Read read -> new Answer.Event(calendars.event(mailbox, read.id()));
      case Request.Find find ->
          calendars
              .find(mailbox, find.key())
              .<Answer>map(Answer.Event::new)
              .orElseGet(Answer.Nothing::new);
    };
  }
}
