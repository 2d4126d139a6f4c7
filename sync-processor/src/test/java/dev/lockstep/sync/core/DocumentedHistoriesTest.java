package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.SideState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The histories that {@code docs/concepts/decisions.md} explains are played through the core, and
 * the tables of the page must say what came of it, word for word.
 */
class DocumentedHistoriesTest {

  private static final Path PAGE = Path.of("docs", "concepts", "decisions.md");

  private final List<String> rows = new ArrayList<>();

  private static String page() throws IOException {
    // Maven runs the tests in the module's folder, an editor may in the project's
    Path here = Path.of("").toAbsolutePath();
    Path page = here.resolve(PAGE);
    return Files.readString(Files.exists(page) ? page : here.resolve("..").resolve(PAGE));
  }

  /** The rows of the table below a heading, without its head. */
  private static List<String> documented(String heading) throws IOException {
    List<String> lines = page().lines().toList();
    int at = lines.indexOf("## " + heading);
    assertThat(at).as("the page has the heading %s", heading).isNotNegative();
    return lines.subList(at + 1, lines.size()).stream()
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .toList();
  }

  /** What came of the step that was just taken. */
  private void step(Bench bench, String input) {
    AppointmentState state = bench.last().state();
    rows.add(
        "| "
            + (rows.size() + 1)
            + " | "
            + input
            + " | "
            + agreed(state)
            + " | "
            + side(state.groupware().state(), EventState::content)
            + " | "
            + side(state.crm().state(), CrmRecord::content)
            + " | "
            + bench.decisions().stream()
                .map(DocumentedHistoriesTest::words)
                .collect(Collectors.joining("; then: "))
            + " |");
  }

  private static String agreed(AppointmentState state) {
    return switch (state.agreed()) {
      case Agreement.Nothing _ -> "–";
      case Agreement.Present(Appointment content, _) -> content.subject().value();
      case Agreement.Gone _ -> "gone";
    };
  }

  private static <S> String side(SideState<S> side, Function<S, Appointment> content) {
    Function<S, String> subject = state -> content.apply(state).subject().value();
    return side.seen().map(subject).orElse("–") + " / " + side.asked().map(subject).orElse("–");
  }

  private static String words(Decision decision) {
    String told =
        decision.outputs().stream().map(Decision.Output::words).collect(Collectors.joining(", "));
    return decision.words() + (told.isEmpty() ? "" : " → **" + told + "**");
  }

  private static void conflicts(Bench bench, GroupwareCommand command) {
    bench.input(
        new Input.OfGroupware(new GroupwareResult.Conflict(command.id(), "the etag had moved")));
  }

  private static CrmRecord edited(Bench bench, String subject) {
    return bench.storedRecord().with(visit(subject));
  }

  private void bornInGroupwareAndWritten(Bench bench) {
    bench.shows(ADA, "e1", "1", visit("Visit"));
    step(bench, "event \"Visit\", version 1");
    bench.crmApplies();
    step(bench, "result: written, version `1:own`");
  }

  @Test
  void bothSidesEditTheSameField() throws IOException {
    Bench bench = Bench.bornInGroupware();
    bornInGroupwareAndWritten(bench);
    bench.crmShows("1:own", bench.storedRecord());
    step(bench, "record \"Visit\", `1:own`");
    bench.crmShows("1:b", edited(bench, "Visit plant"));
    step(bench, "record \"Visit plant\", `1:b`");
    GroupwareCommand update = bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    bench.shows(ADA, "e1", "2", visit("Visit, postponed"));
    step(bench, "event \"Visit, postponed\", version 2");
    conflicts(bench, update);
    step(bench, "result: conflict, the event is not of version 1 any more");
    bench.crmApplies();
    step(bench, "result: written");

    assertThat(rows).isEqualTo(documented("Both sides edit the same field"));
  }

  @Test
  void oneSideDeletesWhatTheOtherEdits() throws IOException {
    Bench bench = Bench.bornInCrm();
    bench.crmShows("0:a", record("Visit", 1));
    step(bench, "record \"Visit\", `0:a`");
    bench.groupwareApplies("e1", "1");
    step(bench, "result: the event is there, version 1");
    bench.crmApplies();
    step(bench, "result: the record is linked");
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    step(bench, "event \"Lunch\", version 2");
    bench.crmGone();
    step(bench, "record deleted");
    bench.crmConflicts();
    step(bench, "result: conflict, the record is gone");
    bench.crmApplies();
    step(bench, "result: written");

    assertThat(rows).isEqualTo(documented("One side deletes what the other edits"));
  }

  @Test
  void aPersonDecides() throws IOException {
    Bench bench = Bench.bornInGroupware(Policies.conflict(ConflictPolicy.MARK));
    bornInGroupwareAndWritten(bench);
    CrmRecord dinner = edited(bench, "Dinner");
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    step(bench, "event \"Lunch\", version 2");
    bench.crmShows("1:b", dinner);
    step(bench, "record \"Dinner\", `1:b`");
    bench.crmConflicts();
    step(bench, "result: conflict, the record is not `1:own` any more");
    bench.crmApplies();
    step(bench, "result: the mark is written");
    bench.operator(new OperatorAction.Release(bench.key(), "eva", Optional.of(Side.CRM)));
    step(bench, "eva releases it with `--take crm`");
    bench.groupwareApplies("e1", "3");
    step(bench, "result: the event is written, version 3");
    bench.crmApplies();
    step(bench, "result: the mark is taken away");

    assertThat(rows).isEqualTo(documented("A person decides"));
  }
}
