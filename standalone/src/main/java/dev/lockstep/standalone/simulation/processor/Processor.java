package dev.lockstep.standalone.simulation.processor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.topic.Lanes;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.directory.Directory;
import dev.lockstep.sync.directory.DirectoryOutput;
import dev.lockstep.sync.gate.GateOutput;
import dev.lockstep.sync.gate.Gatekeeper;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.gate.MemoryGateStore;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.series.SeriesStage;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.topology.Inlet;
import dev.lockstep.sync.topology.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processor: it takes the records of all lanes that the topology reads, one by one, each with
 * its outputs in one transaction.
 */
public final class Processor {

  private static final Set<String> FOR_CORE =
      Inlet.ALL.stream().map(inlet -> inlet.topic().name()).collect(Collectors.toUnmodifiableSet());

  private final Deciding deciding;
  private final Directory directory;
  private final Gatekeeper gatekeeper;
  private final Lanes lanes;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> quarantine = new ArrayList<>();
  private final List<String> unexplained = new ArrayList<>();
  private final Map<Lane, Position> read = new HashMap<>();
  private Optional<LocalDate> walked = Optional.empty();

  /** One that decides on the values themselves. */
  public static Processor ofValues(Decider decider, Limits limits, SeriesStage stage, Lanes lanes) {
    return new Processor(new ValueDeciding(decider, stage), limits, lanes);
  }

  /** One that decides on what was written as bytes. */
  public static Processor ofBytes(
      Decider decider,
      Limits limits,
      SeriesStage stage,
      SeriesHorizon horizon,
      ObjectMapper mapper,
      Lanes lanes) {
    return new Processor(new ByteDeciding(decider, stage, horizon, mapper), limits, lanes);
  }

  private Processor(Deciding deciding, Limits limits, Lanes lanes) {
    this.deciding = deciding;
    this.gatekeeper = new Gatekeeper(limits, new MemoryGateStore(), new Gates());
    this.lanes = lanes;
    this.directory = new Directory(new MemoryDirectoryStore(), new Output());
  }

  /** Publishes what the directory says. */
  private final class Output implements DirectoryOutput {
    @Override
    public void answer(LookupKey key, Answer answer) {
      lanes.append(Outgoing.of(Topics.DIRECTORY_ANSWERS, key, answer));
    }

    @Override
    public void withdraw(LookupKey key) {
      lanes.append(Outgoing.tombstone(Topics.DIRECTORY_ANSWERS, key));
    }

    @Override
    public void enrol(Enrolment enrolment) {
      lanes.append(
          Outgoing.of(
              Topics.GROUPWARE_MAILBOXES,
              new MailboxKey(enrolment.mailbox(), MailboxKey.Kind.ENROLMENT),
              enrolment));
    }
  }

  /** Publishes what the gates say. */
  private final class Gates implements GateOutput {
    @Override
    public void request(GateRequest request) {
      lanes.append(Outgoing.of(Topics.GATE_REQUESTS, request.gate(), request));
    }

    @Override
    public void answer(GateAnswer answer) {
      lanes.append(Outgoing.of(Topics.GATE_ANSWERS, answer.ticket().appointment(), answer));
    }

    @Override
    public void status(GateKey gate, Optional<GateStatus> status) {
      // for the console alone
    }
  }

  /**
   * Takes the next record of a lane.
   *
   * @return the decisions; none if the record is for the directory or a gate, says nothing, or went
   *     to quarantine
   */
  public List<Decision> take(Lane lane) {
    Lane.Entry entry = lane.next();
    lane.advance();
    Position position = read.getOrDefault(lane, Position.BEGINNING);
    if (position.hasTaken(entry.offset(), entry.at().toEpochMilli())) {
      return List.of(); // the topology's own ReadPositions, for a partition of each lane's own
    }
    read.put(lane, position.after(entry.offset(), entry.at().toEpochMilli()));
    Outgoing<?, ?> record = entry.record();
    switch (record.key()) {
      case DirectoryKey key ->
          directory.entryChanged(key, record.value().map(DirectoryEntry.class::cast));
      case LookupKey key when record.topic().equals(Topics.DIRECTORY_LOOKUPS) -> {
        if (record.value().isPresent()) {
          directory.ordered(key);
        } else {
          directory.withdrawn(key);
        }
      }
      case GateKey _ -> gatekeeper.take((GateRequest) record.value().orElseThrow(), entry.at());
      default -> {
        return decide(entry);
      }
    }
    return List.of();
  }

  private List<Decision> decide(Lane.Entry entry) {
    String origin = entry.record().topic() + "-0@" + entry.offset();
    try {
      Optional<List<Outgoing<?, ?>>> outputs = deciding.decide(entry, origin);
      List<Decision> decided = sent(outputs.orElse(List.of()));
      if (outputs.isPresent() && decided.stream().noneMatch(it -> it.origin().equals(origin))) {
        unexplained.add(origin + " of " + entry.record().key());
      }
      return decided;
    } catch (Deciding.Undecidable e) {
      quarantine.add(origin + ": " + e.getMessage());
      return List.of();
    }
  }

  private List<Decision> sent(List<Outgoing<?, ?>> outputs) {
    List<Decision> decided = new ArrayList<>();
    for (Outgoing<?, ?> output : outputs) {
      if (output.value().isPresent() && output.value().get() instanceof Decision decision) {
        decided.add(decision);
      } else {
        lanes.append(output);
      }
    }
    decisions.addAll(decided);
    return decided;
  }

  /** Whether the series were not looked at today, or not since the processor was started. */
  public boolean isRollDue(Instant now) {
    return deciding.hasSeries() && !walked.equals(Optional.of(day(now)));
  }

  private static LocalDate day(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The horizon moves on over all series, as it does once a day. */
  public List<Decision> roll(Instant now) {
    String origin = "horizon@" + day(now);
    walked = Optional.of(day(now));
    try {
      return sent(deciding.roll(now, origin));
    } catch (Deciding.Undecidable e) {
      quarantine.add(origin + ": " + e.getMessage());
      return List.of();
    }
  }

  /** The last day on which the horizon moved on, since the processor was started. */
  public Optional<LocalDate> walked() {
    return walked;
  }

  /** What mailboxes show of series, by appointment and mailbox. */
  public Map<String, SeriesView> series() {
    return deciding.series();
  }

  /** All decisions, in their order. */
  public List<Decision> decisions() {
    return decisions;
  }

  /** What went to quarantine, with its cause. */
  public List<String> quarantine() {
    return quarantine;
  }

  /** Inputs of the core on which there is no decision. */
  public List<String> unexplained() {
    return unexplained;
  }

  /** The states of all appointments. */
  public Map<AppointmentKey, AppointmentState> states() {
    return deciding.states();
  }

  /** It is killed over its next input and started again: what was not committed is done anew. */
  public void restart() {
    deciding.restart(
        lanes.unread().stream()
            .filter(lane -> FOR_CORE.contains(lane.topic()))
            .findFirst()
            .map(Lane::next));
    walked = Optional.empty();
  }
}
