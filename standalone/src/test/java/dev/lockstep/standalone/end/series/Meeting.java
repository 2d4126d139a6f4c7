package dev.lockstep.standalone.end.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.Row;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A series with attendees: their copies make no second records; who is missing in the CRM is marked
 * in each record, and who comes to one occurrence only in that one.
 */
final class Meeting {

  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final String GUEST = "series-guest@contoso.test";
  private static final String STRANGER = "series-stranger@fabrikam.test";
  private static final String ONCE = "series-once@fabrikam.test";

  private final SharedUp.Running running;

  Meeting(SharedUp.Running running) {
    this.running = running;
  }

  void play() throws Exception {
    Scene.rep(running, GUEST, "Guest");
    try (Scene scene =
            new Scene(
                running, "meeting", ZoneId.of("Europe/Berlin"), "W. Europe Standard Time", false);
        CrmDesk crm = running.crm()) {
      scene.create(
          scene.subject("Jour fixe"),
          NINE,
          TEN,
          1,
          scene.start().plusWeeks(2),
          ",'attendees':[" + attendee(GUEST) + "," + attendee(STRANGER) + "]");
      scene.shouldAgree("created with attendees");
      scene.should(
          "each record is marked",
          () ->
              assertThat(rows(scene, crm))
                  .hasSize(3)
                  .allSatisfy(
                      row -> {
                        assertThat(row.rep()).isEqualTo(scene.rep.rep());
                        assertThat(row.marked()).isTrue();
                        assertThat(row.repParticipants()).isNotEmpty();
                      }));

      crm.addPerson("Stranger", "Series", STRANGER, Optional.empty());
      scene.should(
          "each record is unmarked",
          () ->
              assertThat(rows(scene, crm))
                  .hasSize(3)
                  .allSatisfy(
                      row -> {
                        assertThat(row.marked()).isFalse();
                        assertThat(row.participants()).containsExactly(STRANGER);
                      }));
      oneOccurrence(scene, crm);
    }
  }

  private static void oneOccurrence(Scene scene, CrmDesk crm) throws Exception {
    LocalDate date = scene.agenda.date(1);
    scene.calendar.change(
        scene.calendar.instance(scene.master(), date),
        "{'attendees':["
            + attendee(GUEST)
            + ","
            + attendee(STRANGER)
            + ","
            + attendee(ONCE)
            + "]}");
    scene.should(
        "only the record of that occurrence is marked",
        () ->
            assertThat(rows(scene, crm))
                .hasSize(3)
                .allSatisfy(
                    row -> assertThat(row.marked()).as("%s", row).isEqualTo(isOn(row, date))));

    crm.addPerson("Once", "Series", ONCE, Optional.empty());
    scene.should(
        "it is unmarked, with one participant more than the others",
        () ->
            assertThat(rows(scene, crm))
                .allSatisfy(
                    row -> {
                      assertThat(row.marked()).isFalse();
                      assertThat(row.participants())
                          .isEqualTo(isOn(row, date) ? List.of(ONCE, STRANGER) : List.of(STRANGER));
                    }));
    scene.shouldAgree("one occurrence with an attendee more");
  }

  private static boolean isOn(Row row, LocalDate date) {
    return row.start().orElseThrow().toLocalDate().equals(date);
  }

  private static List<Row> rows(Scene scene, CrmDesk crm) throws Exception {
    return crm.findBySubject(scene.subject("Jour fixe"));
  }

  private static String attendee(String address) {
    return "{'type':'required','emailAddress':{'address':'" + address + "'}}";
  }
}
