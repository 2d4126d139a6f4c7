package dev.lockstep.crm.capture;

import dev.lockstep.crm.capture.Outbox.Unpublishable;
import dev.lockstep.crm.database.AddressedActivities;
import dev.lockstep.crm.database.AggregateQuery;
import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.database.DirectoryQuery;
import dev.lockstep.crm.database.Visibility;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.record.Aggregate;
import dev.lockstep.crm.record.Reading;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.topic.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records that changed, and says what is to be published of them. */
final class ChangeAssembler {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeAssembler.class);

  /** So many records are read in one statement. */
  private static final int CHUNK = 500;

  private final Database database;
  private final RecordReader reader;
  private final AggregateQuery aggregates;
  private final AddressedActivities addressed;
  private final DirectoryAssembler directory;

  ChangeAssembler(Database database, CrmMapping mapping, RecordReader reader) {
    this.database = database;
    this.reader = reader;
    this.aggregates = new AggregateQuery(mapping);
    this.addressed = new AddressedActivities(mapping);
    this.directory = new DirectoryAssembler(new DirectoryQuery(mapping));
  }

  /** What is to be published. */
  record Assembled(List<Outgoing<?, ?>> records, List<Unpublishable> unpublishable) {}

  Assembled assemble(ChangeSet changes) throws SQLException {
    return database.read(connection -> assemble(connection, changes));
  }

  private Assembled assemble(Connection connection, ChangeSet changes) throws SQLException {
    Visibility.await(connection, changes.transactions());
    Assembled assembled = new Assembled(new ArrayList<>(), new ArrayList<>());
    directory.assemble(connection, changes, assembled.records());
    addressed
        .ofPersons(connection, changes.readdressedPersons())
        .forEach(key -> changes.activity(key, false));
    addressed
        .ofReps(connection, changes.readdressedReps())
        .forEach(key -> changes.activity(key, false));
    List<RecordKey> keys = List.copyOf(changes.activities().keySet());
    for (int from = 0; from < keys.size(); from += CHUNK) {
      List<RecordKey> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
      Map<RecordKey, Aggregate> found = aggregates.read(connection, chunk);
      for (RecordKey key : chunk) {
        Aggregate aggregate =
            found.getOrDefault(
                key, new Aggregate(key, Optional.empty(), List.of(), List.of(), Optional.empty()));
        add(aggregate, changes, assembled);
      }
    }
    return assembled;
  }

  private void add(Aggregate aggregate, ChangeSet changes, Assembled assembled) {
    ChangeSet.Trace trace = changes.trace(aggregate.key());
    try {
      assembled.records().addAll(changes(aggregate, trace));
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("record", aggregate.key())
          .setCause(e)
          .log("A record cannot be read; it goes to quarantine");
      assembled
          .unpublishable()
          .add(
              new Unpublishable(
                  Topics.CRM_CHANGES.name(),
                  aggregate.key().toString(),
                  e.toString(),
                  "crm record " + aggregate.key()));
    }
  }

  private List<Outgoing<?, ?>> changes(Aggregate aggregate, ChangeSet.Trace trace) {
    RecordKey record = aggregate.key();
    AppointmentKey now = reader.appointment(aggregate);
    List<Outgoing<?, ?>> out = new ArrayList<>();
    switch (reader.read(aggregate)) {
      case Reading.Observed(var version, var state, var reductions) -> {
        out.add(
            change(
                now,
                new CrmChange.RecordObserved(
                    record, version, state, reductions, aggregate.updatedOn())));
        absentElsewhere(record, trace, now, out);
      }
      case Reading.Invalid(var version, var reason, var words) -> {
        out.add(change(now, new CrmChange.RecordInvalid(record, version, reason, words)));
        absentElsewhere(record, trace, now, out);
      }
      case Reading.Deleted() -> {
        if (trace.changed() || aggregate.link().isPresent()) {
          out.add(change(now, new CrmChange.RecordAbsent(record, Absence.DELETED)));
        }
      }
      case Reading.Missing() ->
          formerKeys(aggregate, trace, now)
              .forEach(
                  key -> out.add(change(key, new CrmChange.RecordAbsent(record, Absence.DELETED))));
      case Reading.NotSynchronized() -> {
        if (trace.wasSynchronized()) {
          out.add(change(now, new CrmChange.RecordAbsent(record, Absence.OUT_OF_WINDOW)));
        }
      }
    }
    return out;
  }

  /** The keys under which a record that is gone may have been published. */
  private static Set<AppointmentKey> formerKeys(
      Aggregate aggregate, ChangeSet.Trace trace, AppointmentKey now) {
    Set<AppointmentKey> keys = new HashSet<>(trace.formerKeys());
    if (aggregate.link().isPresent() || (keys.isEmpty() && trace.wasSynchronized())) {
      keys.add(now);
    }
    return keys;
  }

  /** The link was taken away: nothing proves that the appointment it named is deleted. */
  private static void absentElsewhere(
      RecordKey record, ChangeSet.Trace trace, AppointmentKey now, List<Outgoing<?, ?>> out) {
    trace.formerKeys().stream()
        .filter(key -> !key.equals(now))
        .forEach(key -> out.add(change(key, new CrmChange.RecordAbsent(record, Absence.UNKNOWN))));
  }

  private static Outgoing<SourceKey, CrmChange> change(AppointmentKey key, CrmChange change) {
    return Outgoing.of(
        Topics.CRM_CHANGES, SourceKey.ofRecord(key, change.record().toString()), change);
  }
}
