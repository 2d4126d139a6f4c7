package dev.lockstep.standalone.end.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.graph.GraphHttp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of series, from outside: HTTP to Graph and SQL to the CRM, both compared by date. */
@ExtendWith(SharedUp.class)
class SeriesIT {

  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime TEN = LocalTime.of(10, 0);

  private static final List<Life.Place> PLACES =
      List.of(
          new Life.Place("berlin", "Europe/Berlin", "W. Europe Standard Time"),
          new Life.Place("newyork", "America/New_York", "Eastern Standard Time"),
          new Life.Place("kolkata", "Asia/Kolkata", "India Standard Time"),
          new Life.Place("lordhowe", "Australia/Lord_Howe", "Lord Howe Standard Time"),
          new Life.Place("apia", "Pacific/Apia", "Samoa Standard Time"));

  private static final List<Life.Place> TURNING_CLOCKS =
      PLACES.stream().filter(SeriesIT::turnsClocks).toList();

  @FunctionalInterface
  private interface Play {
    void play() throws Exception;
  }

  /** The scenes play side by side in one stack. */
  @Test
  void seriesLiveOnBothSides(SharedUp.Running running) throws Exception {
    List<Play> plays = new ArrayList<>();
    for (Life.Place place : PLACES) {
      plays.add(() -> new Life(running, place, false).play());
      plays.add(() -> new Life(running, place, true).play());
    }
    for (Life.Place place : TURNING_CLOCKS) {
      plays.add(() -> new Night(running, place).play());
    }
    plays.add(() -> new Patterns(running).play());
    plays.add(() -> new HeldMail(running).play());
    plays.add(() -> singleAndBack(running));
    plays.add(() -> new Meeting(running).play());
    plays.add(() -> privateSeries(running));
    plays.add(() -> otherRep(running));
    plays.add(() -> pastTheNeighbour(running));
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> under = new ArrayList<>();
      for (Play play : plays) {
        under.add(
            executor.submit(
                () -> {
                  play.play();
                  return null;
                }));
      }
      for (Future<?> one : under) {
        one.get();
      }
    }
  }

  private static boolean turnsClocks(Life.Place place) {
    return ZoneId.of(place.zone()).getRules().nextTransition(Instant.now()) != null;
  }

  private static Scene berlin(SharedUp.Running running, String name) throws Exception {
    return new Scene(running, name, ZoneId.of("Europe/Berlin"), "W. Europe Standard Time", false);
  }

  private static void singleAndBack(SharedUp.Running running) throws Exception {
    try (Scene scene = berlin(running, "single")) {
      String subject = scene.subject("Talk");
      scene.create(subject, NINE, TEN, 1, scene.start().plusWeeks(3), "");
      scene.shouldAgree("created");

      scene.calendar.change(scene.master(), "{'recurrence':null}");
      scene.shouldBeGone("a single event now");
      try (CrmDesk crm = running.crm()) {
        scene.should(
            "one record of the single event",
            () ->
                assertThat(crm.findBySubject(subject))
                    .filteredOn(row -> row.status() == 0)
                    .hasSize(1));

        scene.calendar.change(
            scene.master(),
            "{'recurrence':" + scene.recurrence(1, scene.start().plusWeeks(3)) + "}");
        scene.shouldAgree("a series again");
        scene.should(
            "no record of the single event",
            () ->
                assertThat(crm.findBySubject(subject))
                    .filteredOn(row -> row.status() == 0)
                    .hasSize(4));
      }
    }
  }

  private static void privateSeries(SharedUp.Running running) throws Exception {
    try (Scene scene = berlin(running, "private")) {
      scene.create("Therapy", NINE, TEN, 1, scene.start().plusWeeks(2), ",'sensitivity':'private'");
      scene.calendar.change(
          scene.calendar.instance(scene.master(), scene.agenda.date(1)), "{'subject':'Secret'}");

      scene.should(
          "only that somebody is busy",
          () ->
              assertThat(scene.records.visits(scene.key()).values())
                  .hasSize(3)
                  .allSatisfy(
                      visit -> assertThat(visit.subject()).isEqualTo("Private appointment")));
    }
  }

  /** Given to another rep, the occurrence is cancelled here and an event of its own there. */
  private static void otherRep(SharedUp.Running running) throws Exception {
    String other = "series-other@contoso.test";
    RecordId otherRep = Scene.rep(running, other, "Other");
    try (Scene scene = berlin(running, "rep");
        GraphHttp graph = running.http()) {
      scene.create(scene.subject("Visit"), NINE, TEN, 1, scene.start().plusWeeks(3), "");
      scene.shouldAgree("created");
      LocalDate date = scene.agenda.date(2);

      scene.records.change(scene.key(), date, "rep_id = " + otherRep.rep());
      Calendar there = new Calendar(graph, other, ZoneId.of("Europe/Berlin"), "UTC");
      List<String> ids = new ArrayList<>();
      scene.should(
          "an event in the other mailbox",
          () -> {
            ids.clear();
            graph
                .get(GraphHttp.user(other) + "/events")
                .path("value")
                .forEach(event -> ids.add(event.path("id").asText()));
            assertThat(ids).hasSize(1);
            assertThat(scene.calendar.visits(scene.master())).hasSize(3).doesNotContainKey(date);
          });

      there.change(ids.getFirst(), "{'subject':'Renamed by the other'}");
      scene.should(
          "the record follows the other mailbox",
          () ->
              assertThat(scene.records.value(scene.key(), date, "subject"))
                  .isEqualTo("Renamed by the other"));
      scene.records.change(scene.key(), date, "location = 'Vienna'");
      scene.should(
          "the event follows the record",
          () ->
              assertThat(there.event(ids.getFirst()).path("location").path("displayName").asText())
                  .isEqualTo("Vienna"));
      assertThat(scene.calendar.visits(scene.master())).hasSize(3);
    }
  }

  /** What Exchange refuses is on the work list in plain words, and can be explained. */
  private static void pastTheNeighbour(SharedUp.Running running) throws Exception {
    try (Scene scene = berlin(running, "neighbour")) {
      scene.create(scene.subject("Class"), NINE, TEN, 1, scene.start().plusWeeks(3), "");
      scene.shouldAgree("created");
      LocalDate date = scene.agenda.date(1);

      scene.records.change(
          scene.key(), date, "start_date = start_date + 8, end_date = end_date + 8");

      Console console = new Console(running.console());
      scene.should(
          "it is on the work list",
          () ->
              assertThat(console.workList())
                  .contains(scene.key() + "/" + date)
                  .contains("day of its neighbour"));
      assertThat(scene.calendar.visits(scene.master())).hasSize(4);

      scene.records.change(
          scene.key(), date, "start_date = start_date - 8, end_date = end_date - 8");
      scene.should(
          "it is off the work list",
          () -> assertThat(console.workList()).doesNotContain(scene.key() + "/" + date));
      scene.shouldAgree("moved back");
      explained(scene, console, date);
    }
  }

  private static void explained(Scene scene, Console console, LocalDate date) throws Exception {
    String ofSeries = console.explain(scene.key());
    String ofOccurrence = console.explain(scene.key() + "/" + date);

    assertThat(ofSeries)
        .contains("4 occurrences new")
        .contains("REC")
        .containsPattern("\"rule\"\\s*:\\s*\"FREQ=WEEKLY;UNTIL=")
        .containsPattern("\"zone\"\\s*:\\s*\"Europe/Berlin\"");
    assertThat(ofOccurrence).contains("GW-1").contains("REC").contains("create the record");
  }
}
