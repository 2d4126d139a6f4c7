package dev.lockstep.crm.sink;

import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.record.RecordWriter;
import dev.lockstep.model.crm.CrmCommand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names the column whose value the database refused as too long: PostgreSQL itself says only how
 * long a value may be.
 */
final class RefusedValues {

  private static final String TOO_LONG = "22001";
  private static final String LENGTHS =
      """
      SELECT column_name, character_maximum_length FROM information_schema.columns
      WHERE table_schema = ? AND table_name = ? AND character_maximum_length IS NOT NULL
      """;

  private final CrmMapping mapping;
  private final RecordWriter writer;

  RefusedValues(CrmMapping mapping) {
    this.mapping = mapping;
    this.writer = new RecordWriter(mapping);
  }

  /** What the database said, and of which column if that can be found out. */
  String words(Database database, CrmCommand command, SQLException refusal) {
    String said = SqlFailure.words(refusal);
    if (!TOO_LONG.equals(refusal.getSQLState())) {
      return said;
    }
    Map<ActivityColumn, Optional<String>> values =
        switch (command) {
          case CrmCommand.CreateRecord create -> writer.create(create.wanted()).columns();
          case CrmCommand.UpdateRecord update -> writer.create(update.wanted()).columns();
          case CrmCommand.DeleteRecord _ -> Map.of();
        };
    try {
      Map<String, Integer> longest = database.read(this::lengths);
      StringBuilder words = new StringBuilder(said);
      values.forEach(
          (column, value) -> {
            String name = mapping.activity().name(column);
            Integer most = longest.get(name);
            int length = value.map(v -> v.codePointCount(0, v.length())).orElse(0);
            if (most != null && length > most) {
              words.append("; ").append(name).append(" has ").append(length).append(" characters");
            }
          });
      return words.toString();
    } catch (SQLException e) {
      return said;
    }
  }

  private Map<String, Integer> lengths(Connection connection) throws SQLException {
    Map<String, Integer> lengths = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(LENGTHS)) {
      statement.setString(1, mapping.schema());
      statement.setString(2, mapping.activity().name());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lengths.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    return lengths;
  }
}
