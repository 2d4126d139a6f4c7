package dev.lockstep.groupware.graph;

import com.microsoft.graph.models.SubscriptionCollectionResponse;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.Subscription;
import dev.lockstep.groupware.calendar.Subscriptions;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Subscriptions} through the SDK. */
public final class GraphSubscriptions implements Subscriptions {

  private static final String CHANGES = "created,updated,deleted";

  private final GraphConnection connection;

  /** The subscriptions behind a connection. */
  public GraphSubscriptions(GraphConnection connection) {
    this.connection = connection;
  }

  @Override
  public String resource(EmailAddress mailbox) {
    return "/users/" + mailbox.value() + "/events";
  }

  @Override
  public Subscription subscribe(
      EmailAddress mailbox,
      String notificationUrl,
      String lifecycleUrl,
      String clientState,
      Instant expires)
      throws GraphException, InterruptedException {
    return subscription(
        Call.answer(
            () -> {
              var model = new com.microsoft.graph.models.Subscription();
              model.setChangeType(CHANGES);
              model.setResource(resource(mailbox));
              model.setNotificationUrl(notificationUrl);
              model.setLifecycleNotificationUrl(lifecycleUrl);
              model.setClientState(clientState);
              model.setExpirationDateTime(utc(expires));
              return connection
                  .client()
                  .subscriptions()
                  .post(model, request -> GraphConnection.prepare(request.headers));
            }));
  }

  @Override
  public Subscription renew(String id, Instant expires)
      throws GraphException, InterruptedException {
    return subscription(
        Call.answer(
            () -> {
              var model = new com.microsoft.graph.models.Subscription();
              model.setExpirationDateTime(utc(expires));
              return connection
                  .client()
                  .subscriptions()
                  .bySubscriptionId(id)
                  .patch(model, request -> GraphConnection.prepare(request.headers));
            }));
  }

  @Override
  public void unsubscribe(String id) throws GraphException, InterruptedException {
    try {
      Call.run(
          () -> {
            connection
                .client()
                .subscriptions()
                .bySubscriptionId(id)
                .delete(request -> GraphConnection.prepare(request.headers));
            return null;
          });
    } catch (GraphException e) {
      switch (e.error()) {
        case GraphError.NotFound _, GraphError.Denied _ -> {}
        case GraphError _ -> throw e;
      }
    }
  }

  @Override
  public List<Subscription> all() throws GraphException, InterruptedException {
    List<Subscription> all = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Optional<String> link = next;
      SubscriptionCollectionResponse page =
          Call.answer(
              () ->
                  link.map(url -> connection.client().subscriptions().withUrl(url))
                      .orElseGet(() -> connection.client().subscriptions())
                      .get(request -> GraphConnection.prepare(request.headers)));
      for (var model : Optional.ofNullable(page.getValue()).orElse(List.of())) {
        all.add(subscription(model));
      }
      next = Optional.ofNullable(page.getOdataNextLink()).filter(connection::leadsToGraph);
    } while (next.isPresent());
    return all;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Subscription subscription(com.microsoft.graph.models.Subscription model)
      throws GraphException {
    String id = model.getId();
    OffsetDateTime expires = model.getExpirationDateTime();
    if (id == null || expires == null) {
      throw new GraphException(new GraphError.Transient("a subscription without id or expiration"));
    }
    return new Subscription(
        id,
        Optional.ofNullable(model.getResource()).orElse(""),
        Optional.ofNullable(model.getNotificationUrl()).orElse(""),
        expires.toInstant());
  }
}
