package dev.lockstep.crm.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until transactions can be seen. PostgreSQL hands a commit to logical replication when its
 * log is flushed, a moment before other sessions see it: who reads at once what replication told of
 * may read what was there before.
 */
public final class Visibility {

  private static final String SNAPSHOT = "SELECT pg_current_snapshot()::text";
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private Visibility() {}

  /**
   * Returns when every later statement sees the transactions.
   *
   * @param transactions their 32-bit ids
   * @param connection in autocommit mode, so that each statement sees what is committed then
   * @throws SQLException also if the thread is interrupted meanwhile
   */
  public static void await(Connection connection, Collection<Long> transactions)
      throws SQLException {
    if (transactions.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      while (!snapshot(statement).sees(transactions)) {
        if (Thread.currentThread().isInterrupted()) {
          throw new SQLException("interrupted while waiting for transactions " + transactions);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static SnapshotText snapshot(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(SNAPSHOT)) {
      row.next();
      return SnapshotText.parse(row.getString(1));
    }
  }
}
