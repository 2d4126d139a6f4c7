package dev.lockstep.standalone.end.series;

import static org.awaitility.Awaitility.await;

import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;

/** A rep with a mailbox and a series in one zone, and what should be there of it. */
final class Scene implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(100);

  final Agenda agenda;
  final Calendar calendar;
  final Records records;
  final String mailbox;
  final RecordId rep;
  final boolean wholeDays;
  private final GraphHttp graph;
  private final String name;
  private final ZoneId zone;
  private final String zoneName;
  private LocalDate start;
  private String master = "";
  private String key = "";

  /**
   * A scene.
   *
   * @param name tells its people from those of others
   */
  Scene(SharedUp.Running running, String name, ZoneId zone, String zoneName, boolean wholeDays)
      throws SQLException, IOException, InterruptedException {
    this.name = name;
    this.zone = zone;
    this.agenda = new Agenda(zone);
    this.zoneName = zoneName;
    this.wholeDays = wholeDays;
    this.mailbox = "series-" + name + "@contoso.test";
    this.graph = running.http();
    this.calendar = new Calendar(graph, mailbox, zone, zoneName);
    this.records = new Records(running.database(), zone);
    this.start = LocalDate.now(zone).plusDays(3);
    this.rep = rep(running, mailbox, name);
  }

  /** Another series of the same rep, that starts on this day. */
  Scene(SharedUp.Running running, Scene other, LocalDate start) throws SQLException {
    this.name = other.name;
    this.wholeDays = other.wholeDays;
    this.mailbox = other.mailbox;
    this.graph = running.http();
    this.calendar = new Calendar(graph, mailbox, other.zone, other.zoneName);
    this.records = new Records(running.database(), other.zone);
    this.zone = other.zone;
    this.agenda = new Agenda(other.zone);
    this.zoneName = other.zoneName;
    this.start = start;
    this.rep = other.rep;
  }

  /** A rep who is synchronized, with a mailbox. */
  static RecordId rep(SharedUp.Running running, String mailbox, String name)
      throws SQLException, IOException, InterruptedException {
    try (GraphHttp graph = running.http();
        CrmDesk crm = running.crm()) {
      new MailboxDesk(graph).addMailbox(mailbox, name);
      RecordId person = crm.addPerson(name, "Series", mailbox, Optional.empty());
      return crm.addRep(name, mailbox, person, true);
    }
  }

  String subject(String words) {
    return words + " " + name;
  }

  String master() {
    return master;
  }

  String key() {
    return key;
  }

  /** The day of the first occurrence. */
  LocalDate start() {
    return start;
  }

  /** From the next change on. */
  void startsOn(LocalDate other) {
    start = other;
  }

  /** Every n-th week, counted from the start. */
  Predicate<LocalDate> everyWeeks(int n) {
    return Agenda.everyWeeks(start, n);
  }

  /** Makes the series; the agenda has it, too. */
  void create(String subject, LocalTime from, LocalTime to, int weeks, LocalDate last, String more)
      throws IOException, InterruptedException {
    agenda.plan(start, last, Agenda.everyWeeks(start, weeks), subject, "", from, to, wholeDays);
    make(subject, from, to, recurrence(weeks, last), more);
  }

  /** Makes a series of every day; the agenda has it, too. */
  void createDaily(String subject, LocalTime from, LocalTime to, LocalDate last)
      throws IOException, InterruptedException {
    agenda.plan(start, last, _ -> true, subject, "", from, to, wholeDays);
    make(subject, from, to, recurrence("'type':'daily','interval':1", last), "");
  }

  /** Makes a series that repeats like this; the agenda has it up to a day, too. */
  void create(
      String subject,
      LocalTime from,
      LocalTime to,
      String recurrence,
      Predicate<LocalDate> rule,
      LocalDate last)
      throws IOException, InterruptedException {
    agenda.plan(start, last, rule, subject, "", from, to, wholeDays);
    make(subject, from, to, recurrence, "");
  }

  private void make(String subject, LocalTime from, LocalTime to, String recurrence, String more)
      throws IOException, InterruptedException {
    master =
        calendar.create(
            "{'subject':'%s','isAllDay':%s,%s,'recurrence':%s%s}"
                .formatted(subject, wholeDays, times(from, to), recurrence, more));
    key = "gw:" + calendar.event(master).path("iCalUId").asText();
  }

  String times(LocalTime from, LocalTime to) {
    return "'start':%s,'end':%s"
        .formatted(
            calendar.time(wholeDays ? start.atStartOfDay() : start.atTime(from)),
            calendar.time(wholeDays ? start.plusDays(1).atStartOfDay() : start.atTime(to)));
  }

  String recurrence(int weeks, LocalDate last) {
    String weekday = start.getDayOfWeek().name().toLowerCase(java.util.Locale.ROOT);
    return recurrence(
        "'type':'weekly','interval':%d,'daysOfWeek':['%s'],'firstDayOfWeek':'monday'"
            .formatted(weeks, weekday),
        last);
  }

  /** Every month on the day of the start. */
  String monthly(LocalDate last) {
    return recurrence(
        "'type':'absoluteMonthly','interval':1,'dayOfMonth':" + start.getDayOfMonth(), last);
  }

  private String recurrence(String pattern, LocalDate last) {
    return "{'pattern':{%s},'range':{'type':'endDate','startDate':'%s','endDate':'%s'}}"
        .formatted(pattern, start, last);
  }

  /** Both sides show what should be there, date by date. */
  void shouldAgree(String step) {
    await(name + ": " + step)
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(
            () -> {
              Assertions.assertThat(records.visits(key))
                  .as("the CRM, after: %s", step)
                  .isEqualTo(agenda.visits());
              Assertions.assertThat(calendar.visits(master))
                  .as("groupware, after: %s", step)
                  .isEqualTo(agenda.visits());
            });
  }

  /** The CRM shows what should be there up to a day, date by date. */
  void shouldBeInTheCrmUntil(LocalDate last, String step) {
    should(
        step,
        () ->
            Assertions.assertThat(records.visits(key).headMap(last.plusDays(1)))
                .isEqualTo(agenda.visits()));
  }

  /** The CRM has nothing of it any more. */
  void shouldBeGone(String step) {
    await(name + ": " + step)
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() -> Assertions.assertThat(records.visits(key)).isEmpty());
  }

  /** Something is so, in a while. */
  void should(String step, org.awaitility.core.ThrowingRunnable isSo) {
    await(name + ": " + step).atMost(PATIENCE).pollInterval(LOOK).untilAsserted(isSo);
  }

  @Override
  public void close() throws SQLException {
    records.close();
    graph.close();
  }
}
