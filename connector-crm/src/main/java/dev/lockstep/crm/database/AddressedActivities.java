package dev.lockstep.crm.database;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.crm.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the activities in which the address of a person or a rep stands for a participant. */
public final class AddressedActivities {

  private static final String OF_PERSONS =
      """
      SELECT DISTINCT b.{participant.ACTIVITY_STATION}, b.{participant.ACTIVITY_SERIAL}
      FROM unnest(?::int[], ?::bigint[]) AS k(s, n)
      JOIN {participant} b ON b.{participant.PERSON_STATION} = k.s
        AND b.{participant.PERSON_SERIAL} = k.n
      WHERE b.{participant.DELETE_CODE} = 0 AND coalesce(b.{participant.EMAIL}::text, '') = ''
        AND b.{participant.ACTIVITY_STATION} >= 0 AND b.{participant.ACTIVITY_SERIAL} >= 0
      """;

  private static final String OF_REPS =
      """
      SELECT a.{activity.STATION}, a.{activity.SERIAL}
      FROM {activity} a
      WHERE a.{activity.DELETE_CODE} = 0 AND a.{activity.REP_PARTICIPANTS}::text ~ ?
        AND a.{activity.STATION} >= 0 AND a.{activity.SERIAL} >= 0
      """;

  private final String ofPersons;
  private final String ofReps;

  /** The queries for an installation. */
  public AddressedActivities(CrmMapping mapping) {
    SqlTemplate template = new SqlTemplate(mapping);
    this.ofPersons = template.fill(OF_PERSONS);
    this.ofReps = template.fill(OF_REPS);
  }

  /** The activities with a participant record that names one of the persons and no address. */
  public Set<RecordKey> ofPersons(Connection connection, Collection<RecordKey> persons)
      throws SQLException {
    if (persons.isEmpty()) {
      return Set.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(ofPersons)) {
      KeyArrays.set(connection, statement, 1, persons);
      return keys(statement);
    }
  }

  /** The activities whose text of internal participants names one of the reps. */
  public Set<RecordKey> ofReps(Connection connection, Collection<RecordKey> reps)
      throws SQLException {
    if (reps.isEmpty()) {
      return Set.of();
    }
    String numbers =
        reps.stream().map(rep -> Long.toString(rep.serial())).collect(Collectors.joining("|"));
    try (PreparedStatement statement = connection.prepareStatement(ofReps)) {
      statement.setString(1, "(^|;)\\s*0*(" + numbers + ")\\s*([,:;]|$)");
      return keys(statement);
    }
  }

  private static Set<RecordKey> keys(PreparedStatement statement) throws SQLException {
    Set<RecordKey> keys = new HashSet<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(new RecordKey(rows.getInt(1), rows.getLong(2)));
      }
    }
    return keys;
  }
}
