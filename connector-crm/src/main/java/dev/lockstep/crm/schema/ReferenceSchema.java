package dev.lockstep.crm.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The reference schema of the CRM: tables, publication and the technical login. Applying it again
 * makes what is missing and changes nothing else.
 */
public final class ReferenceSchema {

  /** The technical login that it makes. */
  public static final String LOGIN = "lockstep";

  /** The publication that it makes. */
  public static final String PUBLICATION = "lockstep";

  private static final String RESOURCE = "/schema/reference-schema.sql";

  private ReferenceSchema() {}

  /** Its text, for {@code psql} or for people. */
  public static String sql() {
    try (InputStream in = ReferenceSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Applies it in one transaction.
   *
   * @param admin a connection that may create schemas, roles and publications; its transaction mode
   *     is left as it was
   * @param password of the technical login from now on
   */
  public static void apply(Connection admin, String password) throws SQLException {
    boolean autoCommit = admin.getAutoCommit();
    admin.setAutoCommit(false);
    try (Statement statement = admin.createStatement()) {
      statement.execute(sql());
      statement.execute("ALTER ROLE " + LOGIN + " PASSWORD " + literal(statement, password));
      admin.commit();
    } catch (SQLException e) {
      admin.rollback();
      throw e;
    } finally {
      admin.setAutoCommit(autoCommit);
    }
  }

  private static String literal(Statement statement, String text) throws SQLException {
    return statement.enquoteLiteral(text);
  }
}
