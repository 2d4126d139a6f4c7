package dev.lockstep.crm.sink;

import static dev.lockstep.crm.support.Records.KEY;
import static dev.lockstep.crm.support.Records.MAPPING;

import dev.lockstep.crm.database.AggregateQuery;
import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.record.Aggregate;
import dev.lockstep.crm.record.Privacy;
import dev.lockstep.crm.record.Reading;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.crm.support.CrmDatabase;
import dev.lockstep.crm.support.Records;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * A sink on a CRM database with two reps and two persons, and what it wrote, as the capture reads
 * it.
 */
final class SinkBench implements AutoCloseable {

  final CrmDatabase crm;
  final RecordReader reader = Records.reader(Privacy.MASKED);
  private final Database database;
  final CrmSink sink;

  SinkBench() {
    try {
      crm = new CrmDatabase();
      fill();
    } catch (SQLException e) {
      throw new IllegalStateException("no CRM database", e);
    }
    database = crm.database();
    sink = new CrmSink(database, MAPPING, reader);
  }

  private void fill() throws SQLException {
    crm.sql(
        """
        INSERT INTO crm.id (stat_no, serial_no, name, email, org_group)
        VALUES (1, 7, 'Eva Sales', 'eva@seller.example', 3), (1, 8, 'Bob', 'bob@seller.example', 3);
        INSERT INTO crm.kp (stat_no, serial_no, fi_stat_no, fi_serial_no, first_name, email1, email2)
        VALUES (1, 10, 1, 1, 'Ada', 'ada@customer.example', NULL),
               (1, 11, 1, 1, 'Cy', 'cy@customer.example', 'cy@home.example')
        """);
  }

  @Override
  public void close() throws SQLException {
    database.close();
    crm.close();
  }

  static CommandId id(long sequence) {
    return new CommandId(KEY, Side.CRM, sequence);
  }

  CrmResult.Written create(CrmRecord wanted) throws InterruptedException {
    return (CrmResult.Written) sink.apply(new CrmCommand.CreateRecord(id(1), wanted));
  }

  Reading read(RecordKey key) throws SQLException {
    return reader.read(aggregate(key));
  }

  Aggregate aggregate(RecordKey key) throws SQLException {
    AggregateQuery query = new AggregateQuery(MAPPING);
    return Objects.requireNonNull(
        database.read(connection -> query.read(connection, List.of(key))).get(key));
  }
}
