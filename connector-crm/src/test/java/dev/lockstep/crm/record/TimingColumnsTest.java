package dev.lockstep.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.support.Records;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.series.Series;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingColumnsTest {

  private static final int SERIES = 40;
  private static final int DAYS = 400;

  /** In half hours, so that some end at midnight, which belongs to two days. */
  private static final int HALF_HOURS_A_DAY = 48;

  private static final int HALF_HOUR = 30;

  private final TimingColumns columns = new TimingColumns(Records.MAPPING);

  /** Canonical to records to canonical: over a year of days, at any half hour, of any length. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Apia"
      })
  void aSeriesIsReadFromItsRecordsAsItWasWritten(String id) throws InvalidValue {
    ZoneId zone = ZoneId.of(id);
    Random random = new Random(id.hashCode());
    for (int i = 0; i < SERIES; i++) {
      LocalDate start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(DAYS));
      Series plain =
          new Series(
              Appointment.of(new Text("Visit"), timing(start, zone, random)),
              zone,
              Recurrence.of(RecurrenceRule.every(1, Frequency.DAILY)));
      LocalDate moved = start.plusDays(random.nextInt(DAYS));
      Series series =
          plain.withOccurrence(moved, plain.ruled(moved).with(timing(moved, zone, random)));

      Series again = plain;
      for (Series.Occurrence one : series.within(Window.from(start, DAYS))) {
        Timing read = columns.read(record(one.content().timing()));
        again = again.withOccurrence(one.date(), one.content().with(read));
      }

      assertThat(again).isEqualTo(series);
    }
  }

  private static Timing timing(LocalDate date, ZoneId zone, Random random) {
    if (random.nextInt(3) == 0) {
      return new Timing.AllDay(date, date.plusDays(1L + random.nextInt(3)));
    }
    LocalDateTime start =
        date.atStartOfDay().plusMinutes((long) HALF_HOUR * random.nextInt(HALF_HOURS_A_DAY));
    return new Timing.Timed(
        start, start.plusMinutes((long) HALF_HOUR * random.nextInt(2 * HALF_HOURS_A_DAY)), zone);
  }

  private ActivityRow record(Timing timing) {
    Map<ActivityColumn, String> values = new EnumMap<>(ActivityColumn.class);
    columns.write(timing).forEach((column, value) -> value.ifPresent(it -> values.put(column, it)));
    return new ActivityRow(values, Map.of(), 0, Optional.empty());
  }
}
