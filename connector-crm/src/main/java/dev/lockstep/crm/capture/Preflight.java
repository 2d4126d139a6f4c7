package dev.lockstep.crm.capture;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks whether the database is as the capture needs it, so that what is missing is said in plain
 * words.
 */
final class Preflight {

  private final CrmMapping mapping;
  private final String publication;
  private final String slot;

  Preflight(CrmMapping mapping, String publication, String slot) {
    this.mapping = mapping;
    this.publication = publication;
    this.slot = slot;
  }

  /** All that is wrong. */
  List<String> faults(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    String level = strings(connection, "SHOW wal_level").stream().findFirst().orElse("");
    if (!level.equals("logical")) {
      faults.add("wal_level is '" + level + "', it must be 'logical' (postgresql.conf)");
    }
    for (Table<?> table : mapping.tables()) {
      columns(connection, table, faults);
    }
    publication(connection, faults);
    for (String status :
        strings(
            connection, "SELECT wal_status FROM pg_replication_slots WHERE slot_name = ?", slot)) {
      if ("lost".equals(status)) {
        faults.add(
            "the replication slot '"
                + slot
                + "' is lost: the server dropped log that was not read; drop the slot, and start"
                + " once with snapshot mode 'always'");
      }
    }
    return faults;
  }

  private static void columns(Connection connection, Table<?> table, List<String> faults)
      throws SQLException {
    Set<String> there =
        strings(
            connection,
            "SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN"
                + " pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?"
                + " AND a.attnum > 0 AND NOT a.attisdropped",
            table.schema(),
            table.name());
    if (there.isEmpty()) {
      faults.add("there is no table " + table.qualified());
      return;
    }
    Set<String> missing = new TreeSet<>(table.columns().values());
    missing.addAll(table.system().values());
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      faults.add("the table " + table.qualified() + " has no columns " + missing);
    }
  }

  private void publication(Connection connection, List<String> faults) throws SQLException {
    if (strings(connection, "SELECT pubname FROM pg_publication WHERE pubname = ?", publication)
        .isEmpty()) {
      faults.add(
          "there is no publication '"
              + publication
              + "': an administrator makes it with CREATE PUBLICATION "
              + publication
              + " FOR TABLE "
              + String.join(", ", mapping.tables().stream().map(Table::sql).toList()));
      return;
    }
    Set<String> published =
        strings(
            connection,
            "SELECT schemaname || '.' || tablename FROM pg_publication_tables WHERE pubname = ?",
            publication);
    for (Table<?> table : mapping.tables()) {
      if (!published.contains(table.qualified())) {
        faults.add(
            "the publication '"
                + publication
                + "' leaves out the table "
                + table.qualified()
                + ": ALTER PUBLICATION "
                + publication
                + " ADD TABLE "
                + table.sql());
      }
    }
  }

  private static Set<String> strings(Connection connection, String sql, String... parameters)
      throws SQLException {
    Set<String> found = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String value = rows.getString(1);
          if (value != null) {
            found.add(value);
          }
        }
      }
    }
    return found;
  }
}
