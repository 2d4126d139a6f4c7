package dev.lockstep.crm.sink;

import static dev.lockstep.crm.support.Records.KEY;
import static dev.lockstep.crm.support.Records.MAPPING;
import static dev.lockstep.crm.support.Records.lunch;
import static dev.lockstep.crm.support.Records.withAdaAndBob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.database.AggregateQuery;
import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.record.Aggregate;
import dev.lockstep.crm.record.Privacy;
import dev.lockstep.crm.record.Reading;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.crm.support.CrmDatabase;
import dev.lockstep.crm.support.Records;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrmSinkTest {

  private CrmDatabase crm;
  private Database database;
  private RecordReader reader;
  private CrmSink sink;

  @BeforeEach
  void open() throws SQLException {
    crm = new CrmDatabase();
    crm.sql(
        """
        INSERT INTO crm.id (stat_no, serial_no, name, email, org_group)
        VALUES (1, 7, 'Eva Sales', 'eva@seller.example', 3), (1, 8, 'Bob', 'bob@seller.example', 3);
        INSERT INTO crm.kp (stat_no, serial_no, fi_stat_no, fi_serial_no, first_name, email1, email2)
        VALUES (1, 10, 1, 1, 'Ada', 'ada@customer.example', NULL),
               (1, 11, 1, 1, 'Cy', 'cy@customer.example', 'cy@home.example')
        """);
    database = crm.database();
    reader = Records.reader(Privacy.MASKED);
    sink = new CrmSink(database, MAPPING, reader);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
    crm.close();
  }

  private static CommandId id(long sequence) {
    return new CommandId(KEY, Side.CRM, sequence);
  }

  private CrmResult.Written create(CrmRecord wanted) throws InterruptedException {
    return (CrmResult.Written) sink.apply(new CrmCommand.CreateRecord(id(1), wanted));
  }

  private Reading read(RecordKey key) throws SQLException {
    return reader.read(aggregate(key));
  }

  private Aggregate aggregate(RecordKey key) throws SQLException {
    AggregateQuery query = new AggregateQuery(MAPPING);
    return Objects.requireNonNull(
        database.read(connection -> query.read(connection, List.of(key))).get(key));
  }

  @Test
  void aCreatedRecordHoldsWhatWasWantedWithItsParticipantsAndItsLink() throws Exception {
    CrmResult.Written written = create(withAdaAndBob(lunch()));

    assertThat(written.already()).isFalse();
    assertThat(written.record().station()).isEqualTo(9001);
    assertThat(crm.rows("SELECT rep_participants, subject, type, status FROM crm.ma"))
        .containsExactly("000000008,000000003;|Lunch|1|0");
    assertThat(crm.rows("SELECT kp_serial_no, email, requirement, updated_module FROM crm.mb"))
        .containsExactly("10|ada@customer.example|0|77");
    assertThat(crm.rows("SELECT system, external_key, occurrence, applied_seq FROM crm.xk"))
        .containsExactly("lockstep|" + KEY + "||1");
  }

  @Test
  void occurrencesOfASeriesAreRecordsOfTheirOwnUnderTheKeyOfTheSeries() throws Exception {
    AppointmentKey series = AppointmentKey.bornInGroupware("040000|8200");
    CommandId first = new CommandId(series.occurrence(LocalDate.of(2026, 3, 2)), Side.CRM, 1);
    CommandId second = new CommandId(series.occurrence(LocalDate.of(2026, 3, 9)), Side.CRM, 1);

    CrmResult.Written one =
        (CrmResult.Written) sink.apply(new CrmCommand.CreateRecord(first, lunch()));
    CrmResult.Written two =
        (CrmResult.Written) sink.apply(new CrmCommand.CreateRecord(second, lunch()));

    assertThat(crm.rows("SELECT external_key, occurrence FROM crm.xk ORDER BY occurrence"))
        .containsExactly("gw:040000|8200|2026-03-02", "gw:040000|8200|2026-03-09");
    assertThat(reader.appointment(aggregate(two.record()))).isEqualTo(second.appointment());
    assertThat(sink.apply(new CrmCommand.CreateRecord(first, lunch())))
        .isEqualTo(new CrmResult.Written(first, one.record(), one.version(), one.stored(), true));
  }

  @Test
  void anOccurrenceIsChangedAndDeletedWithoutTheOthers() throws Exception {
    AppointmentKey series = AppointmentKey.bornInGroupware("0400008200");
    AppointmentKey monday = series.occurrence(LocalDate.of(2026, 3, 2));
    AppointmentKey next = series.occurrence(LocalDate.of(2026, 3, 9));
    CrmResult.Written one =
        (CrmResult.Written)
            sink.apply(new CrmCommand.CreateRecord(new CommandId(monday, Side.CRM, 1), lunch()));
    CrmResult.Written two =
        (CrmResult.Written)
            sink.apply(new CrmCommand.CreateRecord(new CommandId(next, Side.CRM, 1), lunch()));

    CrmResult foreign =
        sink.apply(
            new CrmCommand.DeleteRecord(
                new CommandId(monday, Side.CRM, 2), two.record(), two.version()));
    CrmResult.Written changed =
        (CrmResult.Written)
            sink.apply(
                new CrmCommand.UpdateRecord(
                    new CommandId(next, Side.CRM, 2),
                    two.record(),
                    two.version(),
                    lunch().with(lunch().content().with(new Text("Dinner")))));
    CrmResult deleted =
        sink.apply(
            new CrmCommand.DeleteRecord(
                new CommandId(monday, Side.CRM, 2), one.record(), one.version()));

    assertThat(foreign).isInstanceOf(CrmResult.Conflict.class);
    assertThat(changed.version()).startsWith("2:");
    assertThat(deleted).isInstanceOf(CrmResult.Deleted.class);
    assertThat(crm.rows("SELECT subject, del_cd FROM crm.ma ORDER BY serial_no"))
        .containsExactly("Lunch|1", "Dinner|0");
    assertThat(crm.rows("SELECT occurrence, applied_seq FROM crm.xk ORDER BY occurrence"))
        .containsExactly("2026-03-02|2", "2026-03-09|2");
  }

  @Test
  void theResultIsWhatTheCaptureReads() throws Exception {
    CrmResult.Written written = create(withAdaAndBob(lunch()));

    assertThat(read(written.record()))
        .isEqualTo(new Reading.Observed(written.version(), written.stored(), List.of()));
    assertThat(written.stored().entries()).isEqualTo(withAdaAndBob(lunch()).entries());
  }

  @Test
  void aCommandThatComesTwiceHasNoSecondEffect() throws Exception {
    CrmResult.Written first = create(withAdaAndBob(lunch()));
    CrmResult.Written second = create(withAdaAndBob(lunch()));

    assertThat(second)
        .isEqualTo(
            new CrmResult.Written(
                first.command(), first.record(), first.version(), first.stored(), true));
    assertThat(crm.rows("SELECT count(*) FROM crm.ma")).containsExactly("1");
    assertThat(crm.rows("SELECT count(*) FROM crm.mb")).containsExactly("1");
  }

  @Test
  void aCommandThatComesAgainAfterAnEditIsAnsweredAsTheFirstTime() throws Exception {
    CrmResult.Written first = create(withAdaAndBob(lunch()));
    crm.sql("UPDATE crm.ma SET subject = 'edited by a user'");

    CrmResult.Written second = create(withAdaAndBob(lunch()));

    assertThat(second.version()).isEqualTo(first.version());
    assertThat(second.stored().content().subject()).isEqualTo(new Text("Lunch"));
    assertThat(crm.rows("SELECT subject FROM crm.ma")).containsExactly("edited by a user");
  }

  @Test
  void anUpdateOnTheVersionSeenWritesWhatDiffersAndNothingElse() throws Exception {
    CrmResult.Written first = create(withAdaAndBob(lunch()));
    String participant = crm.rows("SELECT xmin FROM crm.mb").getFirst();
    CrmRecord wanted =
        withAdaAndBob(lunch()).with(first.stored().content().with(new Text("Dinner")));

    CrmResult.Written second =
        (CrmResult.Written)
            sink.apply(new CrmCommand.UpdateRecord(id(2), first.record(), first.version(), wanted));

    assertThat(second.stored().content().subject()).isEqualTo(new Text("Dinner"));
    assertThat(second.version()).startsWith("2:").isNotEqualTo(first.version());
    assertThat(crm.rows("SELECT xmin FROM crm.mb")).containsExactly(participant);
    assertThat(crm.rows("SELECT applied_seq FROM crm.xk")).containsExactly("2");
  }

  @Test
  void anUpdateOnAnotherVersionWritesNothing() throws Exception {
    CrmResult.Written first = create(lunch());
    crm.sql("UPDATE crm.ma SET location = 'Room 1'");

    CrmResult result =
        sink.apply(
            new CrmCommand.UpdateRecord(
                id(2),
                first.record(),
                first.version(),
                lunch().with(lunch().content().with(new Text("Dinner")))));

    assertThat(result).isInstanceOf(CrmResult.Conflict.class);
    assertThat(crm.rows("SELECT subject, location FROM crm.ma")).containsExactly("Lunch|Room 1");
    assertThat(crm.rows("SELECT applied_seq FROM crm.xk")).containsExactly("1");
  }

  @Test
  void participantsAreKeptAddedAndRemovedOneByOne() throws Exception {
    CrmResult.Written first = create(withAdaAndBob(lunch()));
    crm.sql("UPDATE crm.mb SET acceptance = 1 WHERE kp_serial_no = 10");
    CrmRecord seen = ((Reading.Observed) read(first.record())).state();
    String version = ((Reading.Observed) read(first.record())).version();
    EmailAddress cy = new EmailAddress("cy@home.example");
    CrmRecord wanted =
        Records.with(seen, Map.of(cy, new ParticipantRef.External(new RecordKey(1, 11))));

    CrmResult.Written second =
        (CrmResult.Written)
            sink.apply(new CrmCommand.UpdateRecord(id(2), first.record(), version, wanted));

    assertThat(second.stored().content().participants().addresses()).containsExactly(cy);
    assertThat(crm.rows("SELECT rep_participants FROM crm.ma")).containsExactly("-");
    assertThat(crm.rows("SELECT kp_serial_no, email, del_cd FROM crm.mb ORDER BY kp_serial_no"))
        .containsExactly("10|ada@customer.example|1", "11|cy@home.example|0");
  }

  @Test
  void aLinkIsWrittenForARecordBornInTheCrm() throws Exception {
    crm.sql(
        "INSERT INTO crm.ma (stat_no, serial_no, subject, start_date, start_time, end_time,"
            + " rep_id, rep_group) VALUES (1, 900, 'Lunch', '2026-03-02', '12:00', '13:00',"
            + " 1000000007, 3)");
    RecordKey record = new RecordKey(1, 900);
    AppointmentKey key = AppointmentKey.bornInCrm(1, 900);
    Reading.Observed seen = (Reading.Observed) read(record);
    CrmCommand command =
        new CrmCommand.UpdateRecord(
            new CommandId(key, Side.CRM, 4),
            record,
            seen.version(),
            new CrmRecord(
                seen.state().content(),
                seen.state().rep(),
                seen.state().person(),
                seen.state().entries(),
                seen.state().unaddressed(),
                seen.state().status(),
                seen.state().marking(),
                true));

    CrmResult.Written written = (CrmResult.Written) sink.apply(command);
    CrmResult.Written again = (CrmResult.Written) sink.apply(command);

    assertThat(seen.version()).startsWith("0:");
    assertThat(written.version()).startsWith("4:");
    assertThat(written.stored().linked()).isTrue();
    assertThat(again.already()).isTrue();
    assertThat(again.version()).isEqualTo(written.version());
    assertThat(crm.rows("SELECT external_key, ma_serial_no FROM crm.xk"))
        .containsExactly("crm:1-900|900");
    assertThat(crm.rows("SELECT updated_module FROM crm.ma")).containsExactly("-");
  }

  @Test
  void aRecordIsMarkedUnmarkedAndMarkedAsDeleted() throws Exception {
    CrmResult.Written first =
        create(lunch().marked(new Marking(true, 1, "x@y is unknown"), Status.PLANNED));
    assertThat(crm.rows("SELECT free_l1, free_c1, free_n1 FROM crm.ma"))
        .containsExactly("t|x@y is unknown|1");

    CrmResult.Written second =
        (CrmResult.Written)
            sink.apply(
                new CrmCommand.UpdateRecord(id(2), first.record(), first.version(), lunch()));
    assertThat(crm.rows("SELECT free_l1, free_c1, free_n1 FROM crm.ma")).containsExactly("f|-|0");

    CrmResult.Written third =
        (CrmResult.Written)
            sink.apply(
                new CrmCommand.UpdateRecord(
                    id(3),
                    second.record(),
                    second.version(),
                    lunch().marked(Marking.DELETED_IN_GROUPWARE, Status.CANCELLED)));
    assertThat(crm.rows("SELECT free_l1, free_c1, free_n1, status, del_cd FROM crm.ma"))
        .containsExactly("f|deleted in groupware|9|2|0");
    assertThat(third.stored().marking()).isEqualTo(Marking.DELETED_IN_GROUPWARE);
  }

  @Test
  void aDeletedRecordKeepsItsRowAndIsDeletedOnce() throws Exception {
    CrmResult.Written first = create(lunch());
    CrmCommand command = new CrmCommand.DeleteRecord(id(2), first.record(), first.version());

    assertThat(sink.apply(command)).isEqualTo(new CrmResult.Deleted(id(2), false));
    assertThat(sink.apply(command)).isEqualTo(new CrmResult.Deleted(id(2), true));
    assertThat(crm.rows("SELECT del_cd FROM crm.ma")).containsExactly("1");
  }

  @Test
  void anAppointmentWhoseRecordWasDeletedGetsANewOne() throws Exception {
    CrmResult.Written first = create(lunch());
    crm.sql("DELETE FROM crm.ma");

    CrmResult.Written second =
        (CrmResult.Written) sink.apply(new CrmCommand.CreateRecord(id(2), lunch()));

    assertThat(second.record()).isNotEqualTo(first.record());
    assertThat(second.already()).isFalse();
    assertThat(crm.rows("SELECT ma_serial_no, applied_seq FROM crm.xk"))
        .containsExactly(second.record().serial() + "|2");
  }

  @Test
  void whatTheDatabaseRefusesIsRejectedWithTheColumnAndLeavesNothingBehind() throws Exception {
    crm.sql("ALTER TABLE crm.ma ALTER COLUMN subject TYPE varchar(5)");
    CrmResult tooLong =
        sink.apply(
            new CrmCommand.CreateRecord(
                id(1), withAdaAndBob(lunch()).with(lunch().content().with(new Text("Luncheon")))));
    crm.sql("ALTER TABLE crm.mb ADD CONSTRAINT only_optional CHECK (requirement = 1)");
    CrmResult constraint = sink.apply(new CrmCommand.CreateRecord(id(1), withAdaAndBob(lunch())));

    assertThat(tooLong)
        .asInstanceOf(InstanceOfAssertFactories.type(CrmResult.Rejected.class))
        .satisfies(
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.REJECTED);
              assertThat(rejected.words()).contains("subject has 8 characters");
            });
    assertThat(constraint)
        .asInstanceOf(InstanceOfAssertFactories.type(CrmResult.Rejected.class))
        .satisfies(rejected -> assertThat(rejected.words()).contains("only_optional"));
    assertThat(crm.rows("SELECT count(*) FROM crm.ma")).containsExactly("0");
    assertThat(crm.rows("SELECT count(*) FROM crm.xk")).containsExactly("0");
  }

  @Test
  void aRecordThatSomebodyHasOpenIsWaitedForAndThenConflicts() throws Exception {
    CrmResult.Written first = create(lunch());
    try (Connection user = crm.connect();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      user.setAutoCommit(false);
      try (var statement = user.createStatement()) {
        statement.execute("UPDATE crm.ma SET subject = 'theirs'");
      }
      Future<CrmResult> result =
          executor.submit(
              () ->
                  sink.apply(
                      new CrmCommand.UpdateRecord(
                          id(2),
                          first.record(),
                          first.version(),
                          lunch().with(lunch().content().with(new Text("ours"))))));
      assertThat(isDoneWithin(result, 200)).isFalse();
      user.commit();

      assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(CrmResult.Conflict.class);
    }
    assertThat(crm.rows("SELECT subject FROM crm.ma")).containsExactly("theirs");
  }

  private static boolean isDoneWithin(Future<?> future, long millis)
      throws InterruptedException, ExecutionException {
    try {
      future.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  @Test
  void maskedContentIsNeverWrittenOverTheContentItself() throws Exception {
    CrmResult.Written first = create(withAdaAndBob(lunch()));
    crm.sql("UPDATE crm.ma SET private = true");
    Reading.Observed seen = (Reading.Observed) read(first.record());
    CrmRecord later = seen.state().marked(Marking.NONE, Status.DONE);

    sink.apply(new CrmCommand.UpdateRecord(id(2), first.record(), seen.version(), later));

    assertThat(seen.state().content().subject().value()).isEqualTo("Private appointment");
    assertThat(seen.state().entries()).isEmpty();
    assertThat(crm.rows("SELECT subject, rep_participants, status FROM crm.ma"))
        .containsExactly("Lunch|000000008,000000003;|1");
    assertThat(crm.rows("SELECT count(*) FROM crm.mb WHERE del_cd = 0")).containsExactly("1");
  }

  @Test
  void nothingIsWrittenOverWhatAMaskHides() throws Exception {
    CrmRecord wanted = withAdaAndBob(lunch());
    CrmResult.Written first = create(wanted);
    crm.sql("UPDATE crm.ma SET private = true, subject = 'Secret'");
    Reading.Observed seen = (Reading.Observed) read(first.record());

    // what was known before it was hidden, and to be open again
    sink.apply(new CrmCommand.UpdateRecord(id(2), first.record(), seen.version(), wanted));

    assertThat(crm.rows("SELECT subject, rep_participants, private FROM crm.ma"))
        .containsExactly("Secret|000000008,000000003;|f");
    assertThat(crm.rows("SELECT count(*) FROM crm.mb WHERE del_cd = 0")).containsExactly("1");
  }

  @Test
  void theDatabaseIsWaitedFor() throws Exception {
    crm.sql("REVOKE INSERT ON crm.xk FROM lockstep");
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CrmResult> result =
          executor.submit(() -> sink.apply(new CrmCommand.CreateRecord(id(1), lunch())));
      assertThat(isDoneWithin(result, 200)).isFalse();
      crm.sql("GRANT INSERT ON crm.xk TO lockstep");
      assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(CrmResult.Written.class);
    }
    assertThat(crm.rows("SELECT count(*) FROM crm.ma")).containsExactly("1");
  }
}
