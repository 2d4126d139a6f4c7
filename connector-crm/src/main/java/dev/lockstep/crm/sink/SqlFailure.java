package dev.lockstep.crm.sink;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done about an error of the database, by its SQLSTATE (PostgreSQL manual, appendix
 * A).
 */
enum SqlFailure {
  /** Somebody has the row, or two wrote at the same time: tried again soon. */
  BUSY,
  /** The database is away, or not as it must be: tried again for as long as it takes. */
  AWAY,
  /** The database does not accept the values. */
  REFUSED;

  private static final Set<String> CONCURRENCY =
      Set.of("40001", "40P01", "55P03", "55006", "57014");
  private static final String UNIQUE_VIOLATION = "23505";
  private static final Set<String> REFUSING_CLASSES = Set.of("22", "23", "44", "P0", "09", "27");

  static SqlFailure of(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (CONCURRENCY.contains(state)) {
      return BUSY;
    }
    return state.length() == 5 && REFUSING_CLASSES.contains(state.substring(0, 2)) ? REFUSED : AWAY;
  }

  /** Whether another writer was first: looking again finds what it wrote. */
  static boolean isDouble(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState());
  }

  /** What the database said, on one line, with what it names. */
  static String words(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.replaceAll("\\s*\\n\\s*", "; ").replaceFirst("^ERROR: ", "");
  }
}
