package dev.lockstep.groupware.capture;

import dev.lockstep.groupware.budget.Urgency;
import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.context.EventIndex;
import dev.lockstep.groupware.context.KnownEvent;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Reading;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the items of one round mean. What a delta page leaves out is read by id: masters of series,
 * the key of an event that we created, and whether something that is gone was deleted.
 */
final class ItemReader {

  private static final Logger LOG = LoggerFactory.getLogger(ItemReader.class);

  private final Calendars calendars;
  private final EventMapping mapping;
  private final SeriesMapping seriesMapping;
  private final MailboxContext context;
  private final Window window;
  private final Urgency urgency;
  private final Set<String> mastersRead = new HashSet<>();
  private boolean seriesInDoubt;

  ItemReader(
      Calendars calendars,
      EventMapping mapping,
      MailboxContext context,
      Window window,
      Urgency urgency) {
    this.calendars = calendars;
    this.mapping = mapping;
    this.seriesMapping = new SeriesMapping(mapping);
    this.context = context;
    this.window = window;
    this.urgency = urgency;
  }

  /** What an item says; empty if it is nothing new, or nothing of ours. */
  Optional<Finding> read(DeltaItem item) throws GraphException, InterruptedException {
    return switch (item) {
      case DeltaItem.Whole whole ->
          whole.event().type() == EventType.SERIES_MASTER
              ? series(whole.id())
              : seen(whole.event());
      case DeltaItem.Partial partial -> readAgain(partial.id());
      case DeltaItem.OfSeries part -> {
        index().occurrence(part.id(), part.seriesMasterId());
        yield series(part.seriesMasterId());
      }
      case DeltaItem.Removed removed -> removed(removed.id());
    };
  }

  /** The event or series as it stands now, whatever a page said. */
  Optional<Finding> readAgain(String id) throws GraphException, InterruptedException {
    if (mastersRead.contains(id)) {
      return readSeries(id);
    }
    context.writes().awaitQuiet(id);
    try {
      GraphEvent event = fetch(id);
      return event.type() == EventType.SERIES_MASTER ? series(id) : seen(event);
    } catch (GraphException e) {
      return failed(id, e);
    }
  }

  private Optional<Finding> failed(String id, GraphException e) throws GraphException {
    return switch (e.error()) {
      case GraphError.NotFound _ -> absent(id, Absence.DELETED);
      case GraphError.Refused refused -> {
        LOG.atWarn()
            .addKeyValue("mailbox", context.mailbox())
            .addKeyValue("event", id)
            .addKeyValue("cause", refused.words())
            .log("An event cannot be read and is passed over");
        yield Optional.empty();
      }
      case GraphError _ -> throw e;
    };
  }

  /** What became of an event that is not in the window any more. */
  Optional<Finding> removed(String id) throws GraphException, InterruptedException {
    Optional<String> master = index().master(id);
    if (master.isPresent()) {
      index().forgetOccurrence(id);
      return series(master.get());
    }
    if (index().find(id).isEmpty()) {
      seriesInDoubt |= !index().isOccurrencesComplete();
      // never in the window: Graph reports these too (graph.md, section 1.8)
      return Optional.empty();
    }
    try {
      GraphEvent event = fetch(id);
      if (event.type() == EventType.SERIES_MASTER) {
        return series(id);
      }
      return absent(id, isInWindow(event) ? Absence.UNKNOWN : Absence.OUT_OF_WINDOW);
    } catch (GraphException e) {
      return switch (e.error()) {
        case GraphError.NotFound _ -> absent(id, Absence.DELETED);
        case GraphError.Refused _ -> absent(id, Absence.UNKNOWN);
        // also if it is denied: then the whole mailbox is shut, and is asked once it is open again
        case GraphError _ -> throw e;
      };
    }
  }

  /**
   * The series as it stands, once a round: whatever was touched of it, only its master tells which
   * occurrences were changed or cancelled (graph.md, section 1.1).
   */
  Optional<Finding> series(String masterId) throws GraphException, InterruptedException {
    return mastersRead.add(masterId) ? readSeries(masterId) : Optional.empty();
  }

  private Optional<Finding> readSeries(String masterId)
      throws GraphException, InterruptedException {
    context.writes().awaitQuiet(masterId);
    long since = context.writes().mark();
    try {
      GraphSeries series =
          context.budget().spend(urgency, () -> calendars.series(context.mailbox(), masterId));
      return series.master().type() == EventType.SERIES_MASTER
          ? seen(series, since)
          : seen(series.master());
    } catch (GraphException e) {
      return failed(masterId, e);
    }
  }

  private Optional<Finding> seen(GraphSeries series, long since)
      throws GraphException, InterruptedException {
    SeriesReading reading = seriesMapping.read(series, context.mailbox());
    Optional<AppointmentKey> key = keyOfNews(series.master(), reading.version());
    return key.map(
        it ->
            new Finding(
                it,
                switch (reading) {
                  case SeriesReading.Meant meant -> meant.shown();
                  case SeriesReading.NotMeant not ->
                      new GroupwareChange.EventNotRepresentable(
                          new EventRef(context.mailbox(), series.master().id()),
                          series.master().iCalUId(),
                          not.version(),
                          not.reason(),
                          not.subject(),
                          not.words());
                },
                since));
  }

  /**
   * Whether something unknown is gone that may have been an occurrence of a known series, because
   * since the process began no full round has listed them.
   */
  boolean isSeriesInDoubt() {
    return seriesInDoubt;
  }

  /** The masters of series that were looked at in this round. */
  Set<String> mastersRead() {
    return mastersRead;
  }

  private Optional<Finding> seen(GraphEvent event) throws GraphException, InterruptedException {
    return switch (event.type()) {
      // only a whole series says what it is
      case OCCURRENCE, EXCEPTION, SERIES_MASTER -> Optional.empty();
      case SINGLE_INSTANCE ->
          keyOfNews(event, event.etag()).map(key -> new Finding(key, change(event)));
    };
  }

  /**
   * The key of an event; empty if it was published in this version, because Graph repeats itself.
   */
  private Optional<AppointmentKey> keyOfNews(GraphEvent event, String version)
      throws GraphException, InterruptedException {
    Optional<KnownEvent> known = index().find(event.id());
    boolean same =
        known
            .filter(it -> it.absence().isEmpty() && it.etag().equals(Optional.of(version)))
            .isPresent();
    if (same) {
      return Optional.empty();
    }
    try {
      return Optional.of(known.isPresent() ? known.get().key() : key(event));
    } catch (GraphException e) {
      if (e.error() instanceof GraphError.NotFound) {
        return Optional.empty(); // deleted since the page was made, as a later one will say
      }
      throw e;
    }
  }

  private AppointmentKey key(GraphEvent event) throws GraphException, InterruptedException {
    if (event.transactionId().filter(TransactionId::isOurs).isPresent()) {
      Optional<AppointmentKey> written =
          context.budget().spend(urgency, () -> calendars.key(context.mailbox(), event.id()));
      if (written.isPresent() && !isPasted(event, written.get())) {
        return written.get();
      }
    }
    return AppointmentKey.bornInGroupware(event.iCalUId());
  }

  /**
   * Whether a user copied an event of ours: the copy has the same properties, and so the same key,
   * but the event of that key is another one, which is still there.
   */
  private boolean isPasted(GraphEvent event, AppointmentKey key)
      throws GraphException, InterruptedException {
    for (String other : index().present(key)) {
      if (!other.equals(event.id()) && isThere(other)) {
        return true;
      }
    }
    return false;
  }

  private boolean isThere(String id) throws GraphException, InterruptedException {
    try {
      fetch(id);
      return true;
    } catch (GraphException e) {
      if (e.error() instanceof GraphError.NotFound) {
        return false; // we deleted it and made it anew, and have not said so yet
      }
      throw e;
    }
  }

  private GroupwareChange.OfEvent change(GraphEvent event) {
    EventRef ref = new EventRef(context.mailbox(), event.id());
    return switch (mapping.read(event, context.mailbox())) {
      case Reading.Meant meant ->
          new GroupwareChange.EventObserved(
              ref,
              event.iCalUId(),
              event.etag(),
              mapping.organizer(event, context.mailbox()),
              event.isOrganizer(),
              event.cancelled(),
              meant.content(),
              meant.reductions(),
              event.modified(),
              mapping.response(event));
      case Reading.NotMeant not ->
          new GroupwareChange.EventNotRepresentable(
              ref, event.iCalUId(), event.etag(), not.reason(), not.subject(), not.words());
    };
  }

  private Optional<Finding> absent(String id, Absence absence) {
    return index()
        .find(id)
        .filter(known -> known.absence().isEmpty() || absence == Absence.DELETED)
        .map(
            known ->
                new Finding(
                    known.key(),
                    new GroupwareChange.EventAbsent(new EventRef(context.mailbox(), id), absence)));
  }

  private GraphEvent fetch(String id) throws GraphException, InterruptedException {
    return context.budget().spend(urgency, () -> calendars.event(context.mailbox(), id));
  }

  private boolean isInWindow(GraphEvent event) {
    return mapping
        .span(event)
        .filter(span -> span.end().isAfter(window.start()) && span.start().isBefore(window.end()))
        .isPresent();
  }

  private EventIndex index() {
    return context.index();
  }
}
