package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.sink.Answer;
import dev.lockstep.groupware.sink.Request;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.groupware.MailImpact.Kind;
import dev.lockstep.standalone.simulation.history.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The requests that a sink sends, as Graph answers them (graph.md, sections 1.5 and 1.6): and whom
 * each of them mails.
 */
public final class Requests {

  private final Exchange exchange;
  private final Numbers numbers;
  private final boolean refusesRepeated;
  private final List<Mail> mails = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Map<Integer, Integer> made = new HashMap<>();
  private final Map<Integer, Integer> answeredAgain = new HashMap<>();
  private final Map<EmailAddress, Integer> contended = new HashMap<>();

  /**
   * Requests to that Exchange.
   *
   * @param refusesRepeated whether a repeated transaction id is refused, rather than answered with
   *     the event that was made with it
   */
  public Requests(Exchange exchange, Numbers numbers, boolean refusesRepeated) {
    this.exchange = exchange;
    this.numbers = numbers;
    this.refusesRepeated = refusesRepeated;
  }

  /** All mails that were sent because of commands, in their order. */
  public List<Mail> mails() {
    return mails;
  }

  /** All that was carried out, in its order. */
  public List<Effect> effects() {
    return effects;
  }

  /** Those that made an event of an appointment. */
  public Stream<Effect> creations(int number) {
    return effects.stream()
        .filter(effect -> effect.number() == number && effect.before().isEmpty());
  }

  /** How often a repeated creation was answered with the event as it had become. */
  public int answeredAgain(int number) {
    return answeredAgain.getOrDefault(number, 0);
  }

  /** So many writes in a mailbox are refused as conflicts, though nobody writes there. */
  public void contend(EmailAddress mailbox, int writes) {
    contended.put(mailbox, writes);
  }

  /** Whether this write is one of them. */
  private boolean isContended(EmailAddress mailbox) {
    int left = contended.getOrDefault(mailbox, 0);
    if (left > 0) {
      contended.put(mailbox, left - 1);
    }
    return left > 0;
  }

  private static boolean isWrite(Request request) {
    return switch (request) {
      case Request.Create _, Request.Change _, Request.Delete _ -> true;
      case Request.Read _, Request.ReadSeries _, Request.Instances _, Request.Find _ -> false;
    };
  }

  /** Carries out a request. */
  public Answer send(EmailAddress mailbox, Request request, CommandId by) {
    if (!exchange.isOpen(mailbox)) {
      return new Answer.Failed(new GraphError.Denied("ErrorAccessDenied", "access is denied"));
    }
    if (isWrite(request) && isContended(mailbox)) {
      return new Answer.Failed(
          new GraphError.Conflict("ErrorIrresolvableConflict", "somebody writes at the same time"));
    }
    return switch (request) {
      case Request.Create create -> create(mailbox, create, by);
      case Request.Change change -> change(mailbox, change, by);
      case Request.Delete delete -> delete(mailbox, delete, by);
      case Request.Read read ->
          exchange
              .find(mailbox, read.id())
              .<Answer>map(item -> new Answer.Event(item.event()))
              .orElseGet(Requests::notFound);
      case Request.Find find ->
          exchange.items(mailbox).stream()
              .filter(item -> item.key().filter(find.key()::equals).isPresent())
              .findFirst()
              .<Answer>map(item -> new Answer.Event(item.event()))
              .orElseGet(Answer.Nothing::new);
      case Request.ReadSeries(String master) ->
          exchange
              .find(mailbox, master)
              .<Answer>map(item -> new Answer.Series(new Occurrences(item).series()))
              .orElseGet(Requests::notFound);
      case Request.Instances(String master, Window window) ->
          exchange
              .find(mailbox, master)
              .filter(Item::isSeries)
              .map(Occurrences::new)
              .<Answer>map(
                  series -> new Answer.Instances(series.instances(window, exchange.listedUntil())))
              .orElseGet(Requests::notFound);
    };
  }

  private Answer create(EmailAddress mailbox, Request.Create create, CommandId by) {
    EventDraft draft = create.draft();
    Optional<Item> made = exchange.ofTransaction(mailbox, draft.transactionId());
    if (made.isPresent()) {
      if (refusesRepeated) {
        return new Answer.Failed(
            new GraphError.Conflict("ErrorDuplicateTransactionId", "it exists already"));
      }
      answeredAgain.merge(made.get().number(), 1, Integer::sum);
      return new Answer.Event(made.get().event());
    }
    int number = numbers.of(draft.key());
    int count = this.made.merge(number, 1, Integer::sum);
    String name = "c" + number + (count == 1 ? "" : "-" + count);
    numbers.register(AppointmentKey.bornInGroupware(name), number);
    Item item =
        exchange.make(
            mailbox,
            number,
            Optional.of(draft.key()),
            draft.content(),
            name,
            name,
            draft.transactionId());
    mail(by, Kind.INVITATION, Meetings.guests(mailbox, item.event()).keySet());
    return done(by, mailbox, number, create, Optional.empty(), Optional.of(item.event()));
  }

  private Answer change(EmailAddress mailbox, Request.Change change, CommandId by) {
    Optional<Item> found = exchange.find(mailbox, change.id());
    if (found.isEmpty()) {
      return notFound();
    }
    GraphEvent before = found.get().event();
    if (!before.etag().equals(change.etag())) {
      return moved();
    }
    Optional<Item> changed =
        Occurrences.isId(change.id())
            ? exchange.changeOccurrence(
                master(mailbox, change.id()), Occurrences.date(change.id()), change.patch())
            : Optional.of(exchange.change(found.get(), change.patch()));
    if (changed.isEmpty()) {
      return new Answer.Failed(
          new GraphError.Refused(
              "ErrorOccurrenceCrossingBoundary",
              "Modified occurrence is crossing or overlapping adjacent occurrence."));
    }
    Item after = changed.get();
    mail(by, mailbox, before, after.event(), change.patch());
    return done(
        by, mailbox, after.number(), change, Optional.of(before), Optional.of(after.event()));
  }

  private Item master(EmailAddress mailbox, String occurrenceId) {
    return exchange.find(mailbox, Occurrences.masterId(occurrenceId)).orElseThrow();
  }

  private Answer delete(EmailAddress mailbox, Request.Delete delete, CommandId by) {
    Optional<Item> found = exchange.find(mailbox, delete.id());
    if (found.isEmpty()) {
      return notFound();
    }
    GraphEvent event = found.get().event();
    if (!event.etag().equals(delete.etag())) {
      return moved();
    }
    if (Occurrences.isId(delete.id())) {
      exchange.cancelOccurrence(master(mailbox, delete.id()), Occurrences.date(delete.id()));
    } else {
      exchange.delete(found.get());
    }
    mail(by, Kind.CANCELLATION, Meetings.guests(mailbox, event).keySet());
    effects.add(
        new Effect(
            by, mailbox, found.get().number(), delete, Optional.of(event), Optional.empty()));
    return new Answer.Nothing();
  }

  private Answer done(
      CommandId by,
      EmailAddress mailbox,
      int number,
      Request request,
      Optional<GraphEvent> before,
      Optional<GraphEvent> after) {
    effects.add(new Effect(by, mailbox, number, request, before, after));
    return new Answer.Event(after.orElseThrow());
  }

  /** A change of only the attendees mails those who changed; any other mails all of them. */
  private void mail(
      CommandId by, EmailAddress mailbox, GraphEvent before, GraphEvent after, EventPatch patch) {
    Map<EmailAddress, Attendee> old = Meetings.guests(mailbox, before);
    Map<EmailAddress, Attendee> now = Meetings.guests(mailbox, after);
    boolean attendeesAlone =
        patch.equals(
            patch.attendees().map(EventPatch.NOTHING::withAttendees).orElse(EventPatch.NOTHING));
    old.keySet().stream()
        .filter(guest -> !now.containsKey(guest))
        .forEach(guest -> mails.add(new Mail(by, Kind.CANCELLATION, guest)));
    now.forEach(
        (guest, attendee) -> {
          Attendee was = old.get(guest);
          if (was == null) {
            mails.add(new Mail(by, Kind.INVITATION, guest));
          } else if (!attendeesAlone || was.type() != attendee.type()) {
            mails.add(new Mail(by, Kind.UPDATE, guest));
          }
        });
  }

  private void mail(CommandId by, Kind kind, Iterable<EmailAddress> to) {
    to.forEach(guest -> mails.add(new Mail(by, kind, guest)));
  }

  private static Answer notFound() {
    return new Answer.Failed(new GraphError.NotFound("not found in the store"));
  }

  private static Answer moved() {
    return new Answer.Failed(
        new GraphError.Conflict("ErrorIrresolvableConflict", "the change key does not match"));
  }
}
