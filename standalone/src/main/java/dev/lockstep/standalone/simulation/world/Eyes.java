package dev.lockstep.standalone.simulation.world;

import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.Reading;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.standalone.simulation.database.Database;
import dev.lockstep.standalone.simulation.database.Reader;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.history.Moments;
import java.util.Optional;

/** What people see of both sides: nothing is masked for them. */
public final class Eyes {

  private final EventMapping mapping;
  private final Reader reader;

  Eyes(Equipment equipment, Database database) {
    this.mapping = new EventMapping(equipment.zones(), Moments.ZONE, Privacy.FULL);
    this.reader = new Reader(database, false);
  }

  /** What an event shows its owner. */
  public Appointment of(Item item) {
    return mapping.read(alone(item.event()), item.mailbox()) instanceof Reading.Meant meant
        ? meant.content()
        : Appointment.of(Appointment.MASKED_SUBJECT, Moments.hour(0));
  }

  /** An occurrence or a master, as if there were nothing else of its series. */
  private static GraphEvent alone(GraphEvent event) {
    return event.type() == EventType.SINGLE_INSTANCE
        ? event
        : new GraphEvent(
            event.id(),
            event.etag(),
            event.iCalUId(),
            EventType.SINGLE_INSTANCE,
            Optional.empty(),
            event.subject(),
            event.body(),
            event.location(),
            event.start(),
            event.end(),
            Optional.empty(),
            event.originalStartTimeZone(),
            event.allDay(),
            event.sensitivity(),
            event.showAs(),
            event.reminderOn(),
            event.reminderMinutes(),
            event.categories(),
            event.attendees(),
            event.organizer(),
            event.isOrganizer(),
            event.cancelled(),
            event.transactionId(),
            event.created(),
            event.modified(),
            event.response());
  }

  /** What a record shows users of the CRM; empty if there is none. */
  public Optional<CrmRecord> of(RecordKey record) {
    return reader.contents(record);
  }
}
