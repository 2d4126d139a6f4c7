package dev.lockstep.standalone.desk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who works in the CRM. Every call commits. Not for several threads. */
public final class CrmDesk implements AutoCloseable {
  private static final String SELECT =
      """
      select m.stat_no, m.serial_no, m.subject, m.text, m.location, m.start_date, m.start_time,
        m.rep_id, m.kp_stat_no, m.kp_serial_no, m.status, m.del_cd, m.free_l1, m.free_n1,
        m.free_c1, m.rep_participants,
        array(select coalesce(p.email, k.email1) from crm.mb p
          left join crm.kp k on k.stat_no = p.kp_stat_no and k.serial_no = p.kp_serial_no
          where p.ma_stat_no = m.stat_no and p.ma_serial_no = m.serial_no and p.del_cd = 0
          order by 1) as participants
      from crm.ma m
      """;

  private final Connection connection;

  /**
   * Connects.
   *
   * @param address {@code postgresql://user@host:port/database}
   */
  public CrmDesk(String address) throws SQLException {
    String rest = address.substring(address.indexOf("//") + 2);
    int at = rest.indexOf('@');
    connection =
        DriverManager.getConnection(
            "jdbc:postgresql://" + rest.substring(at + 1), rest.substring(0, at), "");
  }

  /** A company. */
  public RecordId addCompany(String name) throws SQLException {
    return insert("insert into crm.fi (company) values (?)", name);
  }

  /** A person in a company, or in none. */
  public RecordId addPerson(
      String firstName, String lastName, String email, Optional<RecordId> company)
      throws SQLException {
    return insert(
        "insert into crm.kp (first_name, last_name, email1, fi_stat_no, fi_serial_no)"
            + " values (?, ?, ?, ?, ?)",
        firstName,
        lastName,
        email,
        company.map(RecordId::station).orElse(null),
        company.map(RecordId::serial).orElse(null));
  }

  /** A rep. */
  public RecordId addRep(String name, String email, RecordId person, boolean enabled)
      throws SQLException {
    return insert(
        "insert into crm.id (name, email, org_group, kp_stat_no, kp_serial_no, connector_enabled,"
            + " sync_appointments) values (?, ?, 1, ?, ?, ?, ?)",
        name,
        email,
        person.station(),
        person.serial(),
        enabled,
        enabled);
  }

  /** Whether there is a rep of this address. */
  public boolean hasRep(String email) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select 1 from crm.id where email = ? and del_cd = 0")) {
      statement.setString(1, email);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  /** Whether the rep's appointments are synchronized. */
  public void enable(RecordId rep, boolean enabled) throws SQLException {
    update(
        "update crm.id set connector_enabled = ?, sync_appointments = ?, updated_on = now()"
            + " where stat_no = ? and serial_no = ?",
        enabled,
        enabled,
        rep.station(),
        rep.serial());
  }

  /** An appointment of a rep, of an hour. */
  public RecordId addAppointment(RecordId rep, String subject, LocalDateTime start)
      throws SQLException {
    LocalDateTime end = start.plusHours(1);
    return insert(
        "insert into crm.ma (subject, start_date, start_time, end_date, end_time, time_zone,"
            + " rep_id, rep_group) values (?, ?, ?, ?, ?, 'Europe/Vienna', ?, 1)",
        subject,
        start.toLocalDate(),
        start.toLocalTime(),
        end.toLocalDate(),
        end.toLocalTime(),
        rep.rep());
  }

  /** Enters a person as participant of an appointment. */
  public void addParticipant(RecordId appointment, RecordId person) throws SQLException {
    insert(
        "insert into crm.mb (ma_stat_no, ma_serial_no, kp_stat_no, kp_serial_no)"
            + " values (?, ?, ?, ?)",
        appointment.station(),
        appointment.serial(),
        person.station(),
        person.serial());
  }

  /** Another subject and place. */
  public void edit(RecordId appointment, String subject, String location) throws SQLException {
    update(
        "update crm.ma set subject = ?, location = ?, updated_on = now()"
            + " where stat_no = ? and serial_no = ?",
        subject,
        location,
        appointment.station(),
        appointment.serial());
  }

  /** With or without the private flag. */
  public void setPrivate(RecordId appointment, boolean isPrivate) throws SQLException {
    update(
        "update crm.ma set private = ?, updated_on = now() where stat_no = ? and serial_no = ?",
        isPrivate,
        appointment.station(),
        appointment.serial());
  }

  /** As the CRM deletes: the row stays. */
  public void delete(RecordId appointment) throws SQLException {
    update(
        "update crm.ma set del_cd = 1, updated_on = now() where stat_no = ? and serial_no = ?",
        appointment.station(),
        appointment.serial());
  }

  /** An appointment by its key. */
  public Optional<Row> find(RecordId id) throws SQLException {
    return select(" where m.stat_no = ? and m.serial_no = ?", id.station(), id.serial()).stream()
        .findFirst();
  }

  /** Appointments that are not deleted, by their subject. */
  public List<Row> findBySubject(String subject) throws SQLException {
    return select(" where m.subject = ? and m.del_cd = 0", subject);
  }

  /** Appointments that are not deleted. */
  public long count() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select count(*) from crm.ma where del_cd = 0");
        ResultSet found = statement.executeQuery()) {
      found.next();
      return found.getLong(1);
    }
  }

  private List<Row> select(String where, Object... values) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT + where)) {
      fill(statement, values);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
    }
    return rows;
  }

  private static Row row(ResultSet found) throws SQLException {
    LocalDate date = found.getObject("start_date", LocalDate.class);
    LocalTime time = found.getObject("start_time", LocalTime.class);
    int personStation = found.getInt("kp_stat_no");
    return new Row(
        new RecordId(found.getInt("stat_no"), found.getLong("serial_no")),
        text(found, "subject"),
        text(found, "text"),
        text(found, "location"),
        Optional.ofNullable(date).map(day -> day.atTime(time == null ? LocalTime.MIDNIGHT : time)),
        found.getLong("rep_id"),
        personStation == 0
            ? Optional.empty()
            : Optional.of(new RecordId(personStation, found.getLong("kp_serial_no"))),
        found.getInt("status"),
        found.getInt("del_cd") != 0,
        found.getBoolean("free_l1"),
        found.getInt("free_n1"),
        text(found, "free_c1"),
        List.of((String[]) found.getArray("participants").getArray()),
        text(found, "rep_participants"));
  }

  private static String text(ResultSet found, String column) throws SQLException {
    @Nullable String text = found.getString(column);
    return text == null ? "" : text;
  }

  private RecordId insert(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(sql + " returning stat_no, serial_no")) {
      fill(statement, values);
      try (ResultSet made = statement.executeQuery()) {
        made.next();
        return new RecordId(made.getInt(1), made.getLong(2));
      }
    }
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      fill(statement, values);
      statement.executeUpdate();
    }
  }

  private static void fill(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
