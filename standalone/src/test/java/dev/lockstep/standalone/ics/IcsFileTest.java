package dev.lockstep.standalone.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.zone.ZoneNames;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IcsFileTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final ZoneNames NAMES = ZoneNames.load();

  @Test
  void readsWhatOutlookExports() throws Exception {
    IcsFile file = read("outlook.ics");

    assertThat(file.problems()).isEmpty();
    IcsEvent event = file.singles().getFirst();
    assertThat(event.line()).isEqualTo(36);
    IcsEvent.Content content = event.content();
    assertThat(content.subject()).isEqualTo("Prices, first round");
    assertThat(content.text())
        .isEqualTo(
            "Agenda:\n1. Prices\n2. A long line that the exporter folds because it has more than"
                + " seventy-five octets");
    assertThat(content.start())
        .isEqualTo(
            new Moment.At(LocalDateTime.of(2026, 11, 24, 10, 0), ZoneId.of("Europe/Berlin")));
    assertThat(content.showAs()).isEqualTo("oof");
    assertThat(content.reminder()).contains(15);
    assertThat(event.organizer())
        .hasValueSatisfying(one -> assertThat(one.address()).isEqualTo("ada@contoso.test"));
    assertThat(event.attendees())
        .containsExactly(new IcsEvent.Person("Zorn, Ida", "ida@fabrikam.test", "required"));
  }

  @Test
  void aZoneWithoutAKnownNameIsKnownByItsRules() throws Exception {
    IcsEvent event = read("outlook.ics").singles().get(1);

    Moment.At start = (Moment.At) event.content().start();
    assertThat(start.local().atZone(start.zone()).toInstant())
        .isEqualTo(java.time.Instant.parse("2026-11-24T15:00:00Z"));
    assertThat(start.zone().getRules().getOffset(LocalDateTime.of(2026, 7, 1, 0, 0)))
        .isEqualTo(ZoneOffset.ofHours(-4));
  }

  @Test
  void readsWhatGoogleExports() throws Exception {
    IcsFile file = read("google.ics");

    assertThat(file.problems()).containsExactly(new Problem(58, "cancelled (STATUS:CANCELLED)"));
    List<IcsEvent> events = file.singles();
    assertThat(events.get(0).content().subject()).isEqualTo("Lunch 🍲 with umlauts äöü");
    assertThat(events.get(0).attendees())
        .extracting(IcsEvent.Person::address, IcsEvent.Person::type)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ada@contoso.test", "required"),
            org.assertj.core.groups.Tuple.tuple("room@resource.calendar.google.com", "resource"));
    assertThat(events.get(1).content().start())
        .isEqualTo(new Moment.Day(LocalDate.of(2026, 11, 26)));
    assertThat(events.get(1).content().end()).isEqualTo(new Moment.Day(LocalDate.of(2026, 11, 28)));
    assertThat(events.get(1).content().showAs()).isEqualTo("free");
    assertThat(events.get(2).content().start())
        .isEqualTo(new Moment.At(LocalDateTime.of(2026, 11, 27, 9, 0), VIENNA));
    assertThat(events.get(3).recurrence()).isPresent();
    assertThat(events.get(3).cancelled())
        .containsExactly(new Moment.At(LocalDateTime.of(2026, 11, 30, 9, 0), VIENNA));
    assertThat(file.exceptions().get("standup@google.com")).hasSize(1);
  }

  @Test
  void readsWhatAppleExports() throws Exception {
    IcsFile file = read("apple.ics");

    assertThat(file.problems()).containsExactly(new Problem(44, "VTODO is no event"));
    IcsEvent.Content content = file.singles().getFirst().content();
    assertThat(content.location()).isEqualTo("Café Central\nHerrengasse 14");
    assertThat(content.categories()).containsExactly("Private", "Friends, old");
    assertThat(content.sensitivity()).isEqualTo("private");
    assertThat(content.reminder()).contains(26 * 60);
  }

  @Test
  void readsWhatThunderbirdExportsAndListsWhatItCannotTake() throws Exception {
    IcsFile file = read("thunderbird.ics");

    assertThat(file.singles()).extracting(IcsEvent::uid).containsExactly("tb-1", "tb-7");
    assertThat(file.singles().get(0).content().end())
        .isEqualTo(new Moment.At(LocalDateTime.of(2026, 11, 24, 9, 30), VIENNA));
    assertThat(file.singles().get(1).notes())
        .containsExactly("ATTENDEE 'somebody' is no e-mail address: left out");
    assertThat(file.problems()).extracting(Problem::line).containsExactly(14, 21, 28, 33, 41);
    assertThat(file.problems().get(0).reason()).contains("before it starts");
    assertThat(file.problems().get(1).reason()).contains("Middle-earth/Shire");
    assertThat(file.problems().get(2).reason()).contains("DTSTART");
    assertThat(file.problems().get(3).reason()).contains("HOURLY");
    assertThat(file.problems().get(4).reason()).contains("tomorrow");
  }

  @Test
  void aRuleThatGraphHasNoPatternForIsLeftOutWithItsReason() {
    IcsFile file =
        of(
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART:20261201T080000Z
            RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART:20261231T080000Z
            RRULE:FREQ=MONTHLY
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART:20261201T080000Z
            RRULE:FREQ=MONTHLY;BYMONTHDAY=1
            END:VEVENT
            END:VCALENDAR
            """);

    assertThat(file.singles()).extracting(IcsEvent::uid).containsExactly("3");
    assertThat(file.problems())
        .containsExactly(
            new Problem(
                2,
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15: Graph has no such pattern:"
                    + " SEVERAL_MONTH_DAYS (several days of the month)"),
            new Problem(
                7,
                "RRULE:FREQ=MONTHLY: Graph has no such pattern: DAY_MISSING_IN_SOME_MONTHS"
                    + " (a day that shorter months leave out; Graph would take their last day)"));
  }

  @Test
  void aFileThatIsNoCalendarIsAProblemWithItsLine() {
    assertThat(of("<html>\n<body>").problems())
        .containsExactly(new Problem(1, "not a calendar file: BEGIN:VCALENDAR is wanted"));
    assertThat(of("").problems()).containsExactly(new Problem(1, "the file is empty"));
  }

  @Test
  void aFileThatEndsInTheMiddleKeepsWhatWasWhole() {
    IcsFile file =
        of(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261124T080000Z\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nUID:2\nDTSTART:2026");

    assertThat(file.singles()).extracting(IcsEvent::uid).containsExactly("1");
    assertThat(file.problems()).containsExactly(new Problem(6, "the file ends before END:VEVENT"));
  }

  @Test
  void doesNotDependOnTheDefaultLocale() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(read("outlook.ics").singles()).hasSize(2);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(read("google.ics").singles()).hasSize(4);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tenThousandEventsAreReadInSeconds() {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    for (int i = 0; i < IcsFile.MOST_EVENTS + 1; i++) {
      text.append("BEGIN:VEVENT\r\nUID:")
          .append(i)
          .append("\r\nDTSTART:20261124T080000Z\r\nDTEND:20261124T090000Z\r\nEND:VEVENT\r\n");
    }
    text.append("END:VCALENDAR\r\n");

    IcsFile file =
        org.junit.jupiter.api.Assertions.assertTimeout(
            java.time.Duration.ofSeconds(30), () -> of(text.toString()));

    assertThat(file.singles()).hasSize(IcsFile.MOST_EVENTS);
    assertThat(file.problems())
        .containsExactly(new Problem(50_003, "more than 10000 events in one file"));
  }

  private static IcsFile of(String text) {
    return IcsFile.of(CalendarFile.read(text.getBytes(UTF_8)), NAMES, VIENNA);
  }

  private static IcsFile read(String name) throws Exception {
    try (InputStream stream = IcsFileTest.class.getResourceAsStream(name)) {
      assertThat(stream).isNotNull();
      return IcsFile.of(CalendarFile.read(stream.readAllBytes()), NAMES, VIENNA);
    }
  }
}
