package dev.lockstep.standalone.bench.recurrence;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.Series;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A daily series, and the rep in whose mailbox it is. */
record SampleSeries(int number) {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** So many series has a mailbox. */
  private static final int IN_A_MAILBOX = 200;

  AppointmentKey key() {
    return AppointmentKey.bornInGroupware("040000008200E00074C5B7101A82E008%08d".formatted(number));
  }

  int rep() {
    return number / IN_A_MAILBOX + 1;
  }

  boolean isFirstInItsMailbox() {
    return number % IN_A_MAILBOX == 0;
  }

  EmailAddress mailbox() {
    return new EmailAddress("rep" + rep() + "@contoso.test");
  }

  RepEntry entry() {
    RecordKey record = new RecordKey(1, rep());
    return new RepEntry(
        record,
        new Text("Rep " + rep()),
        new Rep(RepId.of(record), 1),
        Optional.of(mailbox()),
        true,
        Optional.of(new PersonRef(new RecordKey(2, rep()), Optional.of(new RecordKey(3, 1)))));
  }

  SeriesObserved from(LocalDate start) {
    Timing nine = new Timing.Timed(start.atTime(9, 0), start.atTime(9, 30), ZONE);
    return new SeriesObserved(
        new EventRef(mailbox(), "AAMkAGI2TGULAAA=%08d".formatted(number)),
        key().value(),
        "0123456789abcdef01234567",
        mailbox(),
        true,
        false,
        new Series(
            Appointment.of(new Text("Stand-up " + number), nine),
            ZONE,
            Recurrence.of(RruleReader.read("FREQ=DAILY"))),
        new TreeSet<>(),
        List.of());
  }
}
