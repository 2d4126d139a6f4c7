package dev.lockstep.crm.capture;

import dev.lockstep.crm.capture.Outbox.Unpublishable;
import dev.lockstep.crm.database.AddressedActivities;
import dev.lockstep.crm.database.AggregateQuery;
import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.database.DirectoryQuery;
import dev.lockstep.crm.database.Visibility;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.record.Aggregate;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.topic.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    try {
      RecordNews news =
          new RecordNews(
              aggregate.key(),
              reader.read(aggregate),
              reader.appointment(aggregate),
              aggregate.link().isPresent(),
              aggregate.updatedOn());
      assembled.records().addAll(news.changes(changes.trace(aggregate.key())));
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
}
