package dev.lockstep.crm.capture;

import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.database.RecentRows;
import dev.lockstep.crm.mapping.CrmMapping;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what was written shortly before and since the engine was last there. Debezium 3.6 can pass
 * over the first transaction after a restart on PostgreSQL 17 and later, when the place in the log
 * that it stored is also the beginning of that transaction (debezium/dbz#76, mended in 3.7); so
 * after each start the records that were written lately are published once more, which does no
 * harm.
 */
final class CatchUp {

  private final Database database;
  private final RecentRows rows;

  CatchUp(Database database, CrmMapping mapping, String slot) {
    this.database = database;
    this.rows = new RecentRows(mapping, slot);
  }

  /** The oldest transaction that may not have been read yet; empty if the log was never read. */
  Optional<String> horizon() throws SQLException {
    return database.read(rows::horizon);
  }

  /** The records written by that transaction or a later one. */
  ChangeSet since(String horizon) throws SQLException {
    return database.read(
        connection -> {
          ChangeSet changes = new ChangeSet();
          rows.activities(connection, horizon).forEach(key -> changes.activity(key, true));
          rows.persons(connection, horizon).forEach(key -> changes.person(key, Set.of()));
          rows.reps(connection, horizon).forEach(key -> changes.rep(key, Set.of()));
          return changes;
        });
  }
}
