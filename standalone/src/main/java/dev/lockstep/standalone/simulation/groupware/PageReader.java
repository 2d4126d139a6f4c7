package dev.lockstep.standalone.simulation.groupware;

import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.DeltaPage;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.exchange.Occurrences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calendars as the capture reads them. A delta page is made when it is asked for, and read when
 * it arrives: what happens in between is not in it.
 */
final class PageReader implements Calendars {

  private static final String LINK = "delta/";

  private final Exchange exchange;
  private final EventMapping mapping;
  private final SeriesPages series;
  private final Map<EmailAddress, Flight> underWay = new HashMap<>();

  /** A page on its way. */
  private record Flight(DeltaPage page, boolean full) {}

  PageReader(Exchange exchange, EventMapping mapping, SeriesPages series) {
    this.exchange = exchange;
    this.mapping = mapping;
    this.series = series;
  }

  /** Whether anything changed since a link was given. */
  boolean hasNews(EmailAddress mailbox, String deltaLink) {
    return exchange.hasChangedSince(mailbox, position(deltaLink));
  }

  /** The ids of what changed since a link was given. */
  List<String> changed(EmailAddress mailbox, String deltaLink) {
    return exchange.changedSince(mailbox, position(deltaLink));
  }

  /**
   * Asks for the changes since a link, or for all events in the window.
   *
   * @return what is on the page
   */
  List<DeltaItem> ask(EmailAddress mailbox, Window window, Optional<String> deltaLink) {
    Flight flight =
        deltaLink
            .map(link -> new Flight(changed(mailbox, window, position(link)), false))
            .orElseGet(() -> new Flight(all(mailbox, window), true));
    underWay.put(mailbox, flight);
    return flight.page().items();
  }

  boolean isUnderWay(EmailAddress mailbox) {
    return underWay.containsKey(mailbox);
  }

  /** The connection breaks: no page arrives. */
  void forget(EmailAddress mailbox) {
    underWay.remove(mailbox);
  }

  void forgetAll() {
    underWay.clear();
  }

  private static long position(String deltaLink) {
    return Long.parseLong(deltaLink.substring(LINK.length()));
  }

  private DeltaPage page(List<DeltaItem> items) {
    return new DeltaPage(items, new DeltaPage.Delta(LINK + exchange.position()));
  }

  private DeltaPage all(EmailAddress mailbox, Window window) {
    List<DeltaItem> items = new ArrayList<>();
    for (Item item : exchange.items(mailbox)) {
      if (item.isSeries()) {
        items.addAll(series.listed(item));
      } else if (isIn(window, item.event())) {
        items.add(new DeltaItem.Whole(item.event()));
      }
    }
    return page(items);
  }

  private DeltaPage changed(EmailAddress mailbox, Window window, long since) {
    List<DeltaItem> items = new ArrayList<>();
    for (String id : exchange.changedSince(mailbox, since)) {
      Optional<Item> item = exchange.find(mailbox, id);
      if (SeriesPages.isOfSeries(id)) {
        series.changed(id, item).ifPresent(items::add);
      } else if (item.filter(Item::isSeries).isPresent()) {
        items.addAll(series.listed(item.get()));
      } else if (item.isPresent() || !series.isUnsaid(mailbox, id)) {
        items.add(
            item.filter(it -> isIn(window, it.event()))
                .<DeltaItem>map(it -> new DeltaItem.Whole(it.event()))
                .orElseGet(() -> new DeltaItem.Removed(id)));
      }
    }
    return page(items);
  }

  private boolean isIn(Window window, GraphEvent event) {
    return mapping
        .span(event)
        .map(span -> span.end().isAfter(window.start()) && span.start().isBefore(window.end()))
        .orElse(false);
  }

  /** The page that arrives; none if meanwhile the other kind of round is due. */
  private DeltaPage arrived(EmailAddress mailbox, boolean full) throws GraphException {
    Flight flight = underWay.remove(mailbox);
    if (flight == null || flight.full() != full) {
      throw new GraphException(new GraphError.Transient("another round is due"));
    }
    return flight.page();
  }

  @Override
  public DeltaPage firstPage(EmailAddress mailbox, Window window) throws GraphException {
    return arrived(mailbox, true);
  }

  @Override
  public DeltaPage page(EmailAddress mailbox, DeltaPage.Link link) throws GraphException {
    return arrived(mailbox, false);
  }

  @Override
  public GraphEvent event(EmailAddress mailbox, String id) throws GraphException {
    return item(mailbox, id).event();
  }

  private Item item(EmailAddress mailbox, String id) throws GraphException {
    if (!exchange.isOpen(mailbox)) {
      throw new GraphException(new GraphError.Denied("ErrorAccessDenied", "access is denied"));
    }
    Optional<Item> item = exchange.find(mailbox, id);
    if (item.isEmpty()) {
      throw new GraphException(new GraphError.NotFound("not found in the store"));
    }
    return item.get();
  }

  @Override
  public Optional<AppointmentKey> key(EmailAddress mailbox, String id) throws GraphException {
    return item(mailbox, id).key();
  }

  @Override
  public Optional<GraphEvent> find(EmailAddress mailbox, AppointmentKey key) {
    throw written();
  }

  @Override
  public GraphEvent create(EmailAddress mailbox, EventDraft draft) {
    throw written();
  }

  @Override
  public GraphEvent change(EmailAddress mailbox, String id, String etag, EventPatch patch) {
    throw written();
  }

  @Override
  public void delete(EmailAddress mailbox, String id, String etag) {
    throw written();
  }

  @Override
  public GraphSeries series(EmailAddress mailbox, String masterId) throws GraphException {
    return new Occurrences(item(mailbox, masterId)).series();
  }

  @Override
  public List<GraphEvent> instances(EmailAddress mailbox, String masterId, Window window) {
    throw new UnsupportedOperationException("the capture asks for no instances");
  }

  private static UnsupportedOperationException written() {
    return new UnsupportedOperationException("the capture writes nothing");
  }
}
