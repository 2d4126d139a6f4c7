package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static dev.lockstep.groupware.graph.SimulatedGraph.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.graph.RecurrenceZone;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds over a simulated mailbox with a series in it; what they publish is kept in a list. */
class SeriesRoundTest {

  private static final LocalDate START = LocalDate.parse(SimulatedGraph.day(10));

  private final List<Outgoing<?, ?>> published = new ArrayList<>();
  private SimulatedGraph graph;
  private MailboxContext ada = MailboxContext.of(ADA, 3);
  private Optional<Cursor> cursor = Optional.empty();
  private Clock clock = Clock.systemUTC();
  private String master;

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
    master =
        graph.createSeries(
            ADA,
            "Standup",
            "W. Europe Standard Time",
            START,
            "09:00",
            "09:30",
            "'type':'daily','interval':1",
            "'type':'numbered','numberOfOccurrences':5");
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private void profile(String master, String exception, String deletion) {
    graph.control(
        "PATCH",
        "/profile",
        "{'deltaMaster':'%s','deltaException':'%s','deletedOccurrence':'%s'}"
            .formatted(master, exception, deletion));
  }

  /** One round; what it published, by key. */
  private List<Map.Entry<SourceKey, GroupwareChange>> changes() throws Exception {
    run(graph.calendars());
    List<Map.Entry<SourceKey, GroupwareChange>> changes = new ArrayList<>();
    for (Outgoing<?, ?> record : published) {
      if (record.key() instanceof SourceKey key
          && record.value().orElseThrow() instanceof GroupwareChange change) {
        changes.add(Map.entry(key, change));
      }
    }
    return changes;
  }

  private void run(Calendars calendars) throws Exception {
    published.clear();
    DeltaRound round =
        new DeltaRound(
            calendars,
            new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED),
            new ChangePublisher(published::addAll),
            new Horizon(Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(7)),
            clock);
    cursor = Optional.of(round.run(ada, cursor, false).cursor());
  }

  private GroupwareChange onlyChange() throws Exception {
    List<Map.Entry<SourceKey, GroupwareChange>> changes = changes();
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().getKey()).isEqualTo(key());
    return changes.getFirst().getValue();
  }

  private SeriesObserved series() throws Exception {
    GroupwareChange change = onlyChange();
    assertThat(change).isInstanceOf(SeriesObserved.class);
    return (SeriesObserved) change;
  }

  private SourceKey key() {
    return SourceKey.ofMailbox(
        AppointmentKey.bornInGroupware(
            graph.graph("GET", "/users/" + ADA + "/events/" + master, "").get("iCalUId").asText()),
        ADA);
  }

  private String instance(LocalDate day) {
    return graph.instances(ADA, master, day, 1).getFirst().get("id").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "included, full, master",
    "included, sparse, master",
    "omitted, full, master",
    "omitted, sparse, master",
  })
  void aSeriesIsPublishedWholeHoweverDeltaListsIt(String listed, String exception, String deletion)
      throws Exception {
    profile(listed, exception, deletion);
    SourceKey key = key();

    SeriesObserved fresh = series();
    graph.change(ADA, instance(START.plusDays(1)), "{'subject':'Lunch'}");
    SeriesObserved edited = series();
    graph.delete(ADA, instance(START.plusDays(2)));
    if (listed.equals("omitted")) {
      ada.series().notified(master);
    }
    SeriesObserved shortened = series();
    graph.change(ADA, master, "{'location':{'displayName':'Vienna'}}");
    SeriesObserved moved = series();

    assertThat(fresh.event()).isEqualTo(new EventRef(ADA, master));
    assertThat(fresh.organized()).isTrue();
    assertThat(fresh.series().occurrence(START.plusDays(4))).isPresent();
    assertThat(fresh.series().occurrence(START.plusDays(5))).isEmpty();
    assertThat(edited.series().occurrence(START.plusDays(1)).map(Appointment::subject))
        .contains(new Text("Lunch"));
    assertThat(shortened.series().occurrence(START.plusDays(2))).isEmpty();
    assertThat(moved.series().occurrence(START.plusDays(1)).map(Appointment::location))
        .contains(new Text("Vienna"));
    assertThat(moved.series().occurrence(START.plusDays(2))).isEmpty();
    assertThat(changes()).isEmpty();

    graph.delete(ADA, master);
    List<Map.Entry<SourceKey, GroupwareChange>> gone = changes();
    assertThat(gone)
        .containsExactly(
            Map.entry(key, new EventAbsent(new EventRef(ADA, master), Absence.DELETED)));
  }

  /** Graph's documentation does not say which of the two its service does. */
  @ParameterizedTest
  @CsvSource({"dropExceptions, false", "keepExceptions, true"})
  void whatAnotherPatternLeavesOfTheExceptionsIsPublished(String profile, boolean kept)
      throws Exception {
    graph.control("PATCH", "/profile", "{'patternChange':'" + profile + "'}");
    graph.change(ADA, instance(START.plusDays(2)), "{'subject':'Lunch'}");
    graph.change(ADA, instance(START.plusDays(1)), "{'subject':'Off the new pattern'}");
    graph.delete(ADA, instance(START.plusDays(4)));
    changes();

    graph.change(ADA, master, every(2, START, 5));
    Series series = series().series();

    assertThat(series.occurrence(START.plusDays(2)).map(Appointment::subject))
        .contains(new Text(kept ? "Lunch" : "Standup"));
    assertThat(series.occurrence(START.plusDays(4)).isPresent()).isNotEqualTo(kept);
    assertThat(series.occurrence(START.plusDays(1))).isEmpty();
    assertThat(series.occurrence(START.plusDays(8))).isPresent();
  }

  /** Outlook ends the series before that day and makes a new one of the rest. */
  @Test
  void thisAndFollowingIsPublishedAsTheShortenedSeriesAndANewOne() throws Exception {
    graph.change(ADA, instance(START.plusDays(1)), "{'subject':'Kept'}");
    changes();
    SourceKey old = key();

    graph.change(ADA, master, every(1, START, 2));
    String rest =
        graph.createSeries(
            ADA,
            "Standup, later",
            "W. Europe Standard Time",
            START.plusDays(2),
            "11:00",
            "11:30",
            "'type':'daily','interval':1",
            "'type':'numbered','numberOfOccurrences':3");
    Map<SourceKey, GroupwareChange> published = new HashMap<>();
    changes().forEach(change -> published.put(change.getKey(), change.getValue()));
    master = rest;

    assertThat(published).containsOnlyKeys(old, key());
    assertThat(dates(published.get(old))).containsExactly(START, START.plusDays(1));
    assertThat(dates(published.get(key())))
        .containsExactly(START.plusDays(2), START.plusDays(3), START.plusDays(4));
  }

  private static String every(int days, LocalDate start, int times) {
    return """
        {'recurrence':{'pattern':{'type':'daily','interval':%d},
         'range':{'type':'numbered','startDate':'%s','numberOfOccurrences':%d}}}"""
        .formatted(days, start, times);
  }

  private static List<LocalDate> dates(@Nullable GroupwareChange change) {
    assertThat(change).isInstanceOf(SeriesObserved.class);
    return ((SeriesObserved) Objects.requireNonNull(change))
        .series().within(Window.from(START.minusDays(30), 99)).stream()
            .map(Series.Occurrence::date)
            .toList();
  }

  @Test
  void aDeletionOfWhichDeltaSaysNothingIsSeenAfterItsNotification() throws Exception {
    profile("included", "full", "silent");
    changes();
    graph.delete(ADA, instance(START.plusDays(2)));
    assertThat(changes()).isEmpty();

    ada.series().notified(master);

    assertThat(series().series().occurrence(START.plusDays(2))).isEmpty();
  }

  @Test
  void withoutNotificationsEachSeriesIsReadFromTimeToTime() throws Exception {
    profile("included", "full", "silent");
    changes();
    graph.delete(ADA, instance(START.plusDays(2)));
    assertThat(changes()).isEmpty();

    clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));

    assertThat(series().series().occurrence(START.plusDays(2))).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void aSeriesThatBecomesASingleEventAndBackIsSaidUnderOneKey() throws Exception {
    series();
    graph.change(ADA, master, "{'recurrence':null}");
    assertThat(onlyChange()).isInstanceOf(EventObserved.class);

    graph.change(ADA, master, every(2, START, 2));

    assertThat(series().series().occurrence(START.plusDays(2))).isPresent();
  }

  @Test
  void aSeriesThatCannotBeMeantIsSaidAndTakenUpWhenItCan() throws Exception {
    RecurrenceZone custom =
        new RecurrenceZone(
            Optional.of("tzone://Microsoft/Custom"), Optional.empty(), Optional.empty());
    run(
        new CalendarsWithHook(
            graph.calendars(),
            _ -> {},
            series ->
                new GraphSeries(
                    series.master(),
                    series.recurrence(),
                    custom,
                    series.exceptions(),
                    series.cancelled())));

    assertThat(published.getFirst().value().orElseThrow())
        .isInstanceOfSatisfying(
            EventNotRepresentable.class,
            not -> assertThat(not.reason()).isEqualTo(Reason.UNKNOWN_TIME_ZONE));
    graph.change(ADA, master, "{'location':{'displayName':'Vienna'}}");
    assertThat(series().series().content().location()).isEqualTo(new Text("Vienna"));
  }

  @Test
  void aPrivateSeriesIsPublishedMaskedWithItsExceptions() throws Exception {
    graph.change(ADA, master, "{'sensitivity':'private','body':{'content':'Diagnosis'}}");
    graph.change(ADA, instance(START.plusDays(1)), "{'subject':'Secret'}");

    assertThat(series().toString()).doesNotContain("Standup", "Secret", "Diagnosis");
  }

  @Test
  void aCopyOfAMeetingInAnotherMailboxHasTheSameKeyAndNamesTheOrganizer() throws Exception {
    graph.change(
        ADA,
        master,
        "{'attendees':[{'emailAddress':{'address':'" + BOB + "'},'type':'required'}]}");
    SourceKey key = key();
    ada = MailboxContext.of(BOB, 3);

    List<Map.Entry<SourceKey, GroupwareChange>> changes = changes();

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().getKey()).isEqualTo(SourceKey.ofMailbox(key.appointment(), BOB));
    assertThat(changes.getFirst().getValue())
        .isInstanceOfSatisfying(
            SeriesObserved.class,
            series -> {
              assertThat(series.organized()).isFalse();
              assertThat(series.organizer()).isEqualTo(ADA);
            });
  }

  @Test
  void aSeriesThatWasNotSynchronizedBeforeIsTakenUpAfterTheUpgrade() throws Exception {
    changes();
    SourceKey key = key();
    ada = MailboxContext.of(ADA, 3);
    ada.index()
        .published(
            key.appointment(),
            new EventNotRepresentable(
                new EventRef(ADA, master),
                "uid",
                "W/\"1\"",
                Reason.RECURRING,
                new Text("Standup"),
                "it recurs"));

    assertThat(series().series().content().subject()).isEqualTo(new Text("Standup"));
  }

  @Test
  void whatOurOwnWriteOvertookIsReadAgainBeforeItIsPublished() throws Exception {
    changes();
    graph.change(ADA, instance(START.plusDays(1)), "{'subject':'Lunch'}");
    String id = instance(START.plusDays(2));
    run(
        new CalendarsWithHook(
            graph.calendars(),
            _ -> {},
            series -> {
              // a write of ours, between the reading of the series and its publication
              graph.change(ADA, id, "{'subject':'Written by us'}");
              ada.writes().begin(master);
              ada.writes().end(master);
              return series;
            }));

    SeriesObserved series = (SeriesObserved) published.getFirst().value().orElseThrow();
    assertThat(series.series().occurrence(START.plusDays(2)).map(Appointment::subject))
        .contains(new Text("Written by us"));
  }
}
