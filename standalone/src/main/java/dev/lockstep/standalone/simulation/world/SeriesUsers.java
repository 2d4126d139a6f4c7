package dev.lockstep.standalone.simulation.world;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.exchange.Occurrences;
import dev.lockstep.standalone.simulation.exchange.Plan;
import dev.lockstep.standalone.simulation.history.Edit;
import dev.lockstep.standalone.simulation.history.Moments;
import dev.lockstep.standalone.simulation.history.SeriesSetting;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What people do with their own series in Outlook. */
final class SeriesUsers {

  private final Exchange exchange;
  private final Optional<SeriesSetting> setting;
  private final Eyes eyes;
  private final Ledger ledger;
  private final Tally tally;
  private final Story story;
  private final SeriesLedger dates;
  private final SeriesGuests guests;
  private final EventPatches patches = new EventPatches();

  SeriesUsers(
      Exchange exchange,
      Optional<SeriesSetting> setting,
      Eyes eyes,
      Ledger ledger,
      Tally tally,
      Story story,
      VirtualClock clock) {
    this.exchange = exchange;
    this.setting = setting;
    this.eyes = eyes;
    this.ledger = ledger;
    this.tally = tally;
    this.story = story;
    this.dates = new SeriesLedger(eyes, ledger, clock);
    this.guests = new SeriesGuests(exchange, dates, tally, story);
  }

  boolean act(Step.OfUser step) {
    return switch (step) {
      case Step.AddSeries add -> setting.filter(series -> add(add, series)).isPresent();
      case Step.RepeatSeries(int number, Colleague owner, var recurrence, var start) ->
          own(owner, number).filter(item -> repeat(owner, item, recurrence, start)).isPresent();
      case Step.EndSeries(int number, Colleague owner) ->
          own(owner, number).filter(item -> end(owner, item)).isPresent();
      case Step.EditOccurrence(int number, Colleague owner, LocalDate date, Edit edit) ->
          own(owner, number).filter(item -> edit(owner, item, date, edit)).isPresent();
      case Step.CancelOccurrence(int number, Colleague owner, LocalDate date) ->
          master(owner, number)
              .filter(
                  item ->
                      item.organized()
                          ? cancel(owner, item, date)
                          : guests.decline(owner, item, date))
              .isPresent();
      default -> throw new IllegalArgumentException("not about a series: " + step);
    };
  }

  private Optional<Item> master(Colleague owner, int number) {
    return exchange
        .ofNumber(owner.address(), number)
        .filter(Item::isSeries)
        .filter(item -> !item.event().cancelled());
  }

  private boolean add(Step.AddSeries add, SeriesSetting series) {
    Item item =
        exchange.addSeries(
            add.owner(),
            add.number(),
            patches.fresh(add.subject(), add.number(), add.isPrivate(), add.invited()),
            Plan.of(add.recurrence(), series.zone(), add.start()));
    tally.series();
    tally.edit();
    dates.note(add.number(), new TreeMap<>(), Optional.of(item));
    story.tell(
        () ->
            add.owner().words()
                + (add.isPrivate() ? " adds the private series \"" : " adds the series \"")
                + add.subject()
                + "\", "
                + words(add.recurrence(), add.start())
                + " in "
                + series.zone()
                + (add.invited().isEmpty() ? "" : ", with " + add.invited())
                + ".");
    return true;
  }

  private Optional<Item> own(Colleague owner, int number) {
    return master(owner, number).filter(Item::organized);
  }

  private static String words(GraphRecurrence recurrence, Optional<LocalTime> start) {
    return recurrence.pattern()
        + " "
        + recurrence.range()
        + start.map(time -> " at " + time).orElse(", all day");
  }

  static String named(Item item) {
    return "the series \"" + item.event().subject() + "\"";
  }

  private boolean repeat(
      Colleague owner, Item item, GraphRecurrence recurrence, Optional<LocalTime> start) {
    Plan old = item.plan().orElseThrow();
    Plan fresh = Plan.of(recurrence, old.zone(), start);
    boolean samePattern =
        recurrence.pattern().equals(old.recurrence().pattern())
            && recurrence.range().startDate().equals(old.recurrence().range().startDate())
            && start.equals(old.start());
    if (samePattern && recurrence.equals(old.recurrence())) {
      return false;
    }
    boolean keeps = samePattern || setting.filter(SeriesSetting::keepsExceptions).isPresent();
    SortedMap<LocalDate, Appointment> before = dates.seen(Optional.of(item));
    Item after = exchange.repeat(item, keeps ? fresh.keeping(old) : fresh);
    tally.edit();
    if (!keeps) {
      dates.replanned(item.number(), before.keySet());
    }
    dates.note(item.number(), before, Optional.of(after));
    story.tell(
        () ->
            owner.words()
                + " lets "
                + named(item)
                + " take place "
                + words(recurrence, start)
                + (keeps ? "." : "; what differed is lost."));
    return true;
  }

  private boolean end(Colleague owner, Item item) {
    SortedMap<LocalDate, Appointment> before = dates.seen(Optional.of(item));
    Item after = exchange.single(item);
    tally.edit();
    dates.note(item.number(), before, Optional.empty());
    Appointment content = eyes.of(after);
    ledger.note(
        new Ledger.Edited(
            item.number(), Side.GROUPWARE, content, content, EnumSet.of(Field.SUBJECT)));
    story.tell(() -> owner.words() + " makes a single event of " + named(item) + ".");
    return true;
  }

  /** All of the series but its times. */
  boolean edit(Colleague owner, Item item, Edit edit) {
    Optional<EventPatch> patch = patches.of(edit, item).filter(it -> it.times().isEmpty());
    if (patch.isEmpty()) {
      return false;
    }
    if (!item.organized()) {
      return guests.edit(owner, item, patch.get(), edit.words());
    }
    SortedMap<LocalDate, Appointment> before = dates.seen(Optional.of(item));
    Item after = exchange.change(item, patch.get());
    tally.edit();
    dates.note(item.number(), before, Optional.of(after));
    if (edit instanceof Edit.Uninvite(EmailAddress who) && Colleague.of(who).isPresent()) {
      dates.uninvited(item);
    }
    story.tell(() -> owner.words() + " takes " + named(item) + " and " + edit.words() + ".");
    return true;
  }

  /** Somebody answers the invitation to a series. */
  void answer(Colleague who, Item copy, Attendee.Response response) {
    guests.answer(who, copy, response);
  }

  boolean delete(Colleague owner, Item item) {
    if (!item.organized()) {
      return guests.delete(owner, item);
    }
    SortedMap<LocalDate, Appointment> before = dates.seen(Optional.of(item));
    exchange.delete(item);
    tally.deletion();
    dates.note(item.number(), before, Optional.empty());
    ledger.note(new Ledger.Deleted(item.number(), Side.GROUPWARE, eyes.of(item)));
    story.tell(() -> owner.words() + " deletes " + named(item) + ".");
    return true;
  }

  private boolean edit(Colleague owner, Item master, LocalDate date, Edit edit) {
    Optional<Item> item = new Occurrences(master).find(date);
    Optional<EventPatch> patch = item.flatMap(it -> patch(edit, it));
    if (patch.isEmpty()) {
      return false;
    }
    Appointment before = eyes.of(item.orElseThrow());
    Optional<Item> changed = exchange.changeOccurrence(master, date, patch.get());
    if (changed.isEmpty()) {
      return false; // Outlook does not let it past its neighbour
    }
    Appointment after = eyes.of(changed.get());
    tally.edit();
    tally.exception();
    ledger.note(
        new Ledger.Edited(
            changed.get().number(), Side.GROUPWARE, before, after, Field.differing(before, after)));
    story.tell(
        () ->
            owner.words()
                + " takes the occurrence of "
                + date
                + " of "
                + named(master)
                + " and "
                + edit.words()
                + ".");
    return true;
  }

  private Optional<EventPatch> patch(Edit edit, Item occurrence) {
    if (edit instanceof Edit.Move(int days, int minute)) {
      return setting.map(
          series ->
              patches.at(
                  Moments.moved(eyes.of(occurrence).timing(), series.zone(), days, minute),
                  series.zoneName()));
    }
    return patches.of(edit, occurrence).filter(it -> it.times().isEmpty());
  }

  private boolean cancel(Colleague owner, Item master, LocalDate date) {
    Optional<Item> item = new Occurrences(master).find(date);
    if (item.isEmpty()) {
      return false;
    }
    exchange.cancelOccurrence(master, date);
    tally.deletion();
    tally.exception();
    ledger.note(new Ledger.Deleted(item.get().number(), Side.GROUPWARE, eyes.of(item.get())));
    story.tell(
        () -> owner.words() + " cancels the occurrence of " + date + " of " + named(master) + ".");
    return true;
  }
}
