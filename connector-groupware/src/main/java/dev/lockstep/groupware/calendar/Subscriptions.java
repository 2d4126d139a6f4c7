package dev.lockstep.groupware.calendar;

import dev.lockstep.model.appointment.EmailAddress;
import java.time.Instant;
import java.util.List;

/** The port to Graph's change notifications. Each method is one request, except the list. */
public interface Subscriptions {

  /** The resource path of a mailbox's events, as a subscription names it. */
  String resource(EmailAddress mailbox);

  /**
   * Subscribes to the events of a mailbox. Graph calls both addresses before it answers, and
   * refuses if they do not answer in time.
   *
   * @param clientState comes back in each notification
   */
  Subscription subscribe(
      EmailAddress mailbox,
      String notificationUrl,
      String lifecycleUrl,
      String clientState,
      Instant expires)
      throws GraphException, InterruptedException;

  /** Lets it live longer. */
  Subscription renew(String id, Instant expires) throws GraphException, InterruptedException;

  /** Ends it; if it is gone already, all the better. */
  void unsubscribe(String id) throws GraphException, InterruptedException;

  /** All subscriptions of this application. */
  List<Subscription> all() throws GraphException, InterruptedException;
}
