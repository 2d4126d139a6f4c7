package dev.lockstep.groupware.calendar;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import java.util.List;
import java.util.Optional;

/**
 * The port to the calendars in Graph. Each method is one request: nothing is retried here, nothing
 * waits longer than the time limit of a request. All ids are immutable ids.
 */
public interface Calendars {

  /** The first page of all that is in the window. */
  DeltaPage firstPage(EmailAddress mailbox, Window window)
      throws GraphException, InterruptedException;

  /** The page behind a link that a page of this mailbox gave. */
  DeltaPage page(EmailAddress mailbox, DeltaPage.Link link)
      throws GraphException, InterruptedException;

  /** The event as it stands. */
  GraphEvent event(EmailAddress mailbox, String id) throws GraphException, InterruptedException;

  /** A series as it stands, with its exceptions and cancelled occurrences. */
  GraphSeries series(EmailAddress mailbox, String masterId)
      throws GraphException, InterruptedException;

  /** The occurrences and exceptions of a series that lie in a window, by where they are now. */
  List<GraphEvent> instances(EmailAddress mailbox, String masterId, Window window)
      throws GraphException, InterruptedException;

  /** The appointment's key in the event's extended property; empty if it has none that fits. */
  Optional<AppointmentKey> key(EmailAddress mailbox, String id)
      throws GraphException, InterruptedException;

  /** The event whose extended property holds the key. */
  Optional<GraphEvent> find(EmailAddress mailbox, AppointmentKey key)
      throws GraphException, InterruptedException;

  /** Creates an event; if its transaction id is known, the event made by it then is given. */
  GraphEvent create(EmailAddress mailbox, EventDraft draft)
      throws GraphException, InterruptedException;

  /** Changes an event on condition that it still has the version. */
  GraphEvent change(EmailAddress mailbox, String id, String etag, EventPatch patch)
      throws GraphException, InterruptedException;

  /** Deletes an event on condition that it still has the version. */
  void delete(EmailAddress mailbox, String id, String etag)
      throws GraphException, InterruptedException;
}
