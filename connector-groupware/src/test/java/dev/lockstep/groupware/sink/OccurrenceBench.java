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
import dev.lockstep.model.appointment.Text;
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
import dev.lockstep.model.zone.ZoneNames;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A sink, and a daily series of ten in the simulator that it writes to through the real SDK. */
final class OccurrenceBench implements AutoCloseable {

  static final LocalDate START = LocalDate.of(2027, 3, 22);
  static final LocalDate DATE = START.plusDays(3);
  static final AppointmentKey SERIES = AppointmentKey.bornInGroupware("uid");

  private final EventMapping events =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private final SeriesMapping mapping = new SeriesMapping(events);
  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());
  private final List<Outgoing<?, ?>> published = new ArrayList<>();
  private final SimulatedGraph graph;
  private GroupwareSink sink;
  private String master;
  private int sequence;

  OccurrenceBench() {
    graph = new SimulatedGraph();
    sink = newSink();
    master = daily("09:00", "09:30");
  }

  /** The series is another one, from this time of day to that. */
  void useDaily(String from, String to) {
    use(daily(from, to));
  }

  /** The series is another one. */
  void use(String other) {
    master = other;
  }

  /** The sink is another one, which knows nothing. */
  void restart() {
    sink = newSink();
  }

  GroupwareResult carryOut(GroupwareCommand command) throws Exception {
    return sink.carryOut(command);
  }

  SimulatedGraph graph() {
    return graph;
  }

  String master() {
    return master;
  }

  /** What was published so far. */
  List<Outgoing<?, ?>> published() {
    return published;
  }

  GroupwareSink newSink() {
    return new GroupwareSink(
        graph.calendars(),
        new MailboxContexts(3),
        new SinkDecision(events),
        new OccurrenceDecision(events, mapping, digests),
        new ChangePublisher(published::addAll),
        new Patience(Duration.ofMillis(1), Duration.ofMillis(5)));
  }

  @Override
  public void close() {
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

  SeriesObserved shown() throws Exception {
    Calendars calendars = graph.calendars();
    return ((SeriesReading.Meant) mapping.read(calendars.series(ADA, master), ADA)).shown();
  }

  Appointment occurrence(LocalDate date) throws Exception {
    return shown().series().occurrence(date).orElseThrow();
  }

  String version(LocalDate date) throws Exception {
    return new OccurrenceVersion(
            digests.of(occurrence(date), shown().hidesParticipantsOf(date)), shown().version())
        .toString();
  }

  String exception() throws Exception {
    return graph.calendars().series(ADA, master).exceptions().getFirst().id();
  }

  JsonNode instance(LocalDate day) {
    return graph.instances(ADA, master, day, 1).getFirst();
  }

  void edit(LocalDate day, String body) {
    graph.change(ADA, instance(day).get("id").asText(), body);
  }

  String digest(Appointment content) {
    return digests.of(content, false);
  }

  private CommandId command(LocalDate date) {
    return new CommandId(SERIES.occurrence(date), Side.GROUPWARE, ++sequence);
  }

  GroupwareCommand.UpdateEvent update(
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

  GroupwareCommand.UpdateEvent renaming(LocalDate date, String subject) throws Exception {
    return update(date, version(date), occurrence(date).with(new Text(subject)), Field.SUBJECT);
  }

  GroupwareCommand.DeleteEvent deleting(LocalDate date) throws Exception {
    return new GroupwareCommand.DeleteEvent(
        command(date), new EventRef(ADA, master), version(date), MailImpact.SILENT);
  }

  GroupwareResult.Written written(GroupwareCommand command) throws Exception {
    GroupwareResult result = sink.carryOut(command);
    assertThat(result).isInstanceOf(GroupwareResult.Written.class);
    return (GroupwareResult.Written) result;
  }

  List<String> subjects() {
    return graph.instances(ADA, master, START, 20).stream()
        .map(one -> one.get("subject").asText())
        .toList();
  }

  SeriesObserved lastPublished() {
    return (SeriesObserved) published.getLast().value().orElseThrow();
  }

  void fault(String method, String action) {
    graph.control(
        "POST",
        "/faults",
        "{'method':'" + method + "','path':'/events','times':1,'action':{" + action + "}}");
  }
}
