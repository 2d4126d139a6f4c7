package dev.lockstep.standalone.simulation.groupware;

import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.exchange.Occurrences;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What delta pages say of series, of which reports differ (graph.md, section 1.8). */
final class SeriesPages {

  private final Exchange exchange;
  private final boolean listed;

  /**
   * Pages of that Exchange.
   *
   * @param listed whether masters are listed, and what is gone of a series
   */
  SeriesPages(Exchange exchange, boolean listed) {
    this.exchange = exchange;
    this.listed = listed;
  }

  /** Whether a notification has to say of a series that it changed, because no page does. */
  boolean isSilent() {
    return !listed;
  }

  static boolean isOfSeries(String id) {
    return Occurrences.isId(id);
  }

  /** Whether no page says of something that is gone that it is, because it was a series. */
  boolean isUnsaid(EmailAddress mailbox, String id) {
    return !listed && exchange.wasSeries(mailbox, id);
  }

  /** A series that is new or changed: its occurrences, bare, and perhaps the master. */
  List<DeltaItem> listed(Item master) {
    List<DeltaItem> items = new ArrayList<>();
    if (listed) {
      items.add(new DeltaItem.Whole(master.event()));
    }
    for (Item one : new Occurrences(master).items(LocalDate.MIN, exchange.listedUntil())) {
      items.add(new DeltaItem.OfSeries(one.event().id(), master.event().id()));
    }
    return items;
  }

  /** An occurrence that changed, or is gone. */
  Optional<DeltaItem> changed(String id, Optional<Item> now) {
    return now.<DeltaItem>map(
            item -> new DeltaItem.OfSeries(id, item.event().seriesMasterId().orElseThrow()))
        .or(() -> listed ? Optional.of(new DeltaItem.Removed(id)) : Optional.empty());
  }
}
