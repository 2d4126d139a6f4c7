package dev.lockstep.crm.sink;

import static dev.lockstep.crm.support.Records.lunch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.support.CrmDatabase;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Occurrences of a series are records of their own under the key of the series. */
class OccurrenceRecordsTest {

  @AutoClose private final SinkBench bench = new SinkBench();
  private final CrmDatabase crm = bench.crm;
  private final CrmSink sink = bench.sink;

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
    assertThat(bench.reader.appointment(bench.aggregate(two.record())))
        .isEqualTo(second.appointment());
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
}
