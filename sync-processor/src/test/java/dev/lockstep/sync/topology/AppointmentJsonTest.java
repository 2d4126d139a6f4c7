package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.json.Json;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored of an appointment must stay readable for years, in whatever phase it was left. */
class AppointmentJsonTest {

  private final ObjectMapper mapper = Json.mapper();
  private final TopicCodec<AppointmentKey, AppointmentState> codec =
      new TopicCodec<>(ProcessorTopics.APPOINTMENTS, mapper);

  private static CommandId command(Side side) {
    return new CommandId(Samples.KEY, side, 3);
  }

  private static <S> List<Phase<S>> phases(S wanted, S shown, Side side) {
    return List.of(
        new Phase.Idle<>(),
        new Phase.Awaiting<>(
            command(side),
            Optional.of(wanted),
            Optional.of("W/\"1\""),
            List.of(new Shown.Present<>("thing", shown, "W/\"2\"", Optional.empty()))),
        new Phase.Awaiting<>(
            command(side),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Shown.Present<>("thing", shown, "W/\"2\"", Optional.empty()),
                new Shown.Deleted<>("another"))),
        new Phase.Awaiting<>(command(side), Optional.of(wanted), Optional.empty()),
        new Phase.Outdated<>(),
        new Phase.Refused<>(Optional.of(wanted)),
        new Phase.Held<>(Optional.empty()),
        new Phase.Frozen<>(Reason.RECURRING),
        new Phase.Gated<>(
            Optional.of(wanted),
            12,
            List.of(
                GateKey.of(GateKey.Kind.DELETIONS, Samples.ADA),
                GateKey.ofAll(GateKey.Kind.DELETIONS)),
            Optional.of(GateKey.ofAll(GateKey.Kind.DELETIONS))));
  }

  private static AppointmentState state(Phase<EventState> groupware, Phase<CrmRecord> crm) {
    TreeMap<Subject, Optional<Answer>> directory = new TreeMap<>();
    Subject ada = Subject.of(Samples.ADA);
    directory.put(ada, Optional.of(new Answer(ada, List.of(Samples.ada(true), Samples.carl()))));
    directory.put(Subject.of(Samples.CARL), Optional.empty());
    return new AppointmentState(
        Samples.KEY,
        12,
        3,
        new Agreement.Present(Samples.visit("Visit", Samples.CARL), Optional.of(ada)),
        new GroupwareSide(
            new SideState<>(
                Optional.of(Samples.event("Visit")),
                Optional.of(Samples.event("Visit")),
                Optional.of("W/\"1\""),
                List.of("W/\"0\""),
                groupware,
                new TreeMap<>(),
                false),
            new TreeMap<>(
                Map.of(
                    Samples.ADA,
                    new Copy(
                        new EventRef(Samples.ADA, "AAMk1="),
                        "W/\"1\"",
                        Samples.ADA,
                        true,
                        Optional.of(Samples.visit("Visit", Samples.CARL)),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()))),
            Optional.of(Samples.ADA),
            Optional.of(AppointmentKey.bornInCrm(1000, 7)),
            Optional.empty()),
        new CrmSide(
            new SideState<>(
                Optional.of(Samples.record("Visit")),
                Optional.of(Samples.record("Visit")),
                Optional.of("3:abc"),
                List.of(),
                crm,
                new TreeMap<>(),
                false),
            Optional.of(Samples.RECORD),
            Optional.of(Marking.NONE),
            new TreeSet<>(Set.of(Samples.CARL))),
        directory,
        List.of(
            new WorkItem(
                Samples.KEY + "!MAIL_HELD",
                Reason.MAIL_HELD,
                "would mail carl@customer.test",
                Instant.parse("2026-11-22T10:15:30.123Z"))),
        new TreeMap<>(),
        new TreeMap<>());
  }

  static Stream<AppointmentState> statesInAllPhases() {
    List<Phase<EventState>> groupware =
        phases(Samples.event("Wanted"), Samples.event("Shown"), Side.GROUPWARE);
    List<Phase<CrmRecord>> crm =
        phases(Samples.record("Wanted"), Samples.record("Shown"), Side.CRM);
    return Stream.concat(
        Stream.of(AppointmentState.unknown(Samples.KEY)),
        Stream.iterate(0, i -> i < groupware.size(), i -> i + 1)
            .map(i -> state(groupware.get(i), crm.get(groupware.size() - 1 - i))));
  }

  @ParameterizedTest
  @MethodSource("statesInAllPhases")
  void whatIsWrittenIsReadAgain(AppointmentState state) throws Exception {
    byte[] json = codec.encodeValue(state);

    assertThat(codec.decodeValue(json)).contains(state);
  }

  @ParameterizedTest
  @MethodSource("statesInAllPhases")
  void eachSideHoldsItsOwnTypeAfterReading(AppointmentState state) throws Exception {
    AppointmentState read = codec.decodeValue(codec.encodeValue(state)).orElseThrow();

    // a type lost to erasure would show as a map here
    assertThat(Stream.of(read.groupware().state()).flatMap(AppointmentJsonTest::held))
        .allSatisfy(held -> assertThat((Object) held).isInstanceOf(EventState.class));
    assertThat(Stream.of(read.crm().state()).flatMap(AppointmentJsonTest::held))
        .allSatisfy(held -> assertThat((Object) held).isInstanceOf(CrmRecord.class));
  }

  private static <S> Stream<S> held(SideState<S> side) {
    Stream<S> phase =
        switch (side.phase()) {
          case Phase.Awaiting<S> awaiting ->
              Stream.concat(
                  awaiting.wanted().stream(),
                  awaiting.waiting().stream()
                      .flatMap(
                          shown ->
                              shown instanceof Shown.Present<S> present
                                  ? Stream.of(present.state())
                                  : Stream.empty()));
          case Phase.Refused<S> refused -> refused.wanted().stream();
          case Phase.Held<S> held -> held.wanted().stream();
          case Phase.Gated<S> gated -> gated.wanted().stream();
          case Phase.Idle<S> _, Phase.Outdated<S> _, Phase.Frozen<S> _ -> Stream.empty();
        };
    return Stream.concat(Stream.concat(side.seen().stream(), side.asked().stream()), phase);
  }

  /**
   * The golden file is what version 1 writes. If this fails, what is stored at users could not be
   * read any more: make the new form read the old one; never mend the file. New properties are
   * added to a second file.
   */
  @Test
  void theStateAsVersionOneWroteItIsStillRead() throws Exception {
    AppointmentState expected =
        state(
            phases(Samples.event("Wanted"), Samples.event("Shown"), Side.GROUPWARE).get(1),
            new Phase.Held<>(Optional.empty()));
    try (InputStream in = AppointmentJsonTest.class.getResourceAsStream("appointment-v1.json")) {
      assertThat(in).isNotNull();
      byte[] golden = in.readAllBytes();

      assertThat(codec.decodeValue(golden)).contains(expected);
      assertThat(mapper.readTree(codec.encodeValue(expected)))
          .as("what is written now: %s", new String(codec.encodeValue(expected), UTF_8))
          .isEqualTo(mapper.readTree(golden));
    }
  }
}
