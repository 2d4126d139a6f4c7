package dev.lockstep.crm.sink;

import static dev.lockstep.crm.support.Records.lunch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Where and in which language the connector runs changes nothing that it writes or reads. */
@Isolated("changes the default locale and time zone")
class EnvironmentTest {

  private static final List<String> LOCALES = List.of("tr-TR", "ar-EG-u-nu-arab");

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Pacific/Apia");

  /** One in an hour that Berlin leaves out, one that Apia has not, one late, one all day. */
  private static final List<Timing> TIMINGS =
      List.of(
          timed("2027-03-28T02:30", "2027-03-28T02:45", "Asia/Kolkata"),
          timed("2011-12-30T09:00", "2011-12-30T10:00", "Europe/Berlin"),
          timed("2026-12-01T23:30", "2026-12-02T00:30", "America/New_York"),
          new Timing.AllDay(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 3)));

  private static Timing timed(String start, String end, String zone) {
    return new Timing.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end), ZoneId.of(zone));
  }

  @Test
  void neitherLocaleNorTimeZoneOfTheProcessMatters() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      Locale.setDefault(Locale.ROOT);
      List<String> expected = writtenAndRead();
      // a database each time, because the driver tells it the zone of the process
      for (int i = 0; i < ZONES.size(); i++) {
        String tag = LOCALES.get(i % LOCALES.size());
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(ZONES.get(i))));

        assertThat(writtenAndRead()).as("%s, %s", tag, ZONES.get(i)).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static List<String> writtenAndRead() throws SQLException, InterruptedException {
    List<String> outcomes = new ArrayList<>();
    AppointmentKey series = AppointmentKey.bornInGroupware("uid");
    try (SinkBench bench = new SinkBench()) {
      for (Timing timing : TIMINGS) {
        CommandId id = new CommandId(series.occurrence(timing.firstDay()), Side.CRM, 1);
        CrmResult.Written written =
            (CrmResult.Written)
                bench.sink.apply(
                    new CrmCommand.CreateRecord(
                        id, lunch().with(lunch().content().with(timing).with(new Text("Iiİı")))));
        assertThat(written.stored().content().timing()).isEqualTo(timing);
        outcomes.add(written.stored().toString());
        outcomes.add(bench.read(written.record()).toString());
      }
      outcomes.addAll(
          bench.crm.rows(
              "SELECT m.start_date::text, m.start_time::text, m.end_date::text,"
                  + " m.end_time::text, m.time_zone, x.occurrence FROM crm.ma m JOIN crm.xk x"
                  + " ON x.ma_stat_no = m.stat_no AND x.ma_serial_no = m.serial_no"
                  + " ORDER BY x.occurrence"));
    }
    return outcomes;
  }
}
