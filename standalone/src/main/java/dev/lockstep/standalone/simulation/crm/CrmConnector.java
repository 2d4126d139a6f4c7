package dev.lockstep.standalone.simulation.crm;

import dev.lockstep.crm.capture.RecordNews;
import dev.lockstep.crm.capture.Trace;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.database.Database;
import dev.lockstep.standalone.simulation.database.Logged;
import dev.lockstep.standalone.simulation.database.Reader;
import dev.lockstep.standalone.simulation.database.Transactions;
import dev.lockstep.standalone.simulation.history.Luck;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.topic.Lanes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The CRM connector. What is published of a record and the verdict on a command are the real ones;
 * the database, its log and the topics are models.
 */
public final class CrmConnector {

  private final Database database;
  private final Reader reader;
  private final Transactions transactions;
  private final Lanes lanes;
  private final DirectoryNews directory;
  private final Map<Lane, CrmResult> applied = new HashMap<>();
  private Optional<Batch> underWay = Optional.empty();
  private int position;

  /** A connector that has read nothing of the log yet. */
  public CrmConnector(Database database, Reader reader, Transactions transactions, Lanes lanes) {
    this.database = database;
    this.reader = reader;
    this.transactions = transactions;
    this.lanes = lanes;
    this.directory = new DirectoryNews(database);
  }

  /**
   * What was read and not published yet.
   *
   * @param end where in the log the next one begins
   */
  private record Batch(List<Outgoing<?, ?>> records, int end) {}

  /** What a command came to by one step of the sink. */
  public sealed interface Progress {
    /** The database was asked; it did nothing if it was busy. */
    record Asked(CrmCommand command, Optional<CrmResult> result) implements Progress {}

    /** The result was published, and with it the word that the command is done. */
    record Published(CrmCommand command, CrmResult result) implements Progress {}
  }

  /** Whether there are entries of the log to be read, and none read and not published. */
  public boolean canRead() {
    return underWay.isEmpty() && position < database.log().size();
  }

  /**
   * Reads the records behind the next entries of the log, as they are now.
   *
   * @return which records; empty if there is nothing to be read
   */
  public List<RecordKey> read(int most) {
    if (!canRead()) {
      return List.of();
    }
    int end = Math.min(database.log().size(), position + most);
    List<Outgoing<?, ?>> records = new ArrayList<>();
    Map<RecordKey, Trace> changed = new LinkedHashMap<>();
    for (Logged logged : database.log().subList(position, end)) {
      switch (logged) {
        case Logged.OfRecord(RecordKey record, Trace trace) ->
            changed.merge(record, trace, Trace::and);
        case Logged.OfCustomer(var customer) -> {
          records.addAll(directory.of(customer));
          directory.naming(customer).forEach(it -> changed.merge(it, Trace.NONE, Trace::and));
        }
        case Logged.OfRep(var rep) -> records.addAll(directory.of(rep));
      }
    }
    changed.forEach(
        (record, trace) ->
            records.addAll(
                new RecordNews(
                        record,
                        reader.read(record),
                        reader.appointment(record),
                        database.linkedTo(record).isPresent(),
                        database.updatedOn(record))
                    .changes(trace)));
    underWay = Optional.of(new Batch(records, end));
    return List.copyOf(changed.keySet());
  }

  /** Whether something was read that is not published yet. */
  public boolean canPublish() {
    return underWay.isPresent();
  }

  /** Publishes what was read, and how far that is. */
  public boolean publish() {
    if (underWay.isEmpty()) {
      return false;
    }
    lanes.append(underWay.get().records());
    position = underWay.get().end();
    underWay = Optional.empty();
    return true;
  }

  /** The log is read again over so many entries, as after a failure. */
  public void rewind(int back) {
    underWay = Optional.empty();
    position = Math.max(0, position - back);
  }

  /** The sink goes on with the next command of a lane. */
  public Progress sink(Lane lane, Luck luck) {
    CrmCommand command = (CrmCommand) lane.next().record().value().orElseThrow();
    CrmResult done = applied.get(lane);
    if (done != null) {
      lanes.append(Outgoing.of(Topics.CRM_RESULTS, done.command().appointment(), done));
      lane.advance();
      applied.remove(lane);
      return new Progress.Published(command, done);
    }
    if (luck == Luck.BUSY) {
      return new Progress.Asked(command, Optional.empty());
    }
    CrmResult result = transactions.apply(command);
    if (luck == Luck.GOOD) {
      applied.put(lane, result);
    }
    return new Progress.Asked(command, Optional.of(result));
  }

  /** What is under way in a lane is lost. */
  public void forget(Lane lane) {
    applied.remove(lane);
  }

  /** It is killed and started again: what was under way is lost. */
  public void restart() {
    underWay = Optional.empty();
    applied.clear();
  }
}
