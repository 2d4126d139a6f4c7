package dev.lockstep.standalone.check;

import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.Event;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.desk.Row;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** People of its own for one run of the check, on both sides, and what to look at them with. */
final class Stage {
  private static final Eventually SOON = Eventually.SOON;

  private final MailboxDesk outlook;
  private final CrmDesk crm;
  private final String run;
  private final AtomicInteger days = new AtomicInteger();

  /**
   * A stage.
   *
   * @param run tells this run's people from those of others, such as {@code k3x9}
   */
  Stage(MailboxDesk outlook, CrmDesk crm, String run) {
    this.outlook = outlook;
    this.crm = crm;
    this.run = run;
  }

  /** A rep, with the person record that is the rep's own. */
  record Rep(RecordId id, RecordId person, String address) {}

  MailboxDesk outlook() {
    return outlook;
  }

  CrmDesk crm() {
    return crm;
  }

  /** A rep who is synchronized, with a mailbox. */
  Rep rep(String name) throws IOException, SQLException, InterruptedException {
    outlook.addMailbox(inside(name), name);
    return rep(name, true);
  }

  /** A rep; the mailbox is another matter. */
  Rep rep(String name, boolean enabled) throws SQLException {
    RecordId person = crm.addPerson(name, "Check-" + run, inside(name), Optional.empty());
    return new Rep(crm.addRep(name, inside(name), person, enabled), person, inside(name));
  }

  /** A person outside. */
  RecordId person(String name) throws SQLException {
    return crm.addPerson(name, "Check-" + run, outside(name), Optional.empty());
  }

  String inside(String name) {
    return name + "-" + run + "@contoso.test";
  }

  String outside(String name) {
    return name + "-" + run + "@fabrikam.test";
  }

  /** A subject that nobody else has. */
  String subject(String words) {
    return words + " (" + run + ")";
  }

  /** A time of its own, local, in the days to come. */
  LocalDateTime time() {
    int n = days.incrementAndGet();
    return LocalDate.now(MailboxDesk.ZONE).plusDays(1 + n % 20).atTime(8 + n % 9, 0);
  }

  /** The one record of this subject, as soon as it is so. */
  Eventually.Seen<Row> row(String wanted, String subject, Predicate<Row> isSo)
      throws Failed, IOException, SQLException, InterruptedException {
    Eventually.Seen<Row> seen =
        SOON.find(wanted, () -> crm.findBySubject(subject).stream().findFirst(), isSo);
    List<Row> all = crm.findBySubject(subject);
    if (all.size() > 1) {
      throw new Failed("more than one record: " + all);
    }
    return seen;
  }

  /** The one event of this subject, as soon as it is so. */
  Eventually.Seen<Event> event(
      String wanted, Rep rep, LocalDateTime day, String subject, Predicate<Event> isSo)
      throws Failed, IOException, SQLException, InterruptedException {
    Eventually.Seen<Event> seen =
        SOON.find(
            wanted,
            () -> outlook.findBySubject(rep.address(), day, subject).stream().findFirst(),
            isSo);
    List<Event> all = outlook.findBySubject(rep.address(), day, subject);
    if (all.size() > 1) {
      throw new Failed("more than one event: " + all);
    }
    return seen;
  }

  /**
   * Lets something else pass on the same way, so that what has not happened by then does not
   * happen: from a mailbox into the CRM.
   */
  void letPassFromGroupware(Rep rep)
      throws Failed, IOException, SQLException, InterruptedException {
    String subject = subject("passing " + days.incrementAndGet());
    outlook.add(rep.address(), subject, time(), List.of());
    row("a record of '" + subject + "'", subject, _ -> true);
  }

  /** The same from the CRM into a mailbox. */
  void letPassFromCrm(Rep rep) throws Failed, IOException, SQLException, InterruptedException {
    LocalDateTime start = time();
    String subject = subject("passing " + days.incrementAndGet());
    crm.addAppointment(rep.id(), subject, start);
    event("an event '" + subject + "'", rep, start, subject, _ -> true);
  }
}
