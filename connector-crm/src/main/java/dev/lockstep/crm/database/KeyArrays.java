package dev.lockstep.crm.database;

import dev.lockstep.model.crm.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Keys of records as two parameters of a statement: {@code unnest(?::int[], ?::bigint[])}. */
final class KeyArrays {

  private KeyArrays() {}

  static void set(
      Connection connection, PreparedStatement statement, int index, Collection<RecordKey> keys)
      throws SQLException {
    Object[] stations = keys.stream().map(RecordKey::station).toArray();
    Object[] serials = keys.stream().map(RecordKey::serial).toArray();
    statement.setArray(index, connection.createArrayOf("int4", stations));
    statement.setArray(index + 1, connection.createArrayOf("int8", serials));
  }
}
