package dev.lockstep.crm.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.support.CrmDatabase;
import dev.lockstep.crm.support.Records;
import dev.lockstep.model.crm.RecordKey;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class RecentRowsTest {

  @Test
  void whatWasWrittenSinceTheSlotStoodThereIsFoundAndNothingElse() throws Exception {
    try (CrmDatabase crm = new CrmDatabase()) {
      crm.sql(
          "INSERT INTO crm.ma (serial_no, start_date) VALUES (1, '2026-03-02'), (2, '2026-03-02'),"
              + " (3, '2026-03-02')");
      crm.sql("INSERT INTO crm.kp (serial_no) VALUES (10)");
      crm.sql(
          "SELECT pg_create_logical_replication_slot('" + crm.settings().slot() + "', 'pgoutput')");
      crm.sql("UPDATE crm.ma SET subject = 'later' WHERE serial_no = 2");
      crm.sql("INSERT INTO crm.mb (ma_stat_no, ma_serial_no) VALUES (1, 3)");
      crm.sql("INSERT INTO crm.id (serial_no) VALUES (7)");
      RecentRows rows = new RecentRows(Records.MAPPING, crm.settings().slot());
      Connection connection = crm.admin();

      String horizon = rows.horizon(connection).orElseThrow();

      assertThat(rows.activities(connection, horizon))
          .containsExactlyInAnyOrder(new RecordKey(1, 2), new RecordKey(1, 3));
      assertThat(rows.persons(connection, horizon)).isEmpty();
      assertThat(rows.reps(connection, horizon)).containsExactly(new RecordKey(1, 7));
      crm.sql("SELECT pg_drop_replication_slot('" + crm.settings().slot() + "')");
    }
  }
}
