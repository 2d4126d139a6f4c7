package dev.lockstep.crm.sink;

import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Received;
import dev.lockstep.kafka.Route;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.topic.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Applies the commands to the CRM, each in one database transaction, and says what became of it.
 * What may pass by itself (the database is away, somebody has the record open) is tried again for
 * as long as it takes, and holds up only the appointment that it is about.
 */
public final class CrmSink implements Route.Handler<AppointmentKey, CrmCommand> {

  private static final Logger LOG = LoggerFactory.getLogger(CrmSink.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(20);
  private static final Duration LONGEST_WHEN_BUSY = Duration.ofSeconds(2);
  private static final Duration LONGEST_WHEN_AWAY = Duration.ofSeconds(30);
  private static final int TRIES_WHEN_DOUBLE = 3;

  private final Database database;
  private final CommandTransaction transaction;
  private final RefusedValues refused;

  /** A sink into this database. */
  public CrmSink(Database database, CrmMapping mapping, RecordReader reader) {
    this.database = database;
    this.transaction = new CommandTransaction(mapping, reader);
    this.refused = new RefusedValues(mapping);
  }

  /** How the topic of commands comes here: the commands of an appointment in their order. */
  public Route<AppointmentKey, CrmCommand> route() {
    return new Route<>(Topics.CRM_COMMANDS, (key, _) -> key.value(), this);
  }

  @Override
  public List<Outgoing<?, ?>> handle(Received<AppointmentKey, CrmCommand> received)
      throws InterruptedException {
    if (received.value().isEmpty()) {
      return List.of(); // a tombstone orders nothing
    }
    CrmResult result = apply(received.value().get());
    return List.of(Outgoing.of(Topics.CRM_RESULTS, result.command().appointment(), result));
  }

  /** Applies a command, however long the database is away. */
  CrmResult apply(CrmCommand command) throws InterruptedException {
    Duration delay = FIRST_DELAY;
    int doubles = 0;
    while (true) {
      try {
        return database.inTransaction(connection -> transaction.apply(connection, command));
      } catch (Unacceptable e) {
        return new CrmResult.Rejected(command.id(), e.reason(), e.words());
      } catch (SQLException e) {
        SqlFailure failure = SqlFailure.of(e);
        if (SqlFailure.isDouble(e) && ++doubles < TRIES_WHEN_DOUBLE) {
          continue;
        }
        if (failure == SqlFailure.REFUSED) {
          return new CrmResult.Rejected(
              command.id(), Reason.REJECTED, refused.words(database, command, e));
        }
        tell(command, failure, e);
        Thread.sleep(delay.plusMillis(ThreadLocalRandom.current().nextLong(delay.toMillis())));
        delay = longer(delay, failure);
      }
    }
  }

  private static Duration longer(Duration delay, SqlFailure failure) {
    Duration longest = failure == SqlFailure.BUSY ? LONGEST_WHEN_BUSY : LONGEST_WHEN_AWAY;
    Duration twice = delay.multipliedBy(2);
    return twice.compareTo(longest) < 0 ? twice : longest;
  }

  private static void tell(CrmCommand command, SqlFailure failure, SQLException e) {
    LOG.atLevel(failure == SqlFailure.BUSY ? Level.DEBUG : Level.WARN)
        .addKeyValue("command", command.id())
        .addKeyValue("sqlState", e.getSQLState())
        .addKeyValue("cause", SqlFailure.words(e))
        .log("A command waits for the database");
  }
}
