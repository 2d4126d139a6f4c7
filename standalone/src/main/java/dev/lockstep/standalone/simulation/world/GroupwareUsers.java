package dev.lockstep.standalone.simulation.world;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.history.Edit;
import dev.lockstep.standalone.simulation.history.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What people do in Outlook. */
final class GroupwareUsers {

  private static final EmailAddress OUTSIDER = new EmailAddress("zoe@elsewhere.test");

  private final Exchange exchange;
  private final SeriesUsers series;
  private final Eyes eyes;
  private final Ledger ledger;
  private final Tally tally;
  private final Story story;
  private final EventPatches patches = new EventPatches();

  GroupwareUsers(
      Exchange exchange, SeriesUsers series, Eyes eyes, Ledger ledger, Tally tally, Story story) {
    this.exchange = exchange;
    this.series = series;
    this.eyes = eyes;
    this.ledger = ledger;
    this.tally = tally;
    this.story = story;
  }

  boolean act(Step.OfUser step) {
    return switch (step) {
      case Step.AddEvent add -> add(add);
      case Step.InviteFromOutside invite -> invite(invite);
      case Step.EditEvent(int number, Colleague owner, Edit edit) ->
          exchange
              .ofNumber(owner.address(), number)
              .filter(item -> !item.event().cancelled())
              .filter(item -> edit(owner, item, edit))
              .isPresent();
      case Step.OpenEvent(int number, Colleague owner) -> open(number, owner);
      case Step.DeleteEvent(int number, Colleague owner) ->
          exchange
              .ofNumber(owner.address(), number)
              .filter(item -> delete(owner, item))
              .isPresent();
      case Step.EmptyMailbox(Colleague owner) -> empty(owner);
      case Step.AnswerInvitation(int number, Colleague who, var response) ->
          answer(number, who, response);
      case Step.LetIn(Colleague owner, boolean open) -> {
        boolean changed = exchange.letIn(owner, open);
        if (changed) {
          if (!open) {
            ledger.noteUnread(owner);
          }
          story.tell(
              () ->
                  "The administrator of Exchange "
                      + (open ? "lets the connector into " : "shuts the connector out of ")
                      + owner.words()
                      + "'s mailbox.");
        }
        yield changed;
      }
      default -> throw new IllegalArgumentException("not in Outlook: " + step);
    };
  }

  private boolean add(Step.AddEvent add) {
    Item item =
        exchange.add(
            add.owner(),
            add.number(),
            patches.fresh(add.subject(), add.number(), add.isPrivate(), add.invited()));
    tally.edit();
    Appointment content = eyes.of(item);
    ledger.note(
        new Ledger.Edited(
            add.number(), Side.GROUPWARE, content, content, EnumSet.of(Field.SUBJECT)));
    story.tell(
        () ->
            add.owner().words()
                + " adds the "
                + (add.isPrivate() ? "private " : "")
                + "event \""
                + add.subject()
                + "\""
                + (add.invited().isEmpty() ? "" : " with " + add.invited())
                + ".");
    return true;
  }

  private boolean invite(Step.InviteFromOutside invite) {
    exchange.invite(
        OUTSIDER,
        invite.number(),
        patches.fresh(
            invite.subject(),
            invite.number(),
            false,
            invite.invited().stream().map(Colleague::address).toList()),
        invite.invited());
    tally.edit();
    ledger.note(new Ledger.Touched(invite.number()));
    story.tell(
        () ->
            "Somebody outside invites "
                + invite.invited().stream().map(Colleague::words).toList()
                + " to \""
                + invite.subject()
                + "\".");
    return true;
  }

  private boolean edit(Colleague owner, Item item, Edit edit) {
    if (item.isSeries()) {
      return series.edit(owner, item, edit);
    }
    Optional<EventPatch> patch = patches.of(edit, item);
    if (patch.isEmpty()) {
      return false;
    }
    Appointment before = eyes.of(item);
    Appointment after = eyes.of(exchange.change(item, patch.get()));
    tally.edit();
    ledger.note(
        item.organized() // what an attendee changes in a copy is the attendee's own affair
            ? new Ledger.Edited(
                item.number(), Side.GROUPWARE, before, after, Field.differing(before, after))
            : new Ledger.Touched(item.number()));
    if (edit instanceof Edit.Uninvite(EmailAddress who) && Colleague.of(who).isPresent()) {
      ledger.note(new Ledger.Uninvited(item.number(), Optional.empty()));
    }
    story.tell(() -> owner.words() + " takes " + named(before) + " and " + edit.words() + ".");
    return true;
  }

  private static String named(Appointment content) {
    return "the event \"" + content.subject() + "\"";
  }

  private boolean open(int number, Colleague owner) {
    Optional<Item> item = exchange.ofNumber(owner.address(), number);
    item.ifPresent(
        it -> {
          exchange.touch(it);
          story.tell(() -> owner.words() + " opens " + named(eyes.of(it)) + ".");
        });
    return item.isPresent();
  }

  private boolean delete(Colleague owner, Item item) {
    if (item.isSeries()) {
      return series.delete(owner, item);
    }
    Appointment before = eyes.of(item);
    exchange.delete(item);
    if (!item.event().cancelled()) {
      tally.deletion();
      ledger.note(
          item.organized()
              ? new Ledger.Deleted(item.number(), Side.GROUPWARE, before)
              : new Ledger.Left(item.number(), before, Optional.empty()));
    }
    story.tell(() -> owner.words() + " deletes " + named(before) + ".");
    return true;
  }

  private boolean empty(Colleague owner) {
    List<Item> items = exchange.items(owner.address());
    items.forEach(item -> delete(owner, item));
    return !items.isEmpty();
  }

  private boolean answer(int number, Colleague who, Participant.Response response) {
    Optional<Item> copy =
        exchange
            .ofNumber(who.address(), number)
            .filter(item -> !item.organized() && !item.event().cancelled());
    copy.ifPresent(
        item -> {
          if (item.isSeries()) {
            series.answer(who, item, response(response));
            return;
          }
          exchange.answer(item, response(response));
          ledger.note(
              response == Participant.Response.DECLINED
                  ? new Ledger.Left(number, eyes.of(item), Optional.empty())
                  : new Ledger.Touched(number));
          story.tell(
              () -> who.words() + " answers " + response + " to " + named(eyes.of(item)) + ".");
        });
    return copy.isPresent();
  }

  private static Attendee.Response response(Participant.Response response) {
    return switch (response) {
      case NONE -> Attendee.Response.NONE;
      case ACCEPTED -> Attendee.Response.ACCEPTED;
      case DECLINED -> Attendee.Response.DECLINED;
      case TENTATIVE -> Attendee.Response.TENTATIVELY_ACCEPTED;
    };
  }

  /** Whether an event lies in no window that is read. */
  static boolean isFar(GraphEvent event) {
    return event.start().dateTime().getYear() > 2030;
  }
}
