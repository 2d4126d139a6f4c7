package dev.lockstep.crm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.crm.support.CrmDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReferenceSchemaTest {

  @Test
  void appliedAgainItLeavesWhatIsThere() throws SQLException {
    try (CrmDatabase crm = new CrmDatabase()) {
      crm.sql("INSERT INTO crm.ma (subject, start_date) VALUES ('by hand', '2026-03-02')");

      ReferenceSchema.apply(crm.admin(), CrmDatabase.PASSWORD);

      assertThat(crm.rows("SELECT stat_no, type, status, show_as, del_cd, subject FROM crm.ma"))
          .containsExactly("1|1|0|2|0|by hand");
      assertThat(crm.rows("SELECT tablename FROM pg_publication_tables ORDER BY 1"))
          .containsExactly("id", "kp", "ma", "mb", "xk");
    }
  }

  @Test
  void theTechnicalLoginOwnsNothingAndWritesOnlyAppointments() throws SQLException {
    try (CrmDatabase crm = new CrmDatabase()) {
      assertThat(crm.rows("SELECT count(*) FROM pg_class WHERE relowner = 'lockstep'::regrole"))
          .containsExactly("0");
      try (var connection =
              DriverManager.getConnection(crm.url(), ReferenceSchema.LOGIN, CrmDatabase.PASSWORD);
          var statement = connection.createStatement()) {
        statement.execute("SELECT nextval('crm.lockstep_serial_no')");
        statement.execute("SELECT count(*) FROM crm.fi");
        assertThatThrownBy(() -> statement.execute("INSERT INTO crm.kp (last_name) VALUES ('x')"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> statement.execute("DELETE FROM crm.ma"))
            .hasMessageContaining("permission denied");
      }
    }
  }
}
