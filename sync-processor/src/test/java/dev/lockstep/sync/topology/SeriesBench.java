package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.ADA;
import static dev.lockstep.sync.topology.Samples.KEY;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesHorizon;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A topology with the real decision core, a mailbox that shows a series, and a CRM that does what
 * it is told.
 */
final class SeriesBench implements AutoCloseable {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final LocalDate TODAY = TopologyBench.START.atZone(BERLIN).toLocalDate();
  static final EventRef MASTER = new EventRef(ADA, "AAMk-master");

  private final TopologyBench topology;
  private final Map<AppointmentKey, CrmResult.Written> records = new TreeMap<>();
  private int versions;

  SeriesBench(Path stateDir) {
    this(stateDir, Policy.DEFAULT.conflict(), SeriesHorizon.DEFAULT);
  }

  SeriesBench(Path stateDir, ConflictPolicy conflict, SeriesHorizon horizon) {
    topology =
        new TopologyBench(
            stateDir,
            new Policy(
                Policy.DEFAULT.invite(),
                Policy.DEFAULT.externalMail(),
                true,
                conflict,
                Map.of(),
                Optional.of("https://crm.test/{record}")),
            horizon);
    topology.send(
        Topics.CRM_DIRECTORY,
        DirectoryKey.of(Subject.of(ADA), Samples.ada(true)),
        Samples.ada(true));
    topology.forget();
  }

  TopologyBench topology() {
    return topology;
  }

  /** A stand-up of half an hour at nine, from today on. */
  static Series series(String rule) {
    return series(rule, TODAY);
  }

  static Series series(String rule, LocalDate start) {
    return new Series(
        Appointment.of(
            new Text("Standup"), new Timing.Timed(start.atTime(9, 0), start.atTime(9, 30), BERLIN)),
        BERLIN,
        Recurrence.of(RruleReader.read(rule)));
  }

  static AppointmentKey key(LocalDate date) {
    return KEY.occurrence(date);
  }

  void shows(Series series) {
    shows(series, Optional.empty());
  }

  void shows(Series series, Optional<LastModified> modified) {
    change(observed(MASTER, "uid", series, modified));
  }

  /** The mailbox shows another series. */
  void shows(AppointmentKey key, Series series) {
    topology.send(
        Topics.GROUPWARE_CHANGES,
        SourceKey.ofMailbox(key, ADA),
        observed(new EventRef(ADA, "AAMk-" + key.value()), key.value(), series, Optional.empty()));
  }

  private SeriesObserved observed(
      EventRef master, String uid, Series series, Optional<LastModified> modified) {
    return new SeriesObserved(
        master,
        uid,
        "v" + ++versions,
        ADA,
        true,
        false,
        series,
        new TreeSet<>(),
        List.of(),
        new TreeMap<>(),
        modified);
  }

  void change(GroupwareChange change) {
    topology.send(Topics.GROUPWARE_CHANGES, SourceKey.ofMailbox(KEY, ADA), change);
  }

  /** Carries out all commands to the CRM; what they were, by appointment. */
  Map<AppointmentKey, CrmCommand> crmCarriesOut() {
    Map<AppointmentKey, CrmCommand> commands = new TreeMap<>();
    for (CrmCommand command : topology.values(Topics.CRM_COMMANDS)) {
      AppointmentKey key = command.id().appointment();
      commands.put(key, command);
      RecordKey record =
          Optional.ofNullable(records.get(key))
              .map(CrmResult.Written::record)
              .orElse(new RecordKey(9001, records.size() + 1));
      CrmResult.Written written =
          switch (command) {
            case CrmCommand.CreateRecord create ->
                new CrmResult.Written(
                    command.id(), record, "1:" + command.id(), create.wanted(), false);
            case CrmCommand.UpdateRecord update ->
                new CrmResult.Written(
                    command.id(), record, "2:" + command.id(), update.wanted(), false);
            case CrmCommand.DeleteRecord delete -> throw new AssertionError(delete);
          };
      records.put(key, written);
      topology.send(Topics.CRM_RESULTS, key, written);
    }
    return commands;
  }

  /** What the record is to be that one of these commands is about. */
  static CrmRecord wanted(Map<AppointmentKey, CrmCommand> commands, AppointmentKey key) {
    return wanted(
        Optional.ofNullable(commands.get(key))
            .orElseThrow(() -> new AssertionError("no command about " + key)));
  }

  static CrmRecord wanted(CrmCommand command) {
    return switch (command) {
      case CrmCommand.CreateRecord create -> create.wanted();
      case CrmCommand.UpdateRecord update -> update.wanted();
      case CrmCommand.DeleteRecord delete -> throw new AssertionError(delete);
    };
  }

  /** The record of an occurrence. */
  CrmResult.Written record(LocalDate date) {
    return Optional.ofNullable(records.get(key(date)))
        .orElseThrow(() -> new AssertionError("no record of " + date));
  }

  /** Somebody gives the record of an occurrence another subject. */
  void edit(LocalDate date, String subject) {
    edit(date, subject, Optional.empty());
  }

  void edit(LocalDate date, String subject, Optional<Instant> at) {
    CrmResult.Written record = record(date);
    topology.send(
        Topics.CRM_CHANGES,
        SourceKey.ofRecord(key(date), record.record().toString()),
        new CrmChange.RecordObserved(
            record.record(),
            "1:edited " + subject,
            record.stored().with(record.stored().content().with(new Text(subject))),
            List.of(),
            at));
  }

  List<Decision> decisions(AppointmentKey key) {
    return topology.values(Topics.DECISIONS).stream()
        .filter(decision -> decision.appointment().equals(key))
        .toList();
  }

  @Override
  public void close() {
    topology.close();
  }
}
