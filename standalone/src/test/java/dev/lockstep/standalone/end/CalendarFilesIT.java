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
}
