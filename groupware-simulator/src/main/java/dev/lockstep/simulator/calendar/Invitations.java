package dev.lockstep.simulator.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.ResponseStatus;
import dev.lockstep.simulator.mail.AttendeeCopies;
import dev.lockstep.simulator.recurrence.EventTimes;
import dev.lockstep.simulator.resource.EventReader;
import dev.lockstep.simulator.resource.EventRules;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.time.SimulatorClock;
import java.util.List;
import java.util.UUID;

/** Meetings that are organized outside the tenant. */
public final class Invitations {
  private final Store store;
  private final AttendeeCopies copies;
  private final EventReader reader;
  private final EventRules rules;
  private final EventTimes times;
  private final SimulatorClock clock;

  /** Invitations into the mailboxes of that store. */
  public Invitations(
      Store store,
      AttendeeCopies copies,
      EventReader reader,
      EventRules rules,
      EventTimes times,
      SimulatorClock clock) {
    this.store = store;
    this.copies = copies;
    this.reader = reader;
    this.rules = rules;
    this.times = times;
    this.clock = clock;
  }

  /** Lets an invitation arrive; the copy that it leaves is not the owner's to organize. */
  public StoredEvent receive(Mailbox mailbox, EmailAddress organizer, JsonNode body) {
    EventDraft draft = new EventDraft();
    reader.apply(body, draft);
    EventContent content = rules.check(draft, true);
    StoredEvent elsewhere =
        new StoredEvent(
            0,
            0,
            store.next(),
            0,
            0,
            clock.now(),
            clock.now(),
            UUID.randomUUID(),
            null,
            organizer,
            true,
            ResponseStatus.ORGANIZER,
            false,
            0,
            times.start(content),
            times.end(content),
            content,
            List.of(),
            List.of());
    return mailbox.writing(() -> copies.add(mailbox, elsewhere, 0));
  }
}
