package dev.lockstep.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A PostgreSQL server of its own on the loopback address, with the empty database {@code crm}; the
 * login {@code postgres} needs no password. What it holds survives a restart on the same folder,
 * after a kill too.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String DATABASE = "crm";
  private static final String OWNER = "postgres";
  private static final Duration STARTUP = Duration.ofSeconds(60);

  /** One machine, few connections, and a log that Debezium can read. */
  private static final Map<String, String> SERVER =
      Map.ofEntries(
          Map.entry("wal_level", "logical"),
          // off would hold replication back until the log writer wakes up, about 140 ms
          Map.entry("synchronous_commit", "on"),
          Map.entry("max_wal_senders", "8"),
          Map.entry("max_replication_slots", "8"),
          Map.entry("max_connections", "60"),
          Map.entry("shared_buffers", "48MB"),
          Map.entry("max_wal_size", "256MB"),
          Map.entry("min_wal_size", "64MB"),
          Map.entry("max_parallel_workers", "0"),
          Map.entry("io_method", "sync"),
          Map.entry("jit", "off"),
          Map.entry("log_min_messages", "error"),
          Map.entry("TimeZone", "UTC"));

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts a server and returns when it takes connections.
   *
   * @param folder where its data is, or will be
   * @param binaries where its programs are unpacked; shared by all who run the same version
   * @param port must be free
   * @throws IOException if it does not start
   */
  public static EmbeddedDatabase start(Path folder, Path binaries, int port) throws IOException {
    Files.createDirectories(binaries);
    new Postmaster(folder).stop();
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(STARTUP)
            .setPort(port)
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
    SERVER.forEach(builder::setServerConfig);
    EmbeddedPostgres server = builder.start();
    EmbeddedDatabase database = new EmbeddedDatabase(server);
    try {
      database.createIfMissing();
    } catch (SQLException e) {
      database.close();
      throw new IOException("cannot create the database " + DATABASE, e);
    }
    return database;
  }

  private void createIfMissing() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  /** Connections of the owner. */
  public DataSource dataSource() {
    return server.getDatabase(OWNER, DATABASE);
  }

  /** For JDBC, without the login. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
  }

  /** For psql. */
  public String address() {
    return "postgresql://" + OWNER + "@127.0.0.1:" + server.getPort() + "/" + DATABASE;
  }

  /** Stops it; connections are cut, transactions under way roll back. */
  @Override
  public void close() throws IOException {
    server.close();
  }
}
