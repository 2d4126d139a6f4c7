package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.groupware.budget.Patience;
import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.capture.ChangePublisher;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands about occurrences, carried out in the simulator through the real SDK. */
class OccurrenceSinkTest {

  private static final LocalDate START = LocalDate.of(2027, 3, 22);
  private static final LocalDate DATE = START.plusDays(3);
  private static final AppointmentKey SERIES = AppointmentKey.bornInGroupware("uid");

  private final EventMapping events =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private final SeriesMapping mapping = new SeriesMapping(events);
  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());
  private final List<Outgoing<?, ?>> published = new ArrayList<>();
  private SimulatedGraph graph;
  private GroupwareSink sink;
  private String master;
  private int sequence;

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
    sink = sink();
    master = daily("09:00", "09:30");
  }

  private GroupwareSink sink() {
    return new GroupwareSink(
        graph.calendars(),
        new MailboxContexts(3),
        new SinkDecision(events),
        new OccurrenceDecision(events, mapping, digests),
        new ChangePublisher(published::addAll),
        new Patience(Duration.ofMillis(1), Duration.ofMillis(5)));
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private String daily(String from, String to) {
    return graph.createSeries(
        ADA,
        "Standup",
        "W. Europe Standard Time",
        START,
        from,
        to,
        "'type':'daily','interval':1",
        "'type':'numbered','numberOfOccurrences':10");
  }

  private SeriesObserved shown() throws Exception {
    Calendars calendars = graph.calendars();
    return ((SeriesReading.Meant) mapping.read(calendars.series(ADA, master), ADA)).shown();
  }

  private Appointment occurrence(LocalDate date) throws Exception {
    return shown().series().occurrence(date).orElseThrow();
  }

  private String version(LocalDate date) throws Exception {
    return new OccurrenceVersion(digests.of(occurrence(date)), shown().version()).toString();
  }

  private String exception() throws Exception {
    return graph.calendars().series(ADA, master).exceptions().getFirst().id();
  }

  private JsonNode instance(LocalDate day) {
    return graph.instances(ADA, master, day, 1).getFirst();
  }

  private void edit(LocalDate day, String body) {
    graph.change(ADA, instance(day).get("id").asText(), body);
  }

  private CommandId command(LocalDate date) {
    return new CommandId(SERIES.occurrence(date), Side.GROUPWARE, ++sequence);
  }

  private GroupwareCommand.UpdateEvent update(
      LocalDate date, String base, Appointment wanted, Field... changed) {
    return new GroupwareCommand.UpdateEvent(
        command(date),
        new EventRef(ADA, master),
        base,
        new EventState(ADA, wanted, Footer.NONE),
        Set.of(changed),
        MailImpact.SILENT,
        Optional.empty());
  }

  private GroupwareCommand.UpdateEvent renaming(LocalDate date, String subject) throws Exception {
    return update(date, version(date), occurrence(date).with(new Text(subject)), Field.SUBJECT);
  }

  private GroupwareCommand.DeleteEvent deleting(LocalDate date) throws Exception {
    return new GroupwareCommand.DeleteEvent(
        command(date), new EventRef(ADA, master), version(date), MailImpact.SILENT);
  }

  private GroupwareResult.Written written(GroupwareCommand command) throws Exception {
    GroupwareResult result = sink.carryOut(command);
    assertThat(result).isInstanceOf(GroupwareResult.Written.class);
    return (GroupwareResult.Written) result;
  }

  private List<String> subjects() {
    return graph.instances(ADA, master, START, 20).stream()
        .map(one -> one.get("subject").asText())
        .toList();
  }

  private SeriesObserved lastPublished() {
    return (SeriesObserved) published.getLast().value().orElseThrow();
  }

  private void fault(String method, String action) {
    graph.control(
        "POST",
        "/faults",
        "{'method':'" + method + "','path':'/events','times':1,'action':{" + action + "}}");
  }

  @Test
  void onlyTheOccurrenceIsChangedAndTheSeriesWithItIsPublishedBeforeTheResult() throws Exception {
    Series before = shown().series();
    Appointment wanted = before.occurrence(DATE).orElseThrow().with(new Text("Lunch"));

    GroupwareResult.Written result = written(update(DATE, version(DATE), wanted, Field.SUBJECT));

    assertThat(subjects()).hasSize(10).containsOnlyOnce("Lunch");
    assertThat(instance(DATE).get("subject").asText()).isEqualTo("Lunch");
    assertThat(result.stored()).isEqualTo(wanted).isEqualTo(occurrence(DATE));
    assertThat(result.event()).isEqualTo(new EventRef(ADA, master));
    assertThat(result.already()).isFalse();
    assertThat(published.getLast().key()).isEqualTo(SourceKey.ofMailbox(SERIES, ADA));
    assertThat(lastPublished().series()).isEqualTo(shown().series());
    assertThat(result.version())
        .isEqualTo(new OccurrenceVersion(digests.of(wanted), lastPublished().version()).toString());
  }

  @Test
  void theNextCommandIsBasedOnTheResultOfTheLast() throws Exception {
    GroupwareResult.Written first = written(renaming(DATE, "Lunch"));

    GroupwareResult.Written second =
        written(
            update(DATE, first.version(), first.stored().with(new Text("Dinner")), Field.SUBJECT));

    assertThat(second.stored().subject()).isEqualTo(new Text("Dinner"));
    assertThat(subjects()).hasSize(10).containsOnlyOnce("Dinner");
  }

  @Test
  void anEditOfAnotherOccurrenceIsNoConflict() throws Exception {
    GroupwareCommand command = renaming(DATE, "Lunch");
    edit(START, "{'subject':'Edited'}");
    graph.delete(ADA, instance(START.plusDays(1)).get("id").asText());

    written(command);

    assertThat(subjects()).hasSize(9).containsOnlyOnce("Lunch").containsOnlyOnce("Edited");
  }

  @Test
  void anEditOfTheSameOccurrenceIsAConflictThatShowsIt() throws Exception {
    GroupwareCommand command = renaming(DATE, "Lunch");
    edit(DATE, "{'subject':'Theirs'}");

    GroupwareResult result = sink.carryOut(command);

    assertThat(result).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(instance(DATE).get("subject").asText()).isEqualTo("Theirs");
    assertThat(lastPublished().series()).isEqualTo(shown().series());
    assertThat(lastPublished().anew()).containsExactly(DATE);
    assertThat(lastPublished().version()).isNotEqualTo(shown().version());
  }

  @Test
  void anEditOfTheSeriesThatTheOccurrenceFollowsIsAConflict() throws Exception {
    GroupwareCommand command = renaming(DATE, "Lunch");
    graph.change(ADA, master, "{'location':{'displayName':'Room 7'}}");

    assertThat(sink.carryOut(command)).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(subjects()).doesNotContain("Lunch");
  }

  @Test
  void anEditThatWasTakenBackIsNoConflict() throws Exception {
    GroupwareCommand command = renaming(DATE, "Lunch");
    edit(DATE, "{'subject':'Theirs'}");
    edit(DATE, "{'subject':'Standup'}");

    written(command);

    assertThat(subjects()).containsOnlyOnce("Lunch");
  }

  @Test
  void anOccurrenceThatWasMovedIsFoundByItsOriginalDate() throws Exception {
    edit(
        DATE,
        """
        {'start':{'dateTime':'2027-03-25T20:00:00','timeZone':'UTC'},
         'end':{'dateTime':'2027-03-25T21:00:00','timeZone':'UTC'}}""");

    GroupwareResult.Written result = written(renaming(DATE, "Lunch"));

    assertThat(result.stored().timing())
        .isEqualTo(
            new Timing.Timed(DATE.atTime(21, 0), DATE.atTime(22, 0), ZoneId.of("Europe/Berlin")));
    assertThat(subjects()).hasSize(10).containsOnlyOnce("Lunch");
  }

  @Test
  void anOccurrenceIsMovedAndBecomesAnException() throws Exception {
    Timing later =
        new Timing.Timed(DATE.atTime(15, 0), DATE.atTime(16, 0), ZoneId.of("Europe/Berlin"));

    GroupwareResult.Written result =
        written(update(DATE, version(DATE), occurrence(DATE).with(later), Field.TIMING));

    assertThat(result.stored().timing()).isEqualTo(later);
    assertThat(instance(DATE).get("type").asText()).isEqualTo("exception");
    assertThat(instance(DATE).get("start").get("dateTime").asText())
        .startsWith("2027-03-25T14:00:00");
  }

  @Test
  void aMovePastTheNeighbourIsRefusedInPlainWords() throws Exception {
    Timing nextDay =
        new Timing.Timed(
            DATE.plusDays(1).atTime(15, 0),
            DATE.plusDays(1).atTime(16, 0),
            ZoneId.of("Europe/Berlin"));

    GroupwareResult result =
        sink.carryOut(update(DATE, version(DATE), occurrence(DATE).with(nextDay), Field.TIMING));

    assertThat(result)
        .isInstanceOfSatisfying(
            GroupwareResult.Rejected.class,
            rejected -> assertThat(rejected.words()).contains("day of its neighbour"));
    assertThat(published).isEmpty();
  }

  @Test
  void aDeletedOccurrenceIsCancelledOnce() throws Exception {
    GroupwareCommand command = deleting(DATE);

    GroupwareResult first = sink.carryOut(command);
    GroupwareResult second = sink().carryOut(command);

    assertThat(first).isEqualTo(new GroupwareResult.Deleted(command.id(), false));
    assertThat(second).isEqualTo(new GroupwareResult.Deleted(command.id(), true));
    assertThat(subjects()).hasSize(9);
    assertThat(shown().series().occurrence(DATE)).isEmpty();
    assertThat(lastPublished().series()).isEqualTo(shown().series());
  }

  @Test
  void aDeletionOfWhatSomebodyEditedIsAConflict() throws Exception {
    GroupwareCommand command = deleting(DATE);
    edit(DATE, "{'subject':'Theirs'}");

    assertThat(sink.carryOut(command)).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(subjects()).hasSize(10).contains("Theirs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':503",
        "'status':429,'retryAfter':'0'",
        "'close':true",
        "'status':504,'afterCommit':true",
        "'close':true,'afterCommit':true",
        "'status':412,'code':'ErrorIrresolvableConflict'",
      })
  void whateverGoesWrongOnTheWayItIsWrittenOnce(String action) throws Exception {
    GroupwareCommand renaming = renaming(DATE, "Lunch");
    GroupwareCommand deleting = deleting(START);
    fault("PATCH", action);
    fault("DELETE", action);
    fault("GET", action.contains("afterCommit") ? "'status':503" : action);

    written(renaming);
    GroupwareResult deleted = sink.carryOut(deleting);

    assertThat(deleted).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(subjects()).hasSize(9).containsOnlyOnce("Lunch");
  }

  @Test
  void aCommandThatComesTwiceIsAnsweredAsDone() throws Exception {
    GroupwareCommand command = renaming(DATE, "Lunch");
    GroupwareResult.Written first = written(command);
    sink = sink();

    GroupwareResult.Written second = written(command);

    assertThat(second.already()).isTrue();
    assertThat(second.stored()).isEqualTo(first.stored());
  }

  @Test
  void ofASeriesThatIsGoneNothingIsLeftToDelete() throws Exception {
    GroupwareCommand deleting = deleting(DATE);
    GroupwareCommand renaming = renaming(DATE, "Lunch");
    graph.delete(ADA, master);

    assertThat(sink.carryOut(deleting)).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(sink.carryOut(renaming)).isInstanceOf(GroupwareResult.Conflict.class);
  }

  @Test
  void ofASeriesThatIsASingleEventNowNothingIsTouched() throws Exception {
    GroupwareCommand deleting = deleting(DATE);
    GroupwareCommand renaming = renaming(DATE, "Lunch");
    graph.change(ADA, master, "{'recurrence':null}");

    assertThat(sink.carryOut(deleting)).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(sink.carryOut(renaming)).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(
            graph.graph("GET", "/users/" + ADA + "/events/" + master, "").get("subject").asText())
        .isEqualTo("Standup");
  }

  @Test
  void inAnHourThatTheClockChangeLeavesOutTheOccurrenceIsFoundToo() throws Exception {
    master = daily("02:15", "02:45");
    LocalDate gap = LocalDate.of(2027, 3, 28);

    GroupwareResult.Written result = written(renaming(gap, "Night"));

    assertThat(result.stored().timing())
        .isEqualTo(
            new Timing.Timed(gap.atTime(3, 15), gap.atTime(3, 45), ZoneId.of("Europe/Berlin")));
    assertThat(subjects()).containsOnlyOnce("Night");
  }

  @ParameterizedTest
  @CsvSource({"Eastern Standard Time", "Samoa Standard Time", "UTC"})
  void occurrencesOfWholeDaysAreFoundByTheirDates(String zone) throws Exception {
    master =
        graph.createSeries(
            ADA,
            "Fair",
            zone,
            START,
            "",
            "",
            "'type':'daily','interval':2",
            "'type':'numbered','numberOfOccurrences':4");
    LocalDate date = START.plusDays(2);

    GroupwareResult.Written longer =
        written(
            update(
                date,
                version(date),
                occurrence(date).with(new Timing.AllDay(date, date.plusDays(2))),
                Field.TIMING));
    GroupwareResult deleted = sink.carryOut(deleting(START.plusDays(4)));

    assertThat(longer.stored().timing()).isEqualTo(new Timing.AllDay(date, date.plusDays(2)));
    assertThat(
            graph
                .graph("GET", "/users/" + ADA + "/events/" + exception(), "")
                .get("originalStartTimeZone")
                .asText())
        .as("midnights of the zone of the series")
        .isEqualTo(zone);
    assertThat(deleted).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(shown().series().occurrence(date)).contains(longer.stored());
    assertThat(shown().series().occurrence(START.plusDays(4))).isEmpty();
  }

  @Test
  void invitingSomebodyToOneOccurrenceLeavesTheOthersAlone() throws Exception {
    Appointment wanted = occurrence(DATE).with(Commands.with("bob@contoso.test"));

    GroupwareResult.Written result =
        written(update(DATE, version(DATE), wanted, Field.PARTICIPANTS));

    assertThat(result.stored().participants().addresses())
        .extracting(Object::toString)
        .containsExactly("bob@contoso.test");
    assertThat(
            graph.instances(ADA, master, START, 20).stream()
                .filter(one -> !one.get("attendees").isEmpty()))
        .hasSize(1);
  }
}
