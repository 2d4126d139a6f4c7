package dev.lockstep.groupware.event;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series read from the simulator through the real SDK, and held against what it lists. */
class SeriesInGraphTest {

  private static final String DAILY = "'type':'daily','interval':1";
  private static final String NO_END = "'type':'noEnd'";
  private static final LocalDate START = LocalDate.of(2027, 3, 22);

  private final EventMapping events =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private final SeriesMapping mapping = new SeriesMapping(events);
  private SimulatedGraph graph;

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private SeriesReading read(String master) throws Exception {
    return mapping.read(graph.calendars().series(ADA, master), ADA);
  }

  private SeriesObserved shown(String master) throws Exception {
    return ((SeriesReading.Meant) read(master)).shown();
  }

  private String instance(String master, LocalDate day) {
    return graph.instances(ADA, master, day, 1).getFirst().get("id").asText();
  }

  private String berlin(String pattern, String end) {
    return graph.createSeries(
        ADA, "Standup", "W. Europe Standard Time", START, "09:00", "09:30", pattern, end);
  }

  /** What the series says of each occurrence is what Graph says of it as an event of its own. */
  private void assertSameAsListed(String master, LocalDate from, int days) throws Exception {
    SeriesObserved shown = shown(master);
    Map<LocalDate, Appointment> listed = new TreeMap<>();
    for (int day = 0; day < days; day += 40) {
      List<GraphEvent> instances =
          graph
              .calendars()
              .instances(
                  ADA,
                  master,
                  new Window(
                      from.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
                      from.plusDays(Math.min(days, day + 40))
                          .atStartOfDay(ZoneOffset.UTC)
                          .toInstant()));
      for (GraphEvent one : instances) {
        listed.put(
            mapping.date(one, shown.series()),
            mapping.occurrence(one, shown).orElseThrow().content());
      }
    }
    Map<LocalDate, Appointment> said = new TreeMap<>();
    shown
        .series()
        .within(
            new dev.lockstep.model.recurrence.expansion.Window(
                from.minusDays(40), from.plusDays(days + 40L), 9999))
        .forEach(one -> said.put(one.date(), one.content()));
    said.keySet()
        .removeIf(
            date -> !listed.containsKey(date) && !isInside(said.get(date), shown, from, days));

    assertThat(listed).isNotEmpty().isEqualTo(said);
  }

  private static boolean isInside(Appointment one, SeriesObserved shown, LocalDate from, int days) {
    ZoneId zone = shown.series().zone();
    Instant start;
    Instant end;
    switch (one.timing()) {
      case Timing.Timed timed -> {
        start = timed.start().atZone(zone).toInstant();
        end = timed.end().atZone(zone).toInstant();
      }
      case Timing.AllDay allDay -> {
        start = allDay.start().atStartOfDay(zone).toInstant();
        end = allDay.end().atStartOfDay(zone).toInstant();
      }
    }
    return end.isAfter(from.atStartOfDay(ZoneOffset.UTC).toInstant())
        && start.isBefore(from.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "W. Europe Standard Time, 09:00, 09:30",
    "W. Europe Standard Time, 02:15, 02:45",
    "Eastern Standard Time, 20:30, 23:00",
    "India Standard Time, 00:15, 01:00",
    "Lord Howe Standard Time, 01:45, 02:15",
    "Samoa Standard Time, 23:30, 00:30",
    "Asia/Kathmandu, 10:00, 11:00",
    "W. Europe Standard Time, '', ''",
    "Eastern Standard Time, '', ''",
    "Samoa Standard Time, '', ''",
    "UTC, '', ''",
  })
  void everyOccurrenceIsWhatGraphListsAcrossTheClockChanges(String zone, String from, String to)
      throws Exception {
    String master = graph.createSeries(ADA, "Standup", zone, START, from, to, DAILY, NO_END);

    assertSameAsListed(master, START.minusDays(2), 380);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'type':'weekly','interval':2,'daysOfWeek':['sunday','monday'],'firstDayOfWeek':'monday'",
        "'type':'weekly','interval':2,'daysOfWeek':['sunday','monday']",
        "'type':'absoluteMonthly','interval':1,'dayOfMonth':31",
        "'type':'relativeMonthly','interval':1,'daysOfWeek':['monday','friday'],'index':'last'",
        "'type':'absoluteYearly','interval':1,'dayOfMonth':29,'month':2",
        "'type':'relativeYearly','interval':1,'daysOfWeek':['tuesday'],'index':'second','month':9",
      })
  void everyPatternIsRead(String pattern) throws Exception {
    assertSameAsListed(berlin(pattern, NO_END), START, 1200);
    assertSameAsListed(berlin(pattern, "'type':'numbered','numberOfOccurrences':3"), START, 1200);
    assertSameAsListed(berlin(pattern, "'type':'endDate','endDate':'2029-01-31'"), START, 1200);
  }

  @Test
  void exceptionsAndCancelledOccurrencesAreReadByTheirDates() throws Exception {
    String master = berlin(DAILY, "'type':'numbered','numberOfOccurrences':6");
    graph.change(ADA, instance(master, START.plusDays(1)), "{'subject':'Lunch'}");
    graph.delete(ADA, instance(master, START.plusDays(2)));
    graph.change(
        ADA,
        instance(master, START.plusDays(4)),
        """
        {'start':{'dateTime':'2027-03-25T23:15:00','timeZone':'UTC'},
         'end':{'dateTime':'2027-03-26T00:15:00','timeZone':'UTC'}}""");

    SeriesReading.Meant read = (SeriesReading.Meant) read(master);
    Series series = read.shown().series();

    assertThat(series.occurrence(START.plusDays(1)).map(Appointment::subject))
        .contains(new Text("Lunch"));
    assertThat(series.occurrence(START.plusDays(2))).isEmpty();
    assertThat(series.occurrence(START.plusDays(4)).map(Appointment::timing))
        .contains(
            new Timing.Timed(
                START.plusDays(4).atTime(0, 15),
                START.plusDays(4).atTime(1, 15),
                ZoneId.of("Europe/Berlin")));
    assertThat(read.exceptions())
        .containsOnlyKeys(START.plusDays(1), START.plusDays(4))
        .containsEntry(START.plusDays(1), instance(master, START.plusDays(1)));
    assertSameAsListed(master, START, 10);
  }

  @Test
  void everyChangeOfASeriesIsANewVersion() throws Exception {
    String master = berlin(DAILY, NO_END);
    String first = shown(master).version();
    graph.change(ADA, instance(master, START.plusDays(1)), "{'subject':'Lunch'}");
    String second = shown(master).version();
    graph.delete(ADA, instance(master, START.plusDays(2)));
    String third = shown(master).version();

    assertThat(shown(master).version()).isEqualTo(third);
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  @Test
  void aPrivateSeriesIsMaskedWithItsExceptions() throws Exception {
    String master = berlin(DAILY, NO_END);
    graph.change(ADA, master, "{'sensitivity':'private'}");
    graph.change(
        ADA, instance(master, START.plusDays(1)), "{'subject':'Secret','sensitivity':'normal'}");

    Series series = shown(master).series();

    assertThat(series.content().subject()).isEqualTo(Appointment.MASKED_SUBJECT);
    assertThat(series.occurrence(START.plusDays(1)))
        .get()
        .as("nothing but a mask, and so known for one")
        .matches(Appointment::hidesContent);
    assertThat(series.toString()).doesNotContain("Standup").doesNotContain("Secret");
  }

  @Test
  void aPrivateExceptionOfAnOpenSeriesIsMasked() throws Exception {
    String master = berlin(DAILY, NO_END);
    graph.change(
        ADA, instance(master, START.plusDays(1)), "{'subject':'Secret','sensitivity':'private'}");

    Series series = shown(master).series();

    assertThat(series.content().subject()).isEqualTo(new Text("Standup"));
    assertThat(series.toString()).doesNotContain("Secret");
  }

  @Test
  void anExceptionHasAttendeesOfItsOwnAndTheOthersThoseOfTheSeries() throws Exception {
    String master = berlin(DAILY, NO_END);
    graph.change(ADA, master, "{'attendees':[" + attendee("eve@customer.test") + "]}");
    graph.change(
        ADA,
        instance(master, START.plusDays(1)),
        "{'attendees':["
            + attendee("eve@customer.test")
            + ","
            + attendee("carl@customer.test")
            + "]}");
    graph.change(ADA, instance(master, START.plusDays(2)), "{'attendees':[]}");

    Series series = shown(master).series();

    assertThat(invited(series, 0)).containsExactly("eve@customer.test");
    assertThat(invited(series, 1)).containsExactly("carl@customer.test", "eve@customer.test");
    assertThat(invited(series, 2)).isEmpty();
    assertThat(invited(series, 3)).containsExactly("eve@customer.test");
    assertSameAsListed(master, START, 10);
  }

  private static String attendee(String address) {
    return "{'type':'required','emailAddress':{'address':'" + address + "'}}";
  }

  private static List<String> invited(Series series, int day) {
    return series.occurrence(START.plusDays(day)).orElseThrow().participants().addresses().stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void aSeriesThatIsASingleEventNowSaysSo() throws Exception {
    String master = berlin(DAILY, NO_END);
    graph.change(ADA, master, "{'recurrence':null}");

    assertThat(graph.calendars().series(ADA, master).master().type())
        .isEqualTo(dev.lockstep.groupware.calendar.EventType.SINGLE_INSTANCE);
  }

  @Test
  void theTimeOfDayOfAnExceptionIsThatOfTheSeriesZone() throws Exception {
    String master = berlin(DAILY, NO_END);
    JsonNode before = graph.instances(ADA, master, START, 1).getFirst();
    graph.change(ADA, before.get("id").asText(), "{'location':{'displayName':'Room 1'}}");

    assertThat(
            shown(master)
                .series()
                .occurrence(START)
                .map(Appointment::timing)
                .map(timing -> ((Timing.Timed) timing).start().toLocalTime()))
        .contains(LocalTime.of(9, 0));
  }
}
