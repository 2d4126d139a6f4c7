package dev.lockstep.crm.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads how far a replication slot is. */
public final class SlotQuery {

  private static final String SQL =
      """
      SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn),
        pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)
      FROM pg_replication_slots WHERE slot_name = ?
      """;

  private final String name;

  /** Of the slot with this name. */
  public SlotQuery(String name) {
    this.name = name;
  }

  /**
   * How far it is.
   *
   * @param lagBytes written and not yet confirmed as read
   * @param retainedBytes kept by the server for the slot
   */
  public record Slot(long lagBytes, long retainedBytes) {}

  /** How far the slot is; empty if there is none. */
  public Optional<Slot> read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Slot(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }
}
