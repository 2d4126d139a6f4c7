package dev.lockstep.crm.database;

import static dev.lockstep.crm.mapping.Table.quoted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.record.ActivityRow;
import dev.lockstep.crm.record.Aggregate;
import dev.lockstep.crm.record.Link;
import dev.lockstep.crm.record.ParticipantRow;
import dev.lockstep.crm.record.RepRow;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows of many appointment records in one statement, and so as of one moment. All values
 * are read as text: nothing that stands in a column makes the statement fail.
 */
public final class AggregateQuery {

  private static final TypeReference<List<List<@Nullable String>>> ROWS = new TypeReference<>() {};

  // Reps are searched by every number of the text of participants and by the last nine digits of
  // the
  // rep's: few too many do no harm.
  private static final String SQL =
      """
      SELECT k.s AS k_s, k.n AS k_n,
        a.{activity.SERIAL}::text AS a_serial, a.{activity.DELETE_CODE}::text AS a_del,
        a.{activity.UPDATED_ON}::text AS a_updated%COLUMNS%,
        (SELECT json_agg(json_build_array(
            b.{participant.STATION}::text, b.{participant.SERIAL}::text,
            b.{participant.PERSON_STATION}::text, b.{participant.PERSON_SERIAL}::text,
            b.{participant.EMAIL}::text, p.{person.EMAIL1}::text,
            p.{person.FIRST_NAME}::text, p.{person.LAST_NAME}::text,
            b.{participant.REQUIREMENT}::text, b.{participant.ACCEPTANCE}::text)
            ORDER BY b.{participant.STATION}, b.{participant.SERIAL})
          FROM {participant} b
          LEFT JOIN {person} p ON p.{person.STATION} = b.{participant.PERSON_STATION}
            AND p.{person.SERIAL} = b.{participant.PERSON_SERIAL}
          WHERE b.{participant.ACTIVITY_STATION} = k.s AND b.{participant.ACTIVITY_SERIAL} = k.n
            AND b.{participant.DELETE_CODE} = 0) AS participants,
        (SELECT json_agg(json_build_array(
            r.{rep.SERIAL}::text, r.{rep.GROUP}::text, r.{rep.EMAIL}::text, r.{rep.NAME}::text)
            ORDER BY r.{rep.STATION}, r.{rep.SERIAL})
          FROM {rep} r
          WHERE r.{rep.DELETE_CODE} = 0 AND r.{rep.SERIAL} = ANY (ARRAY(
            SELECT number[1]::bigint
            FROM regexp_matches(
              coalesce(a.{activity.REP_PARTICIPANTS}::text, '') || ' '
                || coalesce(right(a.{activity.REP_ID}::text, 9), ''),
              '(\\d{1,18})', 'g') AS number))) AS reps,
        x.s AS x_s, x.n AS x_n, x.key AS x_key, x.occurrence AS x_occurrence, x.seq AS x_seq
      FROM (SELECT ?::text AS system) c
      CROSS JOIN unnest(?::int[], ?::bigint[]) AS k(s, n)
      LEFT JOIN {activity} a ON a.{activity.STATION} = k.s AND a.{activity.SERIAL} = k.n
      LEFT JOIN LATERAL (
        SELECT l.{link.STATION} AS s, l.{link.SERIAL} AS n, l.{link.EXTERNAL_KEY}::text AS key,
          l.{link.OCCURRENCE}::text AS occurrence, l.{link.APPLIED_SEQUENCE}::text AS seq
        FROM {link} l
        WHERE l.{link.ACTIVITY_STATION} = k.s AND l.{link.ACTIVITY_SERIAL} = k.n
          AND l.{link.SYSTEM} = c.system AND l.{link.DELETE_CODE} = 0
        ORDER BY 1, 2
        LIMIT 1) x ON true
      """;

  private final CrmMapping mapping;
  private final ObjectMapper json = new ObjectMapper();
  private final String sql;

  /** The query for an installation. */
  public AggregateQuery(CrmMapping mapping) {
    this.mapping = mapping;
    this.sql = sql(mapping);
  }

  /** The records with these keys; a key without a row has an aggregate without activity. */
  public Map<RecordKey, Aggregate> read(Connection connection, Collection<RecordKey> keys)
      throws SQLException {
    Map<RecordKey, Aggregate> found = new HashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, mapping.linkSystem());
      KeyArrays.set(connection, statement, 2, keys);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Aggregate aggregate = aggregate(rows);
          found.put(aggregate.key(), aggregate);
        }
      }
    }
    return found;
  }

  private Aggregate aggregate(ResultSet rows) throws SQLException {
    RecordKey key = new RecordKey(rows.getInt("k_s"), rows.getLong("k_n"));
    return new Aggregate(key, activity(rows), participants(rows), reps(rows), link(rows));
  }

  private Optional<ActivityRow> activity(ResultSet rows) throws SQLException {
    if (rows.getString("a_serial") == null) {
      return Optional.empty();
    }
    Map<ActivityColumn, String> columns = new EnumMap<>(ActivityColumn.class);
    for (ActivityColumn column : ActivityColumn.values()) {
      String value = rows.getString(label(column));
      if (value != null) {
        columns.put(column, value);
      }
    }
    Map<String, String> marking = new TreeMap<>();
    int index = 0;
    for (String column : mapping.marking().columns()) {
      String value = rows.getString("m_" + index++);
      if (value != null) {
        marking.put(column, value);
      }
    }
    return Optional.of(
        new ActivityRow(
            columns,
            marking,
            (int) number(rows.getString("a_del")),
            TimestampText.read(rows.getString("a_updated"), mapping.timeZone())));
  }

  private List<ParticipantRow> participants(ResultSet rows) throws SQLException {
    return json(rows.getString("participants")).stream()
        .map(
            row ->
                new ParticipantRow(
                    new RecordKey((int) number(row.get(0)), number(row.get(1))),
                    key(row.get(2), row.get(3)),
                    address(row.get(4)).or(() -> address(row.get(5))),
                    name(row.get(6), row.get(7)),
                    (int) number(row.get(8)),
                    (int) number(row.get(9))))
        .toList();
  }

  private List<RepRow> reps(ResultSet rows) throws SQLException {
    return json(rows.getString("reps")).stream()
        .map(
            row ->
                new RepRow(
                    number(row.get(0)),
                    (int) number(row.get(1)),
                    address(row.get(2)),
                    name(row.get(3), null)))
        .toList();
  }

  private static Optional<Link> link(ResultSet rows) throws SQLException {
    String key = rows.getString("x_key");
    if (key == null) {
      return Optional.empty();
    }
    String occurrence = rows.getString("x_occurrence");
    return Optional.of(
        new Link(
            new RecordKey(rows.getInt("x_s"), rows.getLong("x_n")),
            key,
            occurrence == null ? "" : occurrence,
            number(rows.getString("x_seq"))));
  }

  private List<List<@Nullable String>> json(@Nullable String text) {
    try {
      return text == null ? List.of() : json.readValue(text, ROWS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL wrote JSON that is none", e);
    }
  }

  static Optional<RecordKey> key(@Nullable String station, @Nullable String serial) {
    if (station == null || serial == null) {
      return Optional.empty();
    }
    long s = number(station);
    long n = number(serial);
    return s < 0 || n < 0 || s > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new RecordKey((int) s, n));
  }

  static Optional<EmailAddress> address(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(EmailAddress::new)
        .filter(address -> !address.value().isEmpty());
  }

  static Text name(@Nullable String first, @Nullable String last) {
    return new Text((first == null ? "" : first) + " " + (last == null ? "" : last));
  }

  static long number(@Nullable String text) {
    try {
      return text == null ? 0 : Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String sql(CrmMapping mapping) {
    String columns =
        Arrays.stream(ActivityColumn.values())
            .map(
                column ->
                    ", a." + quoted(mapping.activity().name(column)) + "::text AS " + label(column))
            .collect(Collectors.joining());
    List<String> markingColumns = List.copyOf(mapping.marking().columns());
    String marking =
        IntStream.range(0, markingColumns.size())
            .mapToObj(i -> ", a." + quoted(markingColumns.get(i)) + "::text AS m_" + i)
            .collect(Collectors.joining());
    return new SqlTemplate(mapping).fill(SQL).replace("%COLUMNS%", columns + marking);
  }

  private static String label(ActivityColumn column) {
    return "a_" + column.name().toLowerCase(Locale.ROOT);
  }
}
