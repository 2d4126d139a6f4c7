package dev.lockstep.crm.database;

import static dev.lockstep.crm.database.AggregateQuery.address;
import static dev.lockstep.crm.database.AggregateQuery.key;
import static dev.lockstep.crm.database.AggregateQuery.name;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.DirectoryEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads persons and reps that are not deleted. */
public final class DirectoryQuery {

  private static final String PERSONS =
      """
      SELECT k.s, k.n, p.{person.COMPANY_STATION}::text, p.{person.COMPANY_SERIAL}::text,
        p.{person.FIRST_NAME}::text, p.{person.LAST_NAME}::text,
        p.{person.EMAIL1}::text, p.{person.EMAIL2}::text, p.{person.EMAIL3}::text
      FROM unnest(?::int[], ?::bigint[]) AS k(s, n)
      JOIN {person} p ON p.{person.STATION} = k.s AND p.{person.SERIAL} = k.n
      WHERE p.{person.DELETE_CODE} = 0
      """;

  private static final String REPS =
      """
      SELECT k.s, k.n, r.{rep.NAME}::text, r.{rep.GROUP}::text, r.{rep.EMAIL}::text,
        coalesce(r.{rep.CONNECTOR_ENABLED}::text, '') IN ('true', 't', '1')
          AND coalesce(r.{rep.SYNC_APPOINTMENTS}::text, '') IN ('true', 't', '1'),
        p.{person.STATION}::text, p.{person.SERIAL}::text,
        p.{person.COMPANY_STATION}::text, p.{person.COMPANY_SERIAL}::text
      FROM unnest(?::int[], ?::bigint[]) AS k(s, n)
      JOIN {rep} r ON r.{rep.STATION} = k.s AND r.{rep.SERIAL} = k.n
      LEFT JOIN {person} p ON p.{person.STATION} = r.{rep.PERSON_STATION}
        AND p.{person.SERIAL} = r.{rep.PERSON_SERIAL} AND p.{person.DELETE_CODE} = 0
      WHERE r.{rep.DELETE_CODE} = 0
      """;

  private static final String REPS_OF_PERSONS =
      """
      SELECT r.{rep.STATION}, r.{rep.SERIAL}
      FROM unnest(?::int[], ?::bigint[]) AS k(s, n)
      JOIN {rep} r ON r.{rep.PERSON_STATION} = k.s AND r.{rep.PERSON_SERIAL} = k.n
      """;

  private final String persons;
  private final String reps;
  private final String repsOfPersons;

  /** The queries for an installation. */
  public DirectoryQuery(CrmMapping mapping) {
    SqlTemplate template = new SqlTemplate(mapping);
    this.persons = template.fill(PERSONS);
    this.reps = template.fill(REPS);
    this.repsOfPersons = template.fill(REPS_OF_PERSONS);
  }

  /** A person and the addresses under which it is found. */
  public record Person(DirectoryEntry.PersonEntry entry, List<EmailAddress> addresses) {}

  /** The persons with these keys, as far as they are not deleted. */
  public List<Person> persons(Connection connection, Collection<RecordKey> keys)
      throws SQLException {
    return rows(connection, persons, keys, DirectoryQuery::person);
  }

  /** The reps with these keys, as far as they are not deleted. */
  public List<DirectoryEntry.RepEntry> reps(Connection connection, Collection<RecordKey> keys)
      throws SQLException {
    return rows(connection, reps, keys, DirectoryQuery::rep);
  }

  /** The keys of the reps whose own records these persons are. */
  public Set<RecordKey> repsOf(Connection connection, Collection<RecordKey> personKeys)
      throws SQLException {
    return new HashSet<>(
        rows(
            connection,
            repsOfPersons,
            personKeys,
            row -> new RecordKey(row.getInt(1), row.getLong(2))));
  }

  private static Person person(ResultSet row) throws SQLException {
    RecordKey key = new RecordKey(row.getInt(1), row.getLong(2));
    Text name = name(row.getString(5), row.getString(6));
    List<EmailAddress> addresses =
        Stream.of(address(row.getString(7)), address(row.getString(8)), address(row.getString(9)))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return new Person(
        new DirectoryEntry.PersonEntry(
            key, name, new PersonRef(key, key(row.getString(3), row.getString(4)))),
        addresses);
  }

  private static DirectoryEntry.RepEntry rep(ResultSet row) throws SQLException {
    RecordKey key = new RecordKey(row.getInt(1), row.getLong(2));
    Optional<RecordKey> company = key(row.getString(9), row.getString(10));
    return new DirectoryEntry.RepEntry(
        key,
        name(row.getString(3), null),
        new Rep(RepId.of(key), (int) AggregateQuery.number(row.getString(4))),
        address(row.getString(5)),
        row.getBoolean(6),
        key(row.getString(7), row.getString(8)).map(p -> new PersonRef(p, company)));
  }

  private interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(
      Connection connection, String sql, Collection<RecordKey> keys, Mapper<T> mapper)
      throws SQLException {
    List<T> found = new ArrayList<>();
    if (keys.isEmpty()) {
      return found;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      KeyArrays.set(connection, statement, 1, keys);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(mapper.map(rows));
        }
      }
    }
    return found;
  }
}
