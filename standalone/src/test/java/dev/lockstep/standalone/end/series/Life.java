package dev.lockstep.standalone.end.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The life of a series of one year, which has every clock change of its zone in it. After each step
 * both sides are compared date by date.
 */
final class Life {

  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final LocalTime HALF_PAST_FOUR = LocalTime.of(16, 30);
  private static final LocalTime QUARTER_PAST_FIVE = LocalTime.of(17, 15);
  private static final int HOURS = 24;

  /** A zone, and its name in Outlook. */
  record Place(String name, String zone, String inOutlook) {}

  private final SharedUp.Running running;
  private final Place place;
  private final boolean wholeDays;

  Life(SharedUp.Running running, Place place, boolean wholeDays) {
    this.running = running;
    this.place = place;
    this.wholeDays = wholeDays;
  }

  /** Created, changed, moved, cancelled, shortened, extended, shifted, re-patterned, deleted. */
  void play() throws Exception {
    String name = place.name() + (wholeDays ? "-days" : "");
    try (Scene scene =
        new Scene(running, name, ZoneId.of(place.zone()), place.inOutlook(), wholeDays)) {
      scene.create(scene.subject("Review"), NINE, TEN, 2, scene.start().plusWeeks(50), "");
      scene.shouldAgree("created in groupware");

      editInGroupware(scene);
      editInTheCrm(scene);

      scene.calendar.change(scene.master(), "{'location':{'displayName':'Room 1'}}");
      scene.agenda.changeAll(visit -> visit.place().isEmpty() ? visit.at("Room 1") : visit);
      scene.shouldAgree("the series changed, what differs from it kept");

      reshape(scene);

      scene.calendar.delete(scene.master());
      scene.shouldBeGone("deleted");
    }
  }

  private void editInGroupware(Scene scene) throws Exception {
    Agenda agenda = scene.agenda;
    Calendar calendar = scene.calendar;
    LocalDate renamed = agenda.date(1);
    calendar.change(calendar.instance(scene.master(), renamed), "{'subject':'Kept'}");
    agenda.change(renamed, visit -> visit.named("Kept"));
    LocalDate moved = agenda.date(3);
    Visit there = agenda.visit(moved);
    Visit then = wholeDays ? there.later(3 * HOURS).longer(2) : there.later(HOURS + 5);
    calendar.change(
        calendar.instance(scene.master(), moved),
        "{'start':%s,'end':%s}".formatted(calendar.time(then.start()), calendar.time(then.end())));
    agenda.change(moved, _ -> then);
    LocalDate cancelled = agenda.date(5);
    calendar.delete(calendar.instance(scene.master(), cancelled));
    agenda.cancel(cancelled);
    scene.shouldAgree("one renamed, one moved, one cancelled in groupware");
  }

  private void editInTheCrm(Scene scene) throws Exception {
    Agenda agenda = scene.agenda;
    LocalDate edited = agenda.date(7);
    scene.records.change(scene.key(), edited, "subject = 'Edited in the CRM', location = 'R 7'");
    agenda.change(edited, visit -> visit.named("Edited in the CRM").at("R 7"));
    LocalDate moved = agenda.date(9);
    if (wholeDays) {
      scene.records.change(
          scene.key(), moved, "start_date = start_date + 1, end_date = start_date + 2");
      agenda.change(moved, visit -> visit.later(HOURS).longer(1));
    } else {
      scene.records.change(
          scene.key(),
          moved,
          "start_date = start_date + 1, end_date = end_date + 1,"
              + " start_time = start_time + '2 hours', end_time = end_time + '2 hours'");
      agenda.change(moved, visit -> visit.later(HOURS + 2));
    }
    LocalDate deleted = agenda.date(11);
    scene.records.change(scene.key(), deleted, "del_cd = 1");
    agenda.cancel(deleted);
    scene.shouldAgree("one edited, one moved, one deleted in the CRM");
  }

  private void reshape(Scene scene) throws Exception {
    LocalDate last = scene.start().plusWeeks(50);
    LocalDate sooner = scene.start().plusWeeks(30);
    plan(scene, scene.everyWeeks(2), sooner, NINE, TEN);
    repattern(scene, scene.recurrence(2, sooner));
    scene.shouldAgree("shortened, exceptions dropped by Exchange");

    plan(scene, scene.everyWeeks(2), last, NINE, TEN);
    repattern(scene, scene.recurrence(2, last));
    scene.shouldAgree("extended again");

    if (!wholeDays) {
      plan(scene, scene.everyWeeks(2), last, HALF_PAST_FOUR, QUARTER_PAST_FIVE);
      scene.calendar.change(
          scene.master(), "{" + scene.times(HALF_PAST_FOUR, QUARTER_PAST_FIVE) + "}");
      scene.shouldAgree("shifted to another hour");
      assertThat(scene.records.links(scene.key()))
          .as("each occurrence kept its record")
          .isEqualTo(26);
    }

    plan(scene, scene.everyWeeks(3), last, HALF_PAST_FOUR, QUARTER_PAST_FIVE);
    repattern(scene, scene.recurrence(3, last));
    scene.shouldAgree("every third week now");

    int day = scene.start().getDayOfMonth();
    plan(
        scene,
        date -> date.getDayOfMonth() == Math.min(day, date.lengthOfMonth()),
        last,
        HALF_PAST_FOUR,
        QUARTER_PAST_FIVE);
    repattern(scene, scene.monthly(last));
    scene.shouldAgree("every month now, on its last day where it has no such day");

    scene.startsOn(scene.start().plusDays(1));
    plan(scene, scene.everyWeeks(4), last, HALF_PAST_FOUR, QUARTER_PAST_FIVE);
    scene.calendar.change(
        scene.master(),
        "{%s,'recurrence':%s}"
            .formatted(scene.times(HALF_PAST_FOUR, QUARTER_PAST_FIVE), scene.recurrence(4, last)));
    scene.shouldAgree("every fourth week, a day later");
  }

  private static void repattern(Scene scene, String recurrence) throws Exception {
    scene.calendar.change(scene.master(), "{'recurrence':" + recurrence + "}");
  }

  /** As planned from here on: whatever differed is gone. */
  private void plan(
      Scene scene, Predicate<LocalDate> rule, LocalDate last, LocalTime from, LocalTime to) {
    scene.agenda.plan(
        scene.start(), last, rule, scene.subject("Review"), "Room 1", from, to, wholeDays);
  }
}
