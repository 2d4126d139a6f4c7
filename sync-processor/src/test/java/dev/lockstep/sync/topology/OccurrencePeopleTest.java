package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One occurrence to which somebody outside is invited, in a series that is nobody else's. */
class OccurrencePeopleTest {

  private static final LocalDate PLAIN = SeriesBench.TODAY.plusWeeks(1);
  private static final LocalDate WITH_CARL = SeriesBench.TODAY.plusWeeks(2);

  private final SeriesBench bench;

  OccurrencePeopleTest(@TempDir Path stateDir) {
    bench = new SeriesBench(stateDir);
  }

  @BeforeEach
  void show() {
    Series weekly = SeriesBench.series("FREQ=WEEKLY;COUNT=4");
    bench.shows(
        weekly.withOccurrence(WITH_CARL, weekly.ruled(WITH_CARL).with(Samples.participants(CARL))));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void carlIsFound() {
    bench
        .topology()
        .send(
            Topics.CRM_DIRECTORY,
            DirectoryKey.of(Subject.of(CARL), Samples.carl()),
            Samples.carl());
  }

  private List<Reason> workList(LocalDate date) {
    return lastDecision(date).workList().stream().map(WorkItem::reason).toList();
  }

  private Decision lastDecision(LocalDate date) {
    return bench.decisions(SeriesBench.key(date)).getLast();
  }

  @Test
  void onlyTheRecordOfTheExceptionIsMarkedAndOnlyItIsUnmarked() {
    Map<AppointmentKey, CrmCommand> created = bench.crmCarriesOut();
    assertThat(created).hasSize(4);
    assertThat(created)
        .allSatisfy(
            (key, command) -> {
              boolean isCarls = key.equals(SeriesBench.key(WITH_CARL));
              assertThat(SeriesBench.wanted(command).marking().forEditing())
                  .as("%s", key)
                  .isEqualTo(isCarls);
            });
    assertThat(SeriesBench.wanted(created, SeriesBench.key(WITH_CARL)).marking().words())
        .contains(CARL.toString());

    carlIsFound();

    assertThat(bench.crmCarriesOut())
        .containsOnlyKeys(SeriesBench.key(WITH_CARL))
        .allSatisfy(
            (_, command) -> {
              assertThat(SeriesBench.wanted(command).marking()).isEqualTo(Marking.NONE);
              assertThat(SeriesBench.wanted(command).entries()).containsOnlyKeys(CARL);
            });
  }

  @Test
  void anEditMailsWhomTheOccurrenceInvitesAndNobodyOfTheOthers() {
    bench.crmCarriesOut();
    carlIsFound();
    assertThat(bench.crmCarriesOut()).hasSize(1);
    bench.topology().forget();

    bench.edit(WITH_CARL, "Dinner");
    assertThat(workList(WITH_CARL)).containsExactly(Reason.MAIL_HELD);
    assertThat(bench.topology().values(Topics.GROUPWARE_COMMANDS)).as("held").isEmpty();

    bench.edit(PLAIN, "Lunch");
    assertThat(workList(PLAIN)).isEmpty();
    assertThat(bench.topology().values(Topics.GROUPWARE_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            GroupwareCommand.UpdateEvent.class,
            update -> {
              assertThat(update.id().appointment()).isEqualTo(SeriesBench.key(PLAIN));
              assertThat(update.mail()).isEqualTo(MailImpact.SILENT);
            });

    AppointmentKey key = SeriesBench.key(WITH_CARL);
    bench.topology().send(Topics.OPERATOR_ACTIONS, key, new OperatorAction.Release(key, "eva"));
    assertThat(bench.topology().values(Topics.GROUPWARE_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            GroupwareCommand.UpdateEvent.class,
            update -> {
              assertThat(update.id().appointment()).isEqualTo(key);
              assertThat(update.mail().kind()).isEqualTo(MailImpact.Kind.UPDATE);
              assertThat(update.mail().external()).containsExactly(CARL);
            });
  }
}
