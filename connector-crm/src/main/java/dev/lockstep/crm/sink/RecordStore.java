package dev.lockstep.crm.sink;

import dev.lockstep.crm.database.AggregateQuery;
import dev.lockstep.crm.database.SqlTemplate;
import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.LinkColumn;
import dev.lockstep.crm.mapping.ParticipantColumn;
import dev.lockstep.crm.mapping.SystemColumn;
import dev.lockstep.crm.mapping.Table;
import dev.lockstep.crm.record.Aggregate;
import dev.lockstep.crm.record.Link;
import dev.lockstep.crm.record.RecordChanges;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of appointment records, within a transaction that the caller has. */
final class RecordStore {

  // A row that somebody is editing is not waited for, but tried again later: see CrmSink.
  private static final String LOCK_ACTIVITY =
      """
      SELECT 1 FROM {activity} a WHERE a.{activity.STATION} = ? AND a.{activity.SERIAL} = ?
      FOR UPDATE NOWAIT
      """;

  private static final String LOCK_PARTICIPANTS =
      """
      SELECT 1 FROM {participant} b
      WHERE b.{participant.ACTIVITY_STATION} = ? AND b.{participant.ACTIVITY_SERIAL} = ?
        AND b.{participant.DELETE_CODE} = 0
      FOR UPDATE NOWAIT
      """;

  private static final String LINK =
      """
      SELECT l.{link.STATION}, l.{link.SERIAL},
        l.{link.ACTIVITY_STATION}, l.{link.ACTIVITY_SERIAL},
        coalesce(l.{link.APPLIED_SEQUENCE}, 0), l.{link.DELETE_CODE}
      FROM {link} l
      WHERE l.{link.SYSTEM} = ? AND l.{link.EXTERNAL_KEY} = ? AND l.{link.OCCURRENCE} = ?
      FOR UPDATE NOWAIT
      """;

  private final CrmMapping mapping;
  private final AggregateQuery aggregates;
  private final RowWriter rows;
  private final String lockActivity;
  private final String lockParticipants;
  private final String link;

  RecordStore(CrmMapping mapping) {
    this.mapping = mapping;
    this.aggregates = new AggregateQuery(mapping);
    this.rows = new RowWriter(mapping);
    SqlTemplate template = new SqlTemplate(mapping);
    this.lockActivity = template.fill(LOCK_ACTIVITY);
    this.lockParticipants = template.fill(LOCK_PARTICIPANTS);
    this.link = template.fill(LINK);
  }

  /**
   * What the match-up table holds of an appointment.
   *
   * @param row its own key
   * @param activity the record that it names
   * @param dead whether its delete code is set
   */
  record LinkRow(RecordKey row, RecordKey activity, long appliedSequence, boolean dead) {}

  /** Finds and locks the link of an appointment. */
  Optional<LinkRow> link(Connection connection, AppointmentKey appointment) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(link)) {
      statement.setString(1, mapping.linkSystem());
      statement.setString(2, Link.externalKey(appointment));
      statement.setString(3, Link.occurrence(appointment));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new LinkRow(
                    new RecordKey(row.getInt(1), row.getLong(2)),
                    new RecordKey(row.getInt(3), row.getLong(4)),
                    row.getLong(5),
                    row.getLong(6) != 0))
            : Optional.empty();
      }
    }
  }

  /** Locks a record and reads it. */
  Aggregate lock(Connection connection, RecordKey key) throws SQLException {
    for (String sql : List.of(lockActivity, lockParticipants)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setInt(1, key.station());
        statement.setLong(2, key.serial());
        statement.executeQuery();
      }
    }
    return read(connection, key);
  }

  /** Reads a record. */
  Aggregate read(Connection connection, RecordKey key) throws SQLException {
    return aggregates
        .read(connection, List.of(key))
        .getOrDefault(
            key, new Aggregate(key, Optional.empty(), List.of(), List.of(), Optional.empty()));
  }

  /** Makes a record. */
  RecordKey insert(Connection connection, RecordChanges changes) throws SQLException {
    RecordKey key = rows.insert(connection, mapping.activity(), activity(changes));
    participants(connection, key, changes);
    return key;
  }

  /** Changes a record. */
  void update(Connection connection, RecordKey key, RecordChanges changes) throws SQLException {
    if (changes.touchActivity()) {
      rows.update(connection, mapping.activity(), key, activity(changes));
    }
    participants(connection, key, changes);
  }

  /** Sets the delete code of a record; its other rows stay as they are. */
  void delete(Connection connection, RecordKey key) throws SQLException {
    Table<ActivityColumn> table = mapping.activity();
    rows.update(connection, table, key, deleted(table));
  }

  /** Links a record that has no link. */
  void insertLink(
      Connection connection, RecordKey activity, AppointmentKey appointment, long sequence)
      throws SQLException {
    rows.insert(connection, mapping.link(), link(activity, appointment, sequence));
  }

  /** Lets a link name this record and this command. */
  void updateLink(
      Connection connection,
      RecordKey row,
      RecordKey activity,
      AppointmentKey appointment,
      long sequence)
      throws SQLException {
    Map<String, Optional<String>> values = link(activity, appointment, sequence);
    values.put(mapping.link().name(SystemColumn.DELETE_CODE), Optional.of("0"));
    rows.update(connection, mapping.link(), row, values);
  }

  private Map<String, Optional<String>> link(
      RecordKey activity, AppointmentKey appointment, long sequence) {
    Table<LinkColumn> table = mapping.link();
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    values.put(table.name(LinkColumn.ACTIVITY_STATION), text(activity.station()));
    values.put(table.name(LinkColumn.ACTIVITY_SERIAL), text(activity.serial()));
    values.put(table.name(LinkColumn.SYSTEM), Optional.of(mapping.linkSystem()));
    values.put(table.name(LinkColumn.EXTERNAL_KEY), Optional.of(Link.externalKey(appointment)));
    values.put(table.name(LinkColumn.OCCURRENCE), Optional.of(Link.occurrence(appointment)));
    values.put(table.name(LinkColumn.APPLIED_SEQUENCE), text(sequence));
    return values;
  }

  private Map<String, Optional<String>> activity(RecordChanges changes) {
    Map<String, Optional<String>> values = new LinkedHashMap<>(changes.marking());
    changes
        .columns()
        .forEach((column, value) -> values.put(mapping.activity().name(column), value));
    return values;
  }

  private void participants(Connection connection, RecordKey activity, RecordChanges changes)
      throws SQLException {
    Table<ParticipantColumn> table = mapping.participant();
    for (RecordChanges.Added added : changes.added()) {
      Map<String, Optional<String>> values =
          participant(added.address(), added.requirement(), added.acceptance());
      values.put(table.name(ParticipantColumn.ACTIVITY_STATION), text(activity.station()));
      values.put(table.name(ParticipantColumn.ACTIVITY_SERIAL), text(activity.serial()));
      values.put(table.name(ParticipantColumn.PERSON_STATION), text(added.person().station()));
      values.put(table.name(ParticipantColumn.PERSON_SERIAL), text(added.person().serial()));
      rows.insert(connection, table, values);
    }
    for (RecordChanges.Changed changed : changes.changed()) {
      rows.update(
          connection,
          table,
          changed.row(),
          participant(changed.address(), changed.requirement(), changed.acceptance()));
    }
    for (RecordKey removed : changes.removed()) {
      rows.update(connection, table, removed, deleted(table));
    }
  }

  private Map<String, Optional<String>> participant(
      Optional<EmailAddress> address, int requirement, int acceptance) {
    Table<ParticipantColumn> table = mapping.participant();
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    address.ifPresent(a -> values.put(table.name(ParticipantColumn.EMAIL), Optional.of(a.value())));
    values.put(table.name(ParticipantColumn.REQUIREMENT), text(requirement));
    values.put(table.name(ParticipantColumn.ACCEPTANCE), text(acceptance));
    return values;
  }

  private Map<String, Optional<String>> deleted(Table<?> table) {
    return Map.of(table.name(SystemColumn.DELETE_CODE), text(mapping.deleteCode()));
  }

  private static Optional<String> text(long number) {
    return Optional.of(Long.toString(number));
  }
}
