package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.json.Json;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.Dispute;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What states got after version one: disputes, what was dismissed, when fields were edited, gates,
 * the mailbox of what is gone, answers in copies, participants who are not shown.
 */
class LaterPartsJsonTest {

  private static final EmailAddress BOB = new EmailAddress("bob@contoso.test");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final ObjectMapper mapper = Json.mapper();
  private final TopicCodec<AppointmentKey, AppointmentState> codec =
      new TopicCodec<>(ProcessorTopics.APPOINTMENTS, mapper);

  private static Copy copy(EmailAddress mailbox, boolean organized, boolean hidden) {
    return new Copy(
        new EventRef(mailbox, "AAMk" + mailbox.domain() + "="),
        "W/\"1\"",
        Samples.ADA,
        organized,
        Optional.empty(),
        Optional.of("040000008200E00074C5"),
        organized ? Optional.empty() : Optional.of(Participant.Response.TENTATIVE),
        hidden,
        Optional.empty());
  }

  private static AppointmentState state() {
    SideState<EventState> event =
        SideState.<EventState>nothing()
            .showing(Samples.event("Visit"), "W/\"1\"", false)
            .asked(Samples.event("Visit"))
            .edited(EnumSet.of(Field.SUBJECT, Field.TIMING), Optional.of(NOON))
            .in(
                new Phase.Awaiting<>(
                    new CommandId(Samples.KEY, Side.GROUPWARE, 3),
                    Optional.of(Samples.event("Lunch")),
                    Optional.of("W/\"1\""),
                    List.of(
                        new Shown.Present<>(
                            "AAMk1=",
                            Samples.event("Dinner"),
                            "W/\"2\"",
                            Optional.of(NOON),
                            true))));
    CrmSide crm =
        CrmSide.nothing()
            .about(Samples.RECORD)
            .with(
                new SideState<>(
                    Optional.of(Samples.record("Visit")),
                    Optional.of(Samples.record("Visit")),
                    Optional.of("3:abc"),
                    List.of("2:abc"),
                    new Phase.Gated<>(
                        Optional.empty(),
                        12,
                        List.of(
                            GateKey.of(GateKey.Kind.DELETIONS, Samples.ADA),
                            GateKey.ofAll(GateKey.Kind.DELETIONS)),
                        Optional.of(GateKey.of(GateKey.Kind.DELETIONS, Samples.ADA))),
                    new TreeMap<>(Map.of(Field.LOCATION, NOON.plusSeconds(60))),
                    false));
    return AppointmentState.unknown(Samples.KEY)
        .with(new Agreement.Gone(Side.GROUPWARE, Optional.of(Samples.ADA)))
        .with(
            GroupwareSide.nothing()
                .with(copy(Samples.ADA, true, true))
                .with(copy(BOB, false, false))
                .ledBy(Optional.of(Samples.ADA))
                .with(event))
        .with(crm)
        .disputing(
            new TreeMap<>(
                Map.of(
                    Field.SUBJECT,
                    new Dispute("Lunch", "Dinner", false),
                    Field.LOCATION,
                    new Dispute("Vienna", "Graz", true))))
        .dismissing(
            new TreeMap<>(Map.of(Reason.PARTICIPANT_MISSING, "not found: carl@customer.test")));
  }

  /** The file is never mended: what it holds stands in the stores of users. */
  @Test
  void theirStateIsStillReadAndStillWrittenSo() throws Exception {
    try (InputStream in = LaterPartsJsonTest.class.getResourceAsStream("appointment-v2.json")) {
      assertThat(in).isNotNull();
      byte[] golden = in.readAllBytes();

      assertThat(codec.decodeValue(golden)).contains(state());
      assertThat(mapper.readTree(codec.encodeValue(state())))
          .as("what is written now: %s", new String(codec.encodeValue(state()), UTF_8))
          .isEqualTo(mapper.readTree(golden));
    }
  }

  /** Which meeting we deleted came later still. */
  @Test
  void whichMeetingHasEndedIsKept() throws Exception {
    AppointmentState ended =
        AppointmentState.unknown(Samples.KEY)
            .with(
                GroupwareSide.nothing()
                    .with(copy(Samples.ADA, true, false))
                    .ledBy(Optional.of(Samples.ADA))
                    .leadDeleted());
    byte[] bytes = codec.encodeValue(ended);

    assertThat(mapper.readTree(bytes).at("/groupware/ended").asText())
        .isEqualTo("040000008200E00074C5");
    assertThat(codec.decodeValue(bytes)).contains(ended);
  }

  /** So did when a copy was last modified. */
  @Test
  void whenACopyWasLastModifiedIsKept() throws Exception {
    AppointmentState modified =
        AppointmentState.unknown(Samples.KEY)
            .with(
                GroupwareSide.nothing()
                    .with(copy(Samples.ADA, true, false).notBefore(Optional.of(NOON))));
    byte[] bytes = codec.encodeValue(modified);

    assertThat(mapper.readTree(bytes).at("/groupware/copies/ada@contoso.test/modified").asText())
        .isEqualTo("2026-11-24T12:00:00Z");
    assertThat(codec.decodeValue(bytes)).contains(modified);
  }
}
