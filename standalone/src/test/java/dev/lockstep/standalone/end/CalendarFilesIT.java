package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.standalone.demo.Demo;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.Row;
import dev.lockstep.standalone.ics.IcsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStack.class)
class CalendarFilesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  @Test
  void theEventsOfAFileComeIntoTheCrmOnceHoweverOftenItIsLoaded(SharedStack.Running running)
      throws Exception {
    new Demo(running.graph(), running.addresses().crm()).setUp();
    String day =
        LocalDate.now(MailboxDesk.ZONE).plusDays(5).format(DateTimeFormatter.BASIC_ISO_DATE);
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n");
    for (int i = 0; i < 40; i++) {
      text.append(
          """
          BEGIN:VEVENT
          UID:file-%d
          SUMMARY:From a file %d
          DTSTART;TZID=W. Europe Standard Time:%sT%02d0000
          DTEND;TZID=W. Europe Standard Time:%sT%02d3000
          END:VEVENT
          """
              .formatted(i, i, day, 8 + i % 8, day, 8 + i % 8));
    }
    text.append("BEGIN:VEVENT\nUID:broken\nSUMMARY:Broken\nEND:VEVENT\nEND:VCALENDAR\n");
    Path file = Files.writeString(folder.resolve("calendar.ics"), text);
    IcsLoader loader = new IcsLoader(running.graph(), Demo.mailboxes(), MailboxDesk.ZONE);

    IcsLoader.Report first = loader.load(file);
    IcsLoader.Report second = loader.load(file);

    assertThat(first.loaded()).isEqualTo(40);
    assertThat(first.leftOut())
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains("DTSTART"));
    assertThat(second.loaded()).isEqualTo(40);
    try (CrmDesk crm = running.crm()) {
      for (int i = 0; i < 40; i++) {
        String subject = "From a file " + i;
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(crm.findBySubject(subject)).hasSize(1));
      }
      List<Row> rows = crm.findBySubject("From a file 7");
      assertThat(rows).singleElement().satisfies(row -> assertThat(row.marked()).isFalse());
    }
  }

  @Test
  void aSeriesOfAFileComesIntoTheCrmOccurrenceByOccurrence(SharedStack.Running running)
      throws Exception {
    new Demo(running.graph(), running.addresses().crm()).setUp();
    LocalDate start = LocalDate.now(MailboxDesk.ZONE).plusDays(4);
    DateTimeFormatter basic = DateTimeFormatter.BASIC_ISO_DATE;
    Path file =
        Files.writeString(
            folder.resolve("series.ics"),
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:x
            BEGIN:VEVENT
            UID:file-series
            SUMMARY:Series from a file
            DTSTART;TZID=Europe/Vienna:%1$sT090000
            DTEND;TZID=Europe/Vienna:%1$sT093000
            RRULE:FREQ=DAILY;COUNT=5
            EXDATE;TZID=Europe/Vienna:%2$sT090000
            END:VEVENT
            BEGIN:VEVENT
            UID:file-series
            RECURRENCE-ID;TZID=Europe/Vienna:%3$sT090000
            SUMMARY:Series from a file\\, later
            DTSTART;TZID=Europe/Vienna:%3$sT150000
            DTEND;TZID=Europe/Vienna:%3$sT160000
            END:VEVENT
            BEGIN:VEVENT
            UID:file-no-pattern
            SUMMARY:Not in Graph
            DTSTART;TZID=Europe/Vienna:%1$sT090000
            DTEND;TZID=Europe/Vienna:%1$sT093000
            RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15
            END:VEVENT
            END:VCALENDAR
            """
                .formatted(
                    basic.format(start),
                    basic.format(start.plusDays(1)),
                    basic.format(start.plusDays(2))));

    IcsLoader.Report report =
        new IcsLoader(running.graph(), Demo.mailboxes(), MailboxDesk.ZONE).load(file);

    assertThat(report.loaded()).isEqualTo(2);
    assertThat(report.leftOut())
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains("SEVERAL_MONTH_DAYS"));
    try (CrmDesk crm = running.crm()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(crm.findBySubject("Series from a file"))
                    .filteredOn(row -> row.status() == 0)
                    .extracting(row -> row.start().orElseThrow())
                    .containsExactlyInAnyOrder(
                        start.atTime(9, 0),
                        start.plusDays(3).atTime(9, 0),
                        start.plusDays(4).atTime(9, 0));
                assertThat(crm.findBySubject("Series from a file, later"))
                    .extracting(row -> row.start().orElseThrow())
                    .containsExactly(start.plusDays(2).atTime(15, 0));
              });
    }
  }
}
