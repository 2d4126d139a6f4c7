package dev.lockstep.crm.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The CRM's database: a small pool of connections, which opens them as they are needed. */
public final class Database implements AutoCloseable {

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T with(Connection connection) throws SQLException;
  }

  private final HikariDataSource pool;

  /**
   * A pool that has not opened a connection yet.
   *
   * @param url {@code jdbc:postgresql://host:port/database}
   * @param connections at most so many at once
   */
  public Database(String url, String user, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("crm");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(2_000);
    // Values are written as text, whatever the column's type: the server converts them.
    config.addDataSourceProperty("stringtype", "unspecified");
    config.addDataSourceProperty("ApplicationName", "lockstep");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "60");
    // Somebody's open transaction must not keep a connection of the pool.
    config.addDataSourceProperty("options", "-c lock_timeout=1000");
    pool = new HikariDataSource(config);
  }

  /** Reads with a connection of its own, each statement a transaction. */
  public <T> T read(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    }
  }

  /** Does all of it or nothing. */
  public <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
