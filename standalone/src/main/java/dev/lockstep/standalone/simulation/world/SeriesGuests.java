package dev.lockstep.standalone.simulation.world;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.exchange.Occurrences;
import java.time.LocalDate;
import java.util.Optional;

/** What people do in Outlook with their copies of series that others organize. */
final class SeriesGuests {

  private final Exchange exchange;
  private final SeriesLedger dates;
  private final Tally tally;
  private final Story story;

  SeriesGuests(Exchange exchange, SeriesLedger dates, Tally tally, Story story) {
    this.exchange = exchange;
    this.dates = dates;
    this.tally = tally;
    this.story = story;
  }

  private static String named(Item copy) {
    return "the own copy of " + SeriesUsers.named(copy);
  }

  boolean edit(Colleague owner, Item copy, EventPatch patch, String words) {
    exchange.change(copy, patch);
    tally.edit();
    dates.touched(copy);
    story.tell(() -> owner.words() + " takes " + named(copy) + " and " + words + ".");
    return true;
  }

  boolean delete(Colleague owner, Item copy) {
    exchange.delete(copy);
    if (!copy.event().cancelled()) {
      tally.deletion();
      dates.left(copy);
    }
    story.tell(() -> owner.words() + " deletes " + named(copy) + ".");
    return true;
  }

  /** The occurrence of a date is taken out of the own mailbox. */
  boolean decline(Colleague owner, Item copy, LocalDate date) {
    Optional<Item> occurrence = new Occurrences(copy).find(date);
    occurrence.ifPresent(
        item -> {
          exchange.cancelOccurrence(copy, date);
          tally.deletion();
          tally.exception();
          dates.left(copy, item);
          story.tell(
              () ->
                  owner.words()
                      + " deletes the occurrence of "
                      + date
                      + " of "
                      + named(copy)
                      + ".");
        });
    return occurrence.isPresent();
  }

  void answer(Colleague who, Item copy, Attendee.Response response) {
    exchange.answer(copy, response);
    if (response == Attendee.Response.DECLINED) {
      dates.left(copy);
    } else {
      dates.touched(copy);
    }
    story.tell(() -> who.words() + " answers " + response + " to " + named(copy) + ".");
  }
}
