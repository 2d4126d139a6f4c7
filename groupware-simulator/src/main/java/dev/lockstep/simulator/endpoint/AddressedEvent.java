package dev.lockstep.simulator.endpoint;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Page;
import dev.lockstep.simulator.exchange.ResourceReplies;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The event that a request names.
 *
 * @param calendar in which it must be, if the path names one
 * @param id as it stands in the path
 */
public record AddressedEvent(
    GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> calendar, String id) {

  EventView find(EventLookup lookup) {
    return lookup.event(mailbox, calendar, id);
  }

  /** Changes what belongs to the event and is no property of it. */
  EventView append(EventWrites writes, BiConsumer<EventView, EventDraft> edit) {
    return writes.append(mailbox, calendar, id, request.ifMatch(), edit);
  }

  /**
   * Answers with what belongs to the event.
   *
   * @param segment that it has in paths
   */
  <T> ResourceReplies<T> replies(EventView event, String segment, Page.ItemWriter<T> properties) {
    String id = event.id(request.preferences().immutableIds());
    return ResourceReplies.of(
        request, event.mailbox(), "events('" + id + "')/" + segment, properties);
  }
}
