package dev.lockstep.groupware.graph;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.graph.users.item.calendarview.delta.DeltaGetResponse;
import com.microsoft.kiota.RequestHeaders;
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
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Calendars} through the SDK. */
public final class GraphCalendars implements Calendars {

  /** Of a series there is at most one a day. */
  private static final int MOST_INSTANCES = 50;

  private static final String MORE_EXCEPTIONS = "exceptionOccurrences@odata.nextLink";

  private final GraphConnection connection;
  private final int pageSize;

  /**
   * The calendars behind a connection.
   *
   * @param pageSize items in a page at most, asked for with {@code odata.maxpagesize}
   */
  public GraphCalendars(GraphConnection connection, int pageSize) {
    this.connection = connection;
    this.pageSize = pageSize;
  }

  private UserItemRequestBuilder user(EmailAddress mailbox) {
    return connection.client().users().byUserId(mailbox.value());
  }

  @Override
  public DeltaPage firstPage(EmailAddress mailbox, Window window)
      throws GraphException, InterruptedException {
    return page(
        Call.answer(
            () ->
                user(mailbox)
                    .calendarView()
                    .delta()
                    .get(
                        request -> {
                          pagePreferences(request.headers);
                          if (request.queryParameters != null) {
                            request.queryParameters.startDateTime =
                                DateTimeFormatter.ISO_INSTANT.format(window.start());
                            request.queryParameters.endDateTime =
                                DateTimeFormatter.ISO_INSTANT.format(window.end());
                          }
                        })));
  }

  @Override
  public DeltaPage page(EmailAddress mailbox, DeltaPage.Link link)
      throws GraphException, InterruptedException {
    if (!connection.leadsToGraph(link.url())) {
      // begun anew from the window: a link elsewhere is never followed, whoever gave it
      throw new GraphException(new GraphError.DeltaTokenDead("a link that leads away from Graph"));
    }
    try {
      return page(
          Call.answer(
              () ->
                  user(mailbox)
                      .calendarView()
                      .delta()
                      .withUrl(link.url())
                      .get(request -> pagePreferences(request.headers))));
    } catch (GraphException e) {
      throw new GraphException(Failures.onLink(e.error()), e);
    }
  }

  private void pagePreferences(RequestHeaders headers) {
    GraphConnection.prepare(headers);
    headers.add("Prefer", "odata.maxpagesize=" + pageSize);
  }

  private static DeltaPage page(DeltaGetResponse response) throws GraphException {
    List<DeltaItem> items = new ArrayList<>();
    Optional.ofNullable(response.getValue())
        .orElse(List.of())
        .forEach(event -> EventReader.item(event).ifPresent(items::add));
    String next = response.getOdataNextLink();
    String delta = response.getOdataDeltaLink();
    if (next != null) {
      return new DeltaPage(items, new DeltaPage.Next(next));
    }
    if (delta != null) {
      return new DeltaPage(items, new DeltaPage.Delta(delta));
    }
    throw new GraphException(new GraphError.Transient("a delta page without any link"));
  }

  @Override
  public GraphEvent event(EmailAddress mailbox, String id)
      throws GraphException, InterruptedException {
    return whole(
        Call.answer(
            () ->
                user(mailbox)
                    .events()
                    .byEventId(id)
                    .get(request -> GraphConnection.prepare(request.headers))));
  }

  @Override
  public GraphSeries series(EmailAddress mailbox, String masterId)
      throws GraphException, InterruptedException {
    Event event =
        Call.answer(
            () ->
                user(mailbox)
                    .events()
                    .byEventId(masterId)
                    .get(
                        request -> {
                          GraphConnection.prepare(request.headers);
                          if (request.queryParameters != null) {
                            request.queryParameters.select = SeriesReader.SELECT;
                            request.queryParameters.expand = SeriesReader.EXPAND;
                          }
                        }));
    List<GraphEvent> exceptions =
        new ArrayList<>(exceptions(mailbox, event.getExceptionOccurrences()));
    Optional<String> next = link(event.getAdditionalData().get(MORE_EXCEPTIONS));
    while (next.isPresent()) {
      String url = next.get();
      EventCollectionResponse page = list(mailbox, url);
      exceptions.addAll(exceptions(mailbox, page.getValue()));
      next = link(page.getOdataNextLink());
    }
    return SeriesReader.series(event, whole(event), exceptions);
  }

  /** One that is shown with less than it is, or not as plain text, is read by its id. */
  private List<GraphEvent> exceptions(EmailAddress mailbox, @Nullable List<Event> shown)
      throws GraphException, InterruptedException {
    List<GraphEvent> exceptions = new ArrayList<>();
    for (Event event : shown == null ? List.<Event>of() : shown) {
      Optional<GraphEvent> whole =
          EventReader.isPlainText(event) ? EventReader.event(event) : Optional.empty();
      String id = event.getId();
      if (whole.isPresent()) {
        exceptions.add(whole.get());
      } else if (id != null) {
        exceptions.add(event(mailbox, id));
      }
    }
    return exceptions;
  }

  private static Optional<String> link(@Nullable Object url) {
    return url instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private EventCollectionResponse list(EmailAddress mailbox, String url)
      throws GraphException, InterruptedException {
    if (!connection.leadsToGraph(url)) {
      throw new GraphException(
          new GraphError.Refused("ForeignLink", "a link that leads away from Graph"));
    }
    return Call.answer(
        () ->
            user(mailbox)
                .events()
                .withUrl(url)
                .get(request -> GraphConnection.prepare(request.headers)));
  }

  @Override
  public List<GraphEvent> instances(EmailAddress mailbox, String masterId, Window window)
      throws GraphException, InterruptedException {
    EventCollectionResponse found =
        Call.answer(
            () ->
                user(mailbox)
                    .events()
                    .byEventId(masterId)
                    .instances()
                    .get(
                        request -> {
                          GraphConnection.prepare(request.headers);
                          if (request.queryParameters != null) {
                            request.queryParameters.startDateTime =
                                DateTimeFormatter.ISO_INSTANT.format(window.start());
                            request.queryParameters.endDateTime =
                                DateTimeFormatter.ISO_INSTANT.format(window.end());
                            request.queryParameters.top = MOST_INSTANCES;
                          }
                        }));
    return whole(Optional.ofNullable(found.getValue()).orElse(List.of()));
  }

  private static List<GraphEvent> whole(List<Event> events) throws GraphException {
    List<GraphEvent> all = new ArrayList<>(events.size());
    for (Event event : events) {
      all.add(whole(event));
    }
    return all;
  }

  @Override
  public Optional<AppointmentKey> key(EmailAddress mailbox, String id)
      throws GraphException, InterruptedException {
    Event event =
        Call.answer(
            () ->
                user(mailbox)
                    .events()
                    .byEventId(id)
                    .get(
                        request -> {
                          GraphConnection.prepare(request.headers);
                          if (request.queryParameters != null) {
                            request.queryParameters.select = new String[] {"id"};
                            request.queryParameters.expand =
                                new String[] {
                                  "singleValueExtendedProperties($filter=id eq '"
                                      + EventWriter.KEY_PROPERTY
                                      + "')"
                                };
                          }
                        }));
    return Optional.ofNullable(event.getSingleValueExtendedProperties()).orElse(List.of()).stream()
        .filter(property -> isKey(property.getId()))
        .flatMap(property -> key(property).stream())
        .findFirst();
  }

  /** Exchange may give the GUID back in capitals. */
  private static boolean isKey(@Nullable String id) {
    return EventWriter.KEY_PROPERTY.equalsIgnoreCase(id);
  }

  private static Optional<AppointmentKey> key(SingleValueLegacyExtendedProperty property) {
    String value = property.getValue();
    try {
      return value == null ? Optional.empty() : Optional.of(new AppointmentKey(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<GraphEvent> find(EmailAddress mailbox, AppointmentKey key)
      throws GraphException, InterruptedException {
    EventCollectionResponse found =
        Call.answer(
            () ->
                user(mailbox)
                    .events()
                    .get(
                        request -> {
                          GraphConnection.prepare(request.headers);
                          if (request.queryParameters != null) {
                            request.queryParameters.top = 1;
                            request.queryParameters.filter =
                                "singleValueExtendedProperties/Any(ep: ep/id eq '"
                                    + EventWriter.KEY_PROPERTY
                                    + "' and ep/value eq '"
                                    + key.value().replace("'", "''")
                                    + "')";
                          }
                        }));
    List<Event> events = Optional.ofNullable(found.getValue()).orElse(List.of());
    return events.isEmpty() ? Optional.empty() : Optional.of(whole(events.getFirst()));
  }

  @Override
  public GraphEvent create(EmailAddress mailbox, EventDraft draft)
      throws GraphException, InterruptedException {
    return whole(
        Call.answer(
            () ->
                user(mailbox)
                    .events()
                    .post(
                        EventWriter.draft(draft),
                        request -> GraphConnection.prepare(request.headers))));
  }

  @Override
  public GraphEvent change(EmailAddress mailbox, String id, String etag, EventPatch patch)
      throws GraphException, InterruptedException {
    return whole(
        Call.answer(
            () ->
                user(mailbox)
                    .events()
                    .byEventId(id)
                    .patch(
                        EventWriter.patch(patch),
                        request -> {
                          GraphConnection.prepare(request.headers);
                          request.headers.add("If-Match", etag);
                        })));
  }

  @Override
  public void delete(EmailAddress mailbox, String id, String etag)
      throws GraphException, InterruptedException {
    Call.run(
        () -> {
          user(mailbox)
              .events()
              .byEventId(id)
              .delete(
                  request -> {
                    GraphConnection.prepare(request.headers);
                    request.headers.add("If-Match", etag);
                  });
          return null;
        });
  }

  private static GraphEvent whole(Event event) throws GraphException {
    return EventReader.event(event)
        .orElseThrow(
            () ->
                new GraphException(
                    new GraphError.Refused(
                        "IncompleteEvent", "the event lacks id, version, iCalUId, time or body")));
  }
}
