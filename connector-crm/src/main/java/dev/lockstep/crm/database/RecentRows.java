package dev.lockstep.crm.database;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.crm.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rows by the transaction that wrote them last. A replication slot knows the oldest
 * transaction that may be running where it stands ({@code catalog_xmin}): whatever it has not
 * confirmed was written by that transaction or a later one. It moves on every 15 s or so.
 */
public final class RecentRows {

  private static final String HORIZON =
      "SELECT catalog_xmin::text FROM pg_replication_slots WHERE slot_name = ?";

  private static final List<String> ACTIVITIES =
      List.of(
          """
          SELECT t.{activity.STATION}, t.{activity.SERIAL} FROM {activity} t
          WHERE age(t.xmin) <= age(?::xid)
          """,
          """
          SELECT t.{participant.ACTIVITY_STATION}, t.{participant.ACTIVITY_SERIAL}
          FROM {participant} t WHERE age(t.xmin) <= age(?::xid)
          """,
          """
          SELECT t.{link.ACTIVITY_STATION}, t.{link.ACTIVITY_SERIAL} FROM {link} t
          WHERE age(t.xmin) <= age(?::xid)
          """);

  private static final String PERSONS =
      """
      SELECT t.{person.STATION}, t.{person.SERIAL} FROM {person} t
      WHERE age(t.xmin) <= age(?::xid)
      """;

  private static final String REPS =
      """
      SELECT t.{rep.STATION}, t.{rep.SERIAL} FROM {rep} t WHERE age(t.xmin) <= age(?::xid)
      """;

  private final String slot;
  private final List<String> activities;
  private final String persons;
  private final String reps;

  /** Of an installation, as seen from a replication slot. */
  public RecentRows(CrmMapping mapping, String slot) {
    this.slot = slot;
    SqlTemplate template = new SqlTemplate(mapping);
    this.activities = ACTIVITIES.stream().map(template::fill).toList();
    this.persons = template.fill(PERSONS);
    this.reps = template.fill(REPS);
  }

  /** The oldest transaction that the slot may not have confirmed; empty if there is no slot. */
  public Optional<String> horizon(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HORIZON)) {
      statement.setString(1, slot);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** The activities of which a row was written by that transaction or a later one. */
  public Set<RecordKey> activities(Connection connection, String horizon) throws SQLException {
    Set<RecordKey> keys = new HashSet<>();
    for (String sql : activities) {
      keys.addAll(keys(connection, sql, horizon));
    }
    return keys;
  }

  /** The persons written by that transaction or a later one. */
  public Set<RecordKey> persons(Connection connection, String horizon) throws SQLException {
    return keys(connection, persons, horizon);
  }

  /** The reps written by that transaction or a later one. */
  public Set<RecordKey> reps(Connection connection, String horizon) throws SQLException {
    return keys(connection, reps, horizon);
  }

  private static Set<RecordKey> keys(Connection connection, String sql, String horizon)
      throws SQLException {
    Set<RecordKey> keys = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, horizon);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          AggregateQuery.key(rows.getString(1), rows.getString(2)).ifPresent(keys::add);
        }
      }
    }
    return keys;
  }
}
