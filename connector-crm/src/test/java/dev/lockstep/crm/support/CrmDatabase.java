package dev.lockstep.crm.support;

import dev.lockstep.crm.CrmSettings;
import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.mapping.MappingFile;
import dev.lockstep.crm.schema.ReferenceSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A CRM database of its own for a test, in one PostgreSQL for all of them. */
public final class CrmDatabase implements AutoCloseable {

  public static final String PASSWORD = "secret";

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Started by the first test that needs it; ends with the process. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("wal_level", "logical")
            .setServerConfig("fsync", "off")
            // asynchronous commits, the default of this server, are replicated only when the log
            // writer comes round, up to 200 ms later
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_replication_slots", "30")
            .setServerConfig("max_wal_senders", "30")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final String name = "crm" + COUNT.incrementAndGet();
  private final Connection admin;

  public CrmDatabase() throws SQLException {
    try (Connection postgres = connect("postgres");
        Statement statement = postgres.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    admin = connect(name);
    ReferenceSchema.apply(admin, PASSWORD);
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "postgres");
  }

  private static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + database;
  }

  public String url() {
    return url(name);
  }

  /** The settings of a connector to it, with a slot that no other test has. */
  public CrmSettings settings() {
    CrmSettings usual =
        CrmSettings.of(url(), ReferenceSchema.LOGIN, PASSWORD, MappingFile.reference());
    return usual.with("slot_" + name, usual.publication());
  }

  public Connection admin() {
    return admin;
  }

  /** A connection of its own, as an administrator. */
  public Connection connect() throws SQLException {
    return connect(name);
  }

  /** As the technical login. */
  public Database database() {
    return new Database(url(), ReferenceSchema.LOGIN, PASSWORD, 4);
  }

  /** What a user does. */
  public void sql(String sql) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, each with its values separated by bars; NULL is {@code -}. */
  public List<String> rows(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(Optional.ofNullable(rows.getString(i)).orElse("-"));
        }
        found.add(String.join("|", values));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    admin.close();
  }
}
