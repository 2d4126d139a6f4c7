package dev.lockstep.standalone.end.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A daily series over the whole horizon, and a series that is split, through {@code up}. */
@ExtendWith(SharedUp.class)
class LongSeriesIT {

  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime TEN = LocalTime.of(10, 0);

  /** So that it fills the horizon, which by default is of 30 days back and 365 ahead. */
  private static final int BACK = 30;

  private static final int DAYS = 391;

  private static Scene berlin(SharedUp.Running running, String name) throws Exception {
    return new Scene(running, name, ZoneId.of("Europe/Berlin"), "W. Europe Standard Time", false);
  }

  @Test
  void oneEditOfADailySeriesOverThirteenMonthsIsOneWriteToTheCrm(SharedUp.Running running)
      throws Exception {
    try (Scene rep = berlin(running, "daily");
        Scene scene = new Scene(running, rep, rep.start().minusDays(BACK))) {
      LocalDate last = scene.start().plusDays(DAYS - 1);
      // in an hour that one night leaves out and another has twice
      scene.createDaily(scene.subject("Standup"), LocalTime.of(2, 15), LocalTime.of(2, 45), last);
      scene.shouldAgree("created");
      Map<LocalDate, String> before = scene.records.versions(scene.key());

      LocalDate renamed = scene.agenda.date(200);
      scene.calendar.change(
          scene.calendar.instance(scene.master(), renamed), "{'subject':'Renamed'}");
      scene.agenda.change(renamed, visit -> visit.named("Renamed"));
      scene.shouldAgree("one renamed in groupware");
      // what is written last says that nothing is on its way any more
      LocalDate moved = scene.agenda.date(201);
      scene.calendar.change(
          scene.calendar.instance(scene.master(), moved), "{'location':{'displayName':'Room 2'}}");
      scene.agenda.change(moved, visit -> visit.at("Room 2"));
      scene.shouldAgree("the next one moved to another room");

      Set<Map.Entry<LocalDate, String>> written =
          new HashSet<>(scene.records.versions(scene.key()).entrySet());
      written.removeAll(before.entrySet());
      assertThat(before).hasSize(DAYS);
      assertThat(written).extracting(Map.Entry::getKey).containsExactlyInAnyOrder(renamed, moved);
    }
  }

  /** "This and following", as Outlook does it: the old series ends sooner, a new one goes on. */
  @Test
  void thisAndFollowingIsAShorterSeriesAndANewOne(SharedUp.Running running) throws Exception {
    try (Scene kept = berlin(running, "kept");
        Scene following = new Scene(running, kept, kept.start().plusWeeks(5))) {
      LocalDate last = kept.start().plusWeeks(9);
      kept.create(kept.subject("Jour fixe"), NINE, TEN, 1, last, "");
      kept.shouldAgree("created");

      LocalDate end = kept.start().plusWeeks(4);
      kept.calendar.change(kept.master(), "{'recurrence':" + kept.recurrence(1, end) + "}");
      kept.agenda.plan(
          kept.start(),
          end,
          Agenda.everyWeeks(kept.start(), 1),
          kept.subject("Jour fixe"),
          "",
          NINE,
          TEN,
          false);
      LocalTime eleven = LocalTime.of(11, 0);
      LocalTime noon = LocalTime.of(12, 0);
      following.create(kept.subject("Jour fixe"), eleven, noon, 1, last, "");

      kept.shouldAgree("shortened");
      following.shouldAgree("goes on at another hour");
      assertThat(kept.records.visits(kept.key())).hasSize(5);
      assertThat(following.records.visits(following.key())).hasSize(5);
    }
  }
}
