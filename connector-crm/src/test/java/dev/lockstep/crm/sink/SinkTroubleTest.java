package dev.lockstep.crm.sink;

import static dev.lockstep.crm.support.Records.lunch;
import static dev.lockstep.crm.support.Records.withAdaAndBob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.support.CrmDatabase;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.Reason;
import java.sql.Connection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the database refuses, has locked or does not let happen for the time being. */
class SinkTroubleTest {

  @AutoClose private final SinkBench bench = new SinkBench();
  private final CrmDatabase crm = bench.crm;
  private final CrmSink sink = bench.sink;

  @Test
  void whatTheDatabaseRefusesIsRejectedWithTheColumnAndLeavesNothingBehind() throws Exception {
    crm.sql("ALTER TABLE crm.ma ALTER COLUMN subject TYPE varchar(5)");
    CrmResult tooLong =
        sink.apply(
            new CrmCommand.CreateRecord(
                SinkBench.id(1),
                withAdaAndBob(lunch()).with(lunch().content().with(new Text("Luncheon")))));
    crm.sql("ALTER TABLE crm.mb ADD CONSTRAINT only_optional CHECK (requirement = 1)");
    CrmResult constraint =
        sink.apply(new CrmCommand.CreateRecord(SinkBench.id(1), withAdaAndBob(lunch())));

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
    CrmResult.Written first = bench.create(lunch());
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
                          SinkBench.id(2),
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
  void theDatabaseIsWaitedFor() throws Exception {
    crm.sql("REVOKE INSERT ON crm.xk FROM lockstep");
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CrmResult> result =
          executor.submit(() -> sink.apply(new CrmCommand.CreateRecord(SinkBench.id(1), lunch())));
      assertThat(isDoneWithin(result, 200)).isFalse();
      crm.sql("GRANT INSERT ON crm.xk TO lockstep");
      assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(CrmResult.Written.class);
    }
    assertThat(crm.rows("SELECT count(*) FROM crm.ma")).containsExactly("1");
  }
}
