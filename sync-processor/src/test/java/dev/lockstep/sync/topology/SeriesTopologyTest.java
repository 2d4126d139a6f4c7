package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.ADA;
import static dev.lockstep.sync.topology.Samples.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.rules.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series in the topology with the real decision core; the CRM does what it is told. */
class SeriesTopologyTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate TODAY = TopologyBench.START.atZone(BERLIN).toLocalDate();
  private static final EventRef MASTER = new EventRef(ADA, "AAMk-master");
  private static final SourceKey SOURCE = SourceKey.ofMailbox(KEY, ADA);

  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());
  private final Map<AppointmentKey, CrmResult.Written> records = new TreeMap<>();
  @TempDir private Path stateDir;
  private @Nullable TopologyBench opened;
  private int versions;

  @BeforeEach
  void open() {
    opened =
        new TopologyBench(
            stateDir,
            new Policy(
                Policy.DEFAULT.invite(),
                Policy.DEFAULT.externalMail(),
                true,
                Policy.DEFAULT.conflict(),
                Map.of(),
                Optional.of("https://crm.test/{record}")));
    bench()
        .send(
            Topics.CRM_DIRECTORY,
            DirectoryKey.of(Subject.of(ADA), Samples.ada(true)),
            Samples.ada(true));
    bench().forget();
  }

  @AfterEach
  void close() {
    bench().close();
  }

  private TopologyBench bench() {
    if (opened == null) {
      throw new IllegalStateException();
    }
    return opened;
  }

  private static Series series(String rule) {
    return new Series(
        Appointment.of(
            new Text("Standup"), new Timing.Timed(TODAY.atTime(9, 0), TODAY.atTime(9, 30), BERLIN)),
        BERLIN,
        Recurrence.of(RruleReader.read(rule)));
  }

  private void shows(Series series) {
    change(
        new SeriesObserved(
            MASTER, "uid", "v" + ++versions, ADA, true, false, series, new TreeSet<>(), List.of()));
  }

  private void change(GroupwareChange change) {
    bench().send(Topics.GROUPWARE_CHANGES, SOURCE, change);
  }

  /** Carries out all commands to the CRM; what they were, by appointment. */
  private Map<AppointmentKey, CrmCommand> crmCarriesOut() {
    Map<AppointmentKey, CrmCommand> commands = new TreeMap<>();
    for (CrmCommand command : bench().values(Topics.CRM_COMMANDS)) {
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
      bench().send(Topics.CRM_RESULTS, key, written);
    }
    return commands;
  }

  private static AppointmentKey key(LocalDate date) {
    return KEY.occurrence(date);
  }

  private List<Decision> decisions(AppointmentKey key) {
    return bench().values(Topics.DECISIONS).stream()
        .filter(decision -> decision.appointment().equals(key))
        .toList();
  }

  @Test
  void everyOccurrenceGetsARecordOfItsOwnAndADecision() {
    shows(series("FREQ=WEEKLY;COUNT=3"));

    List<Decision> decided = bench().values(Topics.DECISIONS);
    assertThat(crmCarriesOut())
        .containsOnlyKeys(key(TODAY), key(TODAY.plusWeeks(1)), key(TODAY.plusWeeks(2)))
        .allSatisfy(
            (key, command) ->
                assertThat(command)
                    .isInstanceOfSatisfying(
                        CrmCommand.CreateRecord.class,
                        create ->
                            assertThat(create.wanted().content().timing().firstDay())
                                .isEqualTo(key.occurrence().orElseThrow())));
    assertThat(decided)
        .filteredOn(decision -> decision.rule() == Rule.GW_1)
        .hasSize(3)
        .allSatisfy(
            decision -> {
              assertThat(decision.alongside()).contains(Rule.REC);
              assertThat(decision.appointment().series()).isEqualTo(KEY);
            });
    assertThat(decided)
        .filteredOn(decision -> decision.appointment().equals(KEY))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.rule()).isEqualTo(Rule.REC);
              assertThat(decision.reason()).isEqualTo(Reason.EDITED);
              assertThat(decision.words())
                  .isEqualTo(
                      "a series (FREQ=WEEKLY;COUNT=3;WKST=MO in Europe/Berlin): 3 occurrences new");
              assertThat(decision.input()).isEqualTo("series in ada@contoso.test");
            });
  }

  @Test
  void oneEditOfOneOccurrenceInADailySeriesCausesOneWrite() {
    Series daily = series("FREQ=DAILY");
    shows(daily);
    assertThat(crmCarriesOut()).hasSize(366);
    LocalDate date = TODAY.plusDays(250);

    shows(daily.withOccurrence(date, daily.ruled(date).with(new Text("Lunch"))));

    assertThat(crmCarriesOut())
        .containsOnlyKeys(key(date))
        .allSatisfy(
            (_, command) -> assertThat(command).isInstanceOf(CrmCommand.UpdateRecord.class));
    shows(daily.withOccurrence(date, daily.ruled(date).with(new Text("Lunch"))));
    assertThat(crmCarriesOut()).isEmpty();
  }

  @Test
  void aCancelledOccurrenceIsMarkedAndTheOthersAreLeftAlone() {
    Series weekly = series("FREQ=WEEKLY");
    shows(weekly);
    crmCarriesOut();

    shows(weekly.without(TODAY.plusWeeks(5)));

    assertThat(crmCarriesOut().get(key(TODAY.plusWeeks(5))))
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.CANCELLED));
    shows(weekly);
    assertThat(crmCarriesOut().get(key(TODAY.plusWeeks(5))))
        .as("planned again")
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.PLANNED));
  }

  @Test
  void aDeletedSeriesIsGoneInAllItsOccurrencesAndIsDecidedOnceItself() {
    shows(series("FREQ=WEEKLY;COUNT=3"));
    crmCarriesOut();
    bench().forget();

    change(new EventAbsent(MASTER, Absence.DELETED));

    List<Decision> ofSeries = decisions(KEY);
    assertThat(crmCarriesOut()).hasSize(3);
    assertThat(ofSeries)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.reason()).isEqualTo(Reason.DELETED);
              assertThat(decision.words()).contains("3 occurrences gone");
            });
    assertThat(bench().stored(Names.SERIES_STORE)).isZero();
  }

  @Test
  void aSeriesThatIsDeletedIsOneDeletionForTheBreaker() {
    shows(series("FREQ=DAILY;COUNT=60"));
    crmCarriesOut();
    bench().forget();

    change(new EventAbsent(MASTER, Absence.DELETED));

    assertThat(bench().values(Topics.GATE_REQUESTS))
        .filteredOn(request -> request instanceof GateRequest.Pass)
        .hasSizeGreaterThanOrEqualTo(60)
        .allSatisfy(pass -> assertThat(((GateRequest.Pass) pass).unit()).isEqualTo(KEY));
    assertThat(bench().values(Topics.GATES)).isEmpty();
    assertThat(crmCarriesOut()).hasSize(60);
  }

  @Test
  void occurrencesDoNotMakeAMailboxLookLarger() {
    shows(series("FREQ=DAILY;COUNT=60"));
    crmCarriesOut();

    assertThat(bench().values(Topics.GATE_REQUESTS))
        .noneMatch(request -> request instanceof GateRequest.Join);
  }

  @Test
  void aSeriesOfWhichNothingProvesThatItIsDeletedIsLeftAsItIs() {
    shows(series("FREQ=WEEKLY;COUNT=3"));
    crmCarriesOut();

    change(new EventAbsent(MASTER, Absence.OUT_OF_WINDOW));
    change(
        new EventNotRepresentable(
            MASTER, "uid", "v9", Reason.UNKNOWN_TIME_ZONE, new Text("Standup"), "custom zone"));

    assertThat(crmCarriesOut()).isEmpty();
    assertThat(bench().stored(Names.SERIES_STORE)).isOne();
    List<Decision> decisions = decisions(KEY);
    assertThat(decisions.getLast().workList())
        .extracting(WorkItem::reason)
        .containsExactly(Reason.UNKNOWN_TIME_ZONE);
    shows(series("FREQ=WEEKLY;COUNT=3"));
    assertThat(decisions(KEY).getLast().workList()).isEmpty();
  }

  @Test
  void theHorizonRollsOnDayByDayWithoutDeletingAnything() {
    shows(series("FREQ=DAILY"));
    crmCarriesOut();
    bench().forget();

    for (int day = 1; day <= 40; day++) {
      bench().pass(Duration.ofDays(1));
      assertThat(crmCarriesOut())
          .containsOnlyKeys(key(TODAY.plusDays(365 + day)))
          .allSatisfy(
              (_, command) -> assertThat(command).isInstanceOf(CrmCommand.CreateRecord.class));
    }
    assertThat(bench().values(Topics.DECISIONS))
        .extracting(Decision::origin)
        .contains("horizon@" + TODAY.plusDays(40));
  }

  @Test
  void anEditInTheCrmBecomesAnExceptionOfThatOccurrenceWithoutAFooter() {
    Series weekly = series("FREQ=WEEKLY;COUNT=3");
    shows(weekly);
    crmCarriesOut();
    LocalDate date = TODAY.plusWeeks(1);
    CrmResult.Written record = edit(date, "Lunch");

    assertThat(bench().values(Topics.GROUPWARE_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            GroupwareCommand.UpdateEvent.class,
            update -> {
              assertThat(update.id().appointment()).isEqualTo(key(date));
              assertThat(update.event()).isEqualTo(MASTER);
              assertThat(OccurrenceVersion.parse(update.base()))
                  .map(OccurrenceVersion::digest)
                  .contains(digests.of(weekly.ruled(date)));
              assertThat(update.changed()).containsExactly(Field.SUBJECT);
              assertThat(update.wanted().footer()).isEqualTo(Footer.NONE);
            });
    assertThat(record.record()).isNotNull();
  }

  private CrmResult.Written edit(LocalDate date, String subject) {
    CrmResult.Written record = records.get(key(date));
    if (record == null) {
      throw new AssertionError("no record of " + date);
    }
    bench()
        .send(
            Topics.CRM_CHANGES,
            SourceKey.ofRecord(key(date), record.record().toString()),
            new CrmChange.RecordObserved(
                record.record(),
                "1:edited " + subject,
                record.stored().with(record.stored().content().with(new Text(subject))),
                List.of(),
                Optional.empty()));
    return record;
  }

  @Test
  void whatGroupwareRefusesWaitsForAPersonUntilItIsTakenBack() {
    shows(series("FREQ=WEEKLY;COUNT=3"));
    crmCarriesOut();
    LocalDate date = TODAY.plusWeeks(1);
    edit(date, "Lunch");
    CommandId command = bench().values(Topics.GROUPWARE_COMMANDS).getFirst().id();
    bench()
        .send(
            Topics.GROUPWARE_RESULTS,
            key(date),
            new GroupwareResult.Rejected(command, Reason.REJECTED, "past its neighbour"));
    assertThat(decisions(key(date)).getLast().workList())
        .extracting(WorkItem::reason)
        .containsExactly(Reason.REJECTED);

    edit(date, "Standup");

    assertThat(decisions(key(date)).getLast().workList()).isEmpty();
    assertThat(bench().values(Topics.GROUPWARE_COMMANDS)).isEmpty();
  }

  @Test
  void aRecordThatIsDeletedCancelsItsOccurrence() {
    shows(series("FREQ=WEEKLY;COUNT=3"));
    crmCarriesOut();
    LocalDate date = TODAY.plusWeeks(1);
    RecordKey record = Optional.ofNullable(records.get(key(date))).orElseThrow().record();

    bench()
        .send(
            Topics.CRM_CHANGES,
            SourceKey.ofRecord(key(date), record.toString()),
            new CrmChange.RecordAbsent(record, Absence.DELETED));

    assertThat(bench().values(Topics.GROUPWARE_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            GroupwareCommand.DeleteEvent.class,
            delete -> {
              assertThat(delete.id().appointment()).isEqualTo(key(date));
              assertThat(delete.event()).isEqualTo(MASTER);
            });
  }

  @Test
  void aSingleEventMadeASeriesAndBackKeepsItsOneRecord() {
    EventObserved single =
        new EventObserved(
            MASTER,
            "uid",
            "W/\"1\"",
            ADA,
            true,
            false,
            Samples.visit("Visit"),
            List.of(),
            Optional.empty(),
            Optional.empty());
    change(single);
    assertThat(crmCarriesOut()).containsOnlyKeys(KEY);

    shows(series("FREQ=WEEKLY;COUNT=2"));
    // the link is being written when the event becomes a series
    for (GroupwareCommand command : bench().values(Topics.GROUPWARE_COMMANDS)) {
      bench()
          .send(
              Topics.GROUPWARE_RESULTS,
              KEY,
              new GroupwareResult.Conflict(command.id(), "somebody changed it"));
    }
    Map<AppointmentKey, CrmCommand> asSeries = crmCarriesOut();
    change(
        new EventObserved(
            MASTER,
            "uid",
            "W/\"3\"",
            ADA,
            true,
            false,
            Samples.visit("Visit"),
            List.of(),
            Optional.empty(),
            Optional.empty()));
    Map<AppointmentKey, CrmCommand> asSingle = crmCarriesOut();

    assertThat(asSeries).containsOnlyKeys(KEY, key(TODAY), key(TODAY.plusWeeks(1)));
    assertThat(asSeries.get(KEY))
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.CANCELLED));
    assertThat(asSingle).containsOnlyKeys(KEY, key(TODAY), key(TODAY.plusWeeks(1)));
    assertThat(asSingle.get(KEY))
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.PLANNED));
  }
}
