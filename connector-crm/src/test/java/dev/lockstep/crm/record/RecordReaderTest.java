package dev.lockstep.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.support.Records;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Reason;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

  private static final RecordKey KEY = new RecordKey(1, 5);

  private final Map<ActivityColumn, String> columns = new EnumMap<>(ActivityColumn.class);
  private List<ParticipantRow> participants = List.of();
  private List<RepRow> reps = List.of();

  RecordReaderTest() {
    columns.put(ActivityColumn.TYPE, "1");
    columns.put(ActivityColumn.START_DATE, "2026-03-02");
  }

  private Reading read() {
    return read(Privacy.MASKED);
  }

  private Reading read(Privacy privacy) {
    return Records.reader(privacy)
        .read(
            new Aggregate(
                KEY,
                Optional.of(new ActivityRow(columns, Map.of(), 0, Optional.empty())),
                participants,
                reps,
                Optional.empty()));
  }

  private Reading.Observed observed() {
    return (Reading.Observed) read();
  }

  @Test
  void withoutATimeItIsAllDayUpToItsLastDay() {
    assertThat(observed().state().content().timing())
        .isEqualTo(new Timing.AllDay(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03")));
    columns.put(ActivityColumn.END_DATE, "2026-03-04");
    assertThat(observed().state().content().timing())
        .isEqualTo(new Timing.AllDay(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-05")));
  }

  @Test
  void withATimeItIsInItsZoneOrTheCrms() {
    columns.put(ActivityColumn.START_TIME, "22:30:00");
    columns.put(ActivityColumn.END_TIME, "24:00:00");
    assertThat(observed().state().content().timing())
        .isEqualTo(
            new Timing.Timed(
                LocalDateTime.parse("2026-03-02T22:30"),
                LocalDateTime.parse("2026-03-03T00:00"),
                Records.BERLIN));
    columns.put(ActivityColumn.TIME_ZONE, "America/New_York");
    columns.remove(ActivityColumn.END_TIME);
    assertThat(observed().state().content().timing())
        .isEqualTo(
            new Timing.Timed(
                LocalDateTime.parse("2026-03-02T22:30"),
                LocalDateTime.parse("2026-03-02T22:30"),
                ZoneId.of("America/New_York")));
  }

  @ParameterizedTest
  @CsvSource({
    "START_DATE, , NO_START, start_date is empty",
    "START_DATE, infinity, UNREADABLE, start_date is 'infinity'",
    "START_DATE, 0044-03-15 BC, UNREADABLE, start_date is '0044-03-15 BC'",
    "START_TIME, noon, UNREADABLE, start_time is 'noon'",
    "END_DATE, 2026-03-01, ENDS_BEFORE_START, end_date=2026-03-01",
    "STATUS, 17, UNREADABLE, status is '17'",
  })
  void aValueThatMakesItNoAppointmentIsNamed(
      ActivityColumn column, String value, Reason reason, String words) {
    columns.remove(column);
    if (value != null) {
      columns.put(column, value);
    }

    assertThat(read())
        .isInstanceOfSatisfying(
            Reading.Invalid.class,
            invalid -> {
              assertThat(invalid.reason()).isEqualTo(reason);
              assertThat(invalid.words()).contains(words);
              assertThat(invalid.version()).startsWith("0:");
            });
  }

  @Test
  void anUnknownZoneIsNamedAndAnEndBeforeTheStartToo() {
    columns.put(ActivityColumn.START_TIME, "10:00:00");
    columns.put(ActivityColumn.END_TIME, "09:00:00");
    assertThat(read())
        .isInstanceOfSatisfying(
            Reading.Invalid.class, i -> assertThat(i.reason()).isEqualTo(Reason.ENDS_BEFORE_START));
    columns.put(ActivityColumn.TIME_ZONE, "Mars/Olympus");
    assertThat(read())
        .isInstanceOfSatisfying(
            Reading.Invalid.class, i -> assertThat(i.reason()).isEqualTo(Reason.UNKNOWN_TIME_ZONE));
  }

  @Test
  void whatIsTooLongIsCutAndSaidSo() {
    columns.put(ActivityColumn.SUBJECT, "s".repeat(6_000));
    columns.put(ActivityColumn.TEXT, "t".repeat(5 * 1024 * 1024));

    Reading.Observed observed = observed();

    assertThat(observed.state().content().subject().value()).hasSize(5_000);
    assertThat(observed.state().content().text().value()).hasSize(100_000);
    assertThat(observed.reductions())
        .containsExactly(
            new Reduction(Field.SUBJECT, "cut from 6000 to 5000 characters"),
            new Reduction(Field.TEXT, "cut from 5242880 to 100000 characters"));
  }

  @Test
  void codesThatTheCatalogDoesNotKnowHaveAMeaningAll() {
    columns.put(ActivityColumn.SHOW_AS, "9");
    columns.put(ActivityColumn.REMINDER_MINUTES, "-5");
    columns.put(ActivityColumn.CATEGORIES, "b; a;;b");

    Reading.Observed observed = observed();

    assertThat(observed.state().content().availability()).isEqualTo(Availability.BUSY);
    assertThat(observed.state().content().reminder()).isEqualTo(new Reminder.None());
    assertThat(observed.state().content().categories())
        .isEqualTo(new Categories(List.of("a", "b")));
    assertThat(observed.reductions())
        .extracting(Reduction::field)
        .containsExactly(Field.AVAILABILITY, Field.REMINDER);
  }

  @Test
  void ofAPrivateRecordOnlyTheTimeIsTold() {
    columns.put(ActivityColumn.PRIVATE, "true");
    columns.put(ActivityColumn.SUBJECT, "secret" + "s".repeat(6_000));
    participants =
        List.of(
            new ParticipantRow(
                new RecordKey(1, 1),
                Optional.of(new RecordKey(1, 10)),
                Optional.of(Records.ADA),
                Text.EMPTY,
                0,
                0));

    Reading.Observed observed = observed();

    assertThat(observed.toString()).doesNotContain("secret").doesNotContain("ada@");
    assertThat(observed.state().content()).isEqualTo(observed.state().content().masked());
    assertThat(read(Privacy.FULL).toString()).contains("secret").contains("ada@");
  }

  @Test
  void participantsAreThoseWithAnAddressBesidesTheOwner() {
    columns.put(ActivityColumn.REP_ID, "1000000007");
    columns.put(ActivityColumn.REP_GROUP, "3");
    columns.put(
        ActivityColumn.REP_PARTICIPANTS,
        "000000007,000000003;000000008,000000003:1;000000009,000000003;");
    reps =
        List.of(
            new RepRow(7, 3, Optional.of(new EmailAddress("eva@seller.example")), Text.EMPTY),
            new RepRow(8, 3, Optional.of(Records.BOB), new Text("Bob")));
    participants =
        List.of(
            row(10, Optional.of(Records.ADA)),
            row(11, Optional.empty()),
            row(12, Optional.of(new EmailAddress("EVA@seller.example"))),
            row(13, Optional.of(Records.BOB)));

    var state = observed().state();

    assertThat(state.content().participants().addresses())
        .containsExactly(Records.ADA, Records.BOB);
    assertThat(state.entries())
        .containsEntry(Records.ADA, new ParticipantRef.External(new RecordKey(1, 10)))
        .containsEntry(Records.BOB, new ParticipantRef.Internal(8, 3));
    assertThat(state.unaddressed())
        .containsExactlyInAnyOrder(
            new ParticipantRef.Internal(9, 3),
            new ParticipantRef.External(new RecordKey(1, 11)),
            new ParticipantRef.External(new RecordKey(1, 13)));
  }

  private static ParticipantRow row(long person, Optional<EmailAddress> address) {
    return new ParticipantRow(
        new RecordKey(1, person + 100),
        Optional.of(new RecordKey(1, person)),
        address,
        Text.EMPTY,
        0,
        0);
  }

  @Test
  void theVersionIsThatOfTheContentAndNotOfNames() {
    participants = List.of(row(10, Optional.of(Records.ADA)));
    String before = observed().version();
    participants =
        List.of(
            new ParticipantRow(
                new RecordKey(1, 110),
                Optional.of(new RecordKey(1, 10)),
                Optional.of(Records.ADA),
                new Text("Ada married"),
                0,
                0));
    assertThat(observed().version()).isEqualTo(before);
    columns.put(ActivityColumn.LOCATION, "Room 1");
    assertThat(observed().version()).isNotEqualTo(before);
  }

  @Test
  void anotherContactTypeIsNotSynchronized() {
    columns.put(ActivityColumn.TYPE, "2");
    assertThat(read()).isEqualTo(new Reading.NotSynchronized());
    columns.remove(ActivityColumn.TYPE);
    assertThat(read()).isEqualTo(new Reading.NotSynchronized());
  }

  private Aggregate linked(String externalKey, String occurrence) {
    return new Aggregate(
        KEY,
        Optional.of(new ActivityRow(columns, Map.of(), 0, Optional.empty())),
        participants,
        reps,
        Optional.of(new Link(new RecordKey(1, 9), externalKey, occurrence, 3)));
  }

  @Test
  void aLinkWithAnOccurrenceNamesThatOccurrence() {
    Aggregate linked = linked("gw:0400|00", "2026-03-02");

    assertThat(Records.reader(Privacy.MASKED).appointment(linked))
        .isEqualTo(AppointmentKey.bornInGroupware("0400|00").occurrence(LocalDate.of(2026, 3, 2)));
    assertThat(Records.reader(Privacy.MASKED).read(linked)).isInstanceOf(Reading.Observed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "gw:0400, 2026-02-30",
    "gw:0400, tomorrow",
    "gw:0400, /2026-02-20",
    "gw:0400/2026-03-02, ''",
    "gw:0400/2026-03-02, 2026-03-02",
    "0400, 2026-03-02",
  })
  void aLinkThatNamesNoAppointmentMakesTheRecordInvalid(String externalKey, String occurrence) {
    Aggregate linked = linked(externalKey, occurrence);

    assertThat(Records.reader(Privacy.MASKED).read(linked))
        .isInstanceOfSatisfying(
            Reading.Invalid.class,
            invalid -> {
              assertThat(invalid.reason()).isEqualTo(Reason.UNREADABLE);
              assertThat(invalid.words()).contains(externalKey).contains(occurrence);
            });
    assertThat(Records.reader(Privacy.MASKED).appointment(linked))
        .isEqualTo(AppointmentKey.bornInCrm(1, 5));
  }
}
