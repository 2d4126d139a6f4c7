package dev.lockstep.crm.sink;

import static dev.lockstep.crm.mapping.Table.quoted;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.SystemColumn;
import dev.lockstep.crm.mapping.Table;
import dev.lockstep.model.crm.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Inserts and updates rows, with the system fields. All values are text, which the server converts
 * to the column's type; an empty one is NULL.
 */
final class RowWriter {

  /** What PostgreSQL reads as the beginning of the transaction. */
  private static final Optional<String> NOW = Optional.of("now");

  private final CrmMapping mapping;

  RowWriter(CrmMapping mapping) {
    this.mapping = mapping;
  }

  /** Makes a row, whose serial number is the next of the connector's sequence. */
  RecordKey insert(Connection connection, Table<?> table, Map<String, Optional<String>> values)
      throws SQLException {
    Map<String, Optional<String>> all = new LinkedHashMap<>();
    all.put(table.name(SystemColumn.STATION), Optional.of(Integer.toString(mapping.station())));
    all.put(table.name(SystemColumn.DELETE_CODE), Optional.of("0"));
    all.put(table.name(SystemColumn.CREATED_ON), NOW);
    all.put(table.name(SystemColumn.CREATED_BY), Optional.of(Long.toString(mapping.user())));
    all.putAll(updated(table));
    all.putAll(values);
    String sql =
        "INSERT INTO "
            + table.sql()
            + " ("
            + quoted(table.name(SystemColumn.SERIAL))
            + ", "
            + all.keySet().stream().map(Table::quoted).collect(Collectors.joining(", "))
            + ") VALUES (nextval(?::regclass)"
            + ", ?".repeat(all.size())
            + ") RETURNING "
            + quoted(table.name(SystemColumn.SERIAL));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, quoted(mapping.schema()) + "." + quoted(mapping.sequence()));
      set(statement, 2, new ArrayList<>(all.values()));
      try (ResultSet key = statement.executeQuery()) {
        key.next();
        return new RecordKey(mapping.station(), key.getLong(1));
      }
    }
  }

  /** Changes a row. */
  void update(
      Connection connection, Table<?> table, RecordKey key, Map<String, Optional<String>> values)
      throws SQLException {
    Map<String, Optional<String>> all = new LinkedHashMap<>(updated(table));
    all.putAll(values);
    String sql =
        "UPDATE "
            + table.sql()
            + " SET "
            + all.keySet().stream()
                .map(name -> quoted(name) + " = ?")
                .collect(Collectors.joining(", "))
            + " WHERE "
            + isKey(table);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, 1, new ArrayList<>(all.values()));
      statement.setInt(all.size() + 1, key.station());
      statement.setLong(all.size() + 2, key.serial());
      if (statement.executeUpdate() != 1) {
        throw new SQLException("the row " + key + " of " + table.qualified() + " is gone", "40001");
      }
    }
  }

  static String isKey(Table<?> table) {
    return quoted(table.name(SystemColumn.STATION))
        + " = ? AND "
        + quoted(table.name(SystemColumn.SERIAL))
        + " = ?";
  }

  private Map<String, Optional<String>> updated(Table<?> table) {
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    values.put(table.name(SystemColumn.UPDATED_ON), NOW);
    values.put(table.name(SystemColumn.UPDATED_BY), Optional.of(Long.toString(mapping.user())));
    values.put(
        table.name(SystemColumn.UPDATED_MODULE), Optional.of(Integer.toString(mapping.module())));
    values.put(
        table.name(SystemColumn.UPDATED_STATION), Optional.of(Integer.toString(mapping.station())));
    return values;
  }

  private static void set(PreparedStatement statement, int first, List<Optional<String>> values)
      throws SQLException {
    int index = first;
    for (Optional<String> value : values) {
      if (value.isPresent()) {
        statement.setString(index, value.get());
      } else {
        statement.setNull(index, Types.VARCHAR);
      }
      index++;
    }
  }
}
