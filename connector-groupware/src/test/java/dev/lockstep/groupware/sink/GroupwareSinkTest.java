package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.sink.Commands.creation;
import static dev.lockstep.groupware.sink.Commands.deletion;
import static dev.lockstep.groupware.sink.Commands.updating;
import static dev.lockstep.groupware.sink.Commands.visit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.groupware.budget.Patience;
import dev.lockstep.groupware.capture.ChangePublisher;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands carried out in the simulator, through the real SDK, with things going wrong. */
class GroupwareSinkTest {

  private SimulatedGraph graph;
  private GroupwareSink sink;

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
    sink = sink();
  }

  /** As after a restart: nothing is remembered. */
  private GroupwareSink sink() {
    EventMapping mapping = new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
    return new GroupwareSink(
        graph.calendars(),
        new MailboxContexts(3),
        new SinkDecision(mapping),
        new OccurrenceDecision(
            mapping, new SeriesMapping(mapping), new OccurrenceDigest(Json.mapper())),
        new ChangePublisher(
            records -> {
              throw new AssertionError("nothing of these commands is published by the sink");
            }),
        new Patience(Duration.ofMillis(1), Duration.ofMillis(5)));
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private GroupwareResult.Written written(GroupwareCommand command) throws Exception {
    GroupwareResult result = sink.carryOut(command);
    assertThat(result).isInstanceOf(GroupwareResult.Written.class);
    return (GroupwareResult.Written) result;
  }

  private int events() {
    return graph.graph("GET", "/users/ada@contoso.test/events", "").get("value").size();
  }

  private List<String> mails() {
    return graph.control("GET", "/outbox", "").get("value").findValuesAsText("kind");
  }

  private void fault(String method, String action) {
    graph.control(
        "POST",
        "/faults",
        "{'method':'" + method + "','path':'/events','times':1,'action':{" + action + "}}");
  }

  @Test
  void anEventIsCreatedChangedAndDeleted() throws Exception {
    GroupwareResult.Written created = written(creation(visit("Visit")));
    GroupwareResult.Written changed =
        written(updating(created.event().id(), created.version(), visit("New"), Field.SUBJECT));
    GroupwareResult deleted = sink.carryOut(deletion(created.event().id(), changed.version()));

    assertThat(created.stored()).isEqualTo(visit("Visit"));
    assertThat(changed.stored()).isEqualTo(visit("New"));
    assertThat(changed.version()).isNotEqualTo(created.version());
    assertThat(deleted).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(events()).isZero();
    assertThat(mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "200", "409"})
  void aCreationThatComesTwiceMakesOneEvent(String status) throws Exception {
    graph.control("PATCH", "/profile", "{'repeatedTransactionId':'" + status + "'}");
    GroupwareResult.Written first = written(creation(visit("Visit")));
    sink = sink();
    GroupwareResult.Written second = written(creation(visit("Visit")));

    assertThat(events()).isOne();
    assertThat(second.event()).isEqualTo(first.event());
    assertThat(second.version()).isEqualTo(first.version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':503,'afterCommit':true",
        "'close':true,'afterCommit':true",
        "'status':502,'body':'<html>','contentType':'text/html'",
        "'status':429,'retryAfter':'0'",
        "'status':500",
      })
  void whateverIsLostOnTheWayTheEffectIsThereOnce(String action) throws Exception {
    fault("POST", action);
    GroupwareResult.Written created = written(creation(visit("Visit")));
    assertThat(events()).isOne();

    fault("PATCH", action);
    GroupwareResult.Written changed =
        written(updating(created.event().id(), created.version(), visit("New"), Field.SUBJECT));
    assertThat(changed.stored()).isEqualTo(visit("New"));

    fault("DELETE", action);
    assertThat(sink.carryOut(deletion(created.event().id(), changed.version())))
        .isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(events()).isZero();
  }

  @Test
  void aUsersEditIsNotOverwritten() throws Exception {
    GroupwareResult.Written created = written(creation(visit("Visit")));
    graph.change(Commands.ADA, created.event().id(), "{'location':{'displayName':'Vienna'}}");

    assertThat(
            sink.carryOut(
                updating(created.event().id(), created.version(), visit("New"), Field.SUBJECT)))
        .isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(sink.carryOut(deletion(created.event().id(), created.version())))
        .isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(events()).isOne();
  }

  @Test
  void invitingSomebodyMailsThatOneAlone() throws Exception {
    GroupwareResult.Written created =
        written(creation(visit("Visit").with(Commands.with("bob@contoso.test"))));
    assertThat(mails()).containsExactly("invitation");
    graph.control("DELETE", "/outbox", "");

    written(
        updating(
            created.event().id(),
            created.version(),
            visit("Visit").with(Commands.with("bob@contoso.test", "eve@outside.test")),
            Field.PARTICIPANTS));

    JsonNode outbox = graph.control("GET", "/outbox", "").get("value");
    assertThat(outbox.findValuesAsText("kind")).containsExactly("invitation");
    assertThat(outbox.toString()).contains("eve@outside.test");
  }

  @Test
  void theFooterIsInTheEventAndNotInWhatIsStored() throws Exception {
    GroupwareCommand.CreateEvent plain = creation(visit("Visit"));
    GroupwareResult.Written created =
        written(
            new GroupwareCommand.CreateEvent(
                plain.id(),
                new EventState(
                    Commands.ADA,
                    visit("Visit"),
                    new Footer(
                        Optional.of("https://crm.test/r?id=1-42&x=<y>"),
                        List.of(new EmailAddress("eve@outside.test")))),
                MailImpact.SILENT));

    assertThat(created.stored().text().isEmpty()).isTrue();
    assertThat(
            graph
                .graph("GET", "/users/ada@contoso.test/events/" + created.event().id(), "")
                .get("body")
                .get("content")
                .asText())
        .contains("eve@outside.test", "crm.test");
    assertThat(mails()).isEmpty();
  }

  @Test
  void whatGraphRefusesIsRejectedWithItsWords() throws Exception {
    fault("POST", "'status':400,'code':'ErrorInvalidRequest','message':'Not so.'");

    assertThat(sink.carryOut(creation(visit("Visit"))))
        .isInstanceOfSatisfying(
            GroupwareResult.Rejected.class,
            rejected -> assertThat(rejected.words()).isEqualTo("400 ErrorInvalidRequest: Not so."));
  }

  @Test
  void aMailboxThatIsClosedRejectsAtOnce() throws Exception {
    graph.control("PATCH", "/mailboxes/ada@contoso.test", "{'accessDenied':true}");

    assertThat(sink.carryOut(creation(visit("Visit"))))
        .isInstanceOf(GroupwareResult.Rejected.class);
  }
}
