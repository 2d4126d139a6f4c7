package dev.lockstep.standalone.end.series;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;

/** Somebody who works with the records of a series in the CRM: plain SQL. */
final class Records implements AutoCloseable {

  private final Connection connection;
  private final ZoneId zone;

  /**
   * Connects.
   *
   * @param address {@code postgresql://user@host:port/database}
   * @param zone in which times are told
   */
  Records(String address, ZoneId zone) throws SQLException {
    String rest = address.substring(address.indexOf("//") + 2);
    int at = rest.indexOf('@');
    this.connection =
        DriverManager.getConnection(
            "jdbc:postgresql://" + rest.substring(at + 1), rest.substring(0, at), "");
    this.zone = zone;
  }

  /** What takes place of a series, by the date in the match-up table. */
  SortedMap<LocalDate, Visit> visits(String key) throws SQLException {
    SortedMap<LocalDate, Visit> visits = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select x.occurrence, m.subject, m.location, m.start_date, m.start_time, m.end_date,
              m.end_time, m.time_zone
            from crm.xk x
            join crm.ma m on m.stat_no = x.ma_stat_no and m.serial_no = x.ma_serial_no
            where x.external_key = ? and x.occurrence <> '' and x.del_cd = 0
              and m.del_cd = 0 and not (m.status = 2 and m.free_n1 = 9)
            """)) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          visits.put(LocalDate.parse(rows.getString(1)), visit(rows));
        }
      }
    }
    return visits;
  }

  private Visit visit(ResultSet row) throws SQLException {
    LocalDate startDate = row.getObject("start_date", LocalDate.class);
    LocalTime startTime = row.getObject("start_time", LocalTime.class);
    LocalDate endDate = row.getObject("end_date", LocalDate.class);
    LocalTime endTime = row.getObject("end_time", LocalTime.class);
    LocalDate lastDate = endDate == null ? startDate : endDate;
    boolean wholeDays = startTime == null;
    return new Visit(
        wholeDays ? startDate.atStartOfDay() : local(startDate.atTime(startTime), row),
        wholeDays ? lastDate.plusDays(1).atStartOfDay() : local(lastDate.atTime(endTime), row),
        wholeDays,
        row.getString("subject"),
        row.getString("location") == null ? "" : row.getString("location"));
  }

  private LocalDateTime local(LocalDateTime time, ResultSet row) throws SQLException {
    return time.atZone(ZoneId.of(row.getString("time_zone")))
        .withZoneSameInstant(zone)
        .toLocalDateTime();
  }

  /** By the date in the match-up table, which transaction wrote the record last. */
  SortedMap<LocalDate, String> versions(String key) throws SQLException {
    SortedMap<LocalDate, String> versions = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select x.occurrence, m.xmin::text from crm.xk x join crm.ma m"
                + " on m.stat_no = x.ma_stat_no and m.serial_no = x.ma_serial_no"
                + " where x.external_key = ? and x.occurrence <> ''")) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          versions.put(LocalDate.parse(rows.getString(1)), rows.getString(2));
        }
      }
    }
    return versions;
  }

  /** How many rows the match-up table has of a series. */
  int links(String key) throws SQLException {
    return (int) number("select count(*) from crm.xk where external_key = ?", key);
  }

  /** Changes the record of an occurrence. */
  void change(String key, LocalDate date, String set) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update crm.ma m set "
                + set
                + ", updated_on = now() from crm.xk x where x.ma_stat_no = m.stat_no"
                + " and x.ma_serial_no = m.serial_no and x.external_key = ? and x.occurrence = ?")) {
      statement.setString(1, key);
      statement.setString(2, date.toString());
      if (statement.executeUpdate() != 1) {
        throw new AssertionError("not one record of " + date);
      }
    }
  }

  /** A value of the record of an occurrence. */
  String value(String key, LocalDate date, String column) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select m."
                + column
                + "::text from crm.ma m join crm.xk x on x.ma_stat_no = m.stat_no"
                + " and x.ma_serial_no = m.serial_no where x.external_key = ?"
                + " and x.occurrence = ?")) {
      statement.setString(1, key);
      statement.setString(2, date.toString());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? String.valueOf(row.getString(1)) : "no record";
      }
    }
  }

  private long number(String sql, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
