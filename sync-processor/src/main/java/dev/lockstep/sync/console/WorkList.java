package dev.lockstep.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Matter;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.topology.ProcessorTopics;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for a person, from the states of all appointments; bounded. */
public final class WorkList implements TopicFollower.View {

  private static final Logger LOG = LoggerFactory.getLogger(WorkList.class);

  /**
   * One thing that waits.
   *
   * @param id names it to an operator
   * @param kind what kind of thing it is
   * @param appointment that waits; empty if it is a gate, before which others wait
   * @param gate before which others wait; empty if it is an appointment
   * @param subject of the appointment, empty if nothing is agreed about it; a mask if it is private
   */
  public record Line(
      String id,
      Matter kind,
      Optional<AppointmentKey> appointment,
      Optional<GateKey> gate,
      Reason reason,
      String words,
      Instant since,
      String subject) {}

  /**
   * All of it.
   *
   * @param complete whether all that waits is there; if not, more appointments waited than find
   *     room
   */
  public record Content(List<Line> items, boolean complete) {
    public Content {
      items = List.copyOf(items);
    }
  }

  /** The part of an appointment's state that is needed here; the rest is passed over. */
  @JsonIgnoreProperties(ignoreUnknown = true) // else it is copied before it is passed over
  private record Listed(AppointmentKey key, Agreement agreed, List<WorkItem> workList) {}

  private final int most;
  private final ObjectReader reader;
  private final Map<String, List<Line>> byAppointment = new ConcurrentHashMap<>();
  private volatile boolean complete = true;

  /**
   * An empty work list.
   *
   * @param most how many appointments find room
   */
  public WorkList(int most, ObjectMapper mapper) {
    this.most = most;
    this.reader = mapper.readerFor(Listed.class);
  }

  @Override
  public Topic<?, ?> topic() {
    return ProcessorTopics.APPOINTMENTS;
  }

  @Override
  public void clear() {
    byAppointment.clear();
    complete = true;
  }

  @Override
  public void take(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    List<Line> lines = lines(record);
    if (lines.isEmpty()) {
      byAppointment.remove(key);
    } else if (byAppointment.size() < most || byAppointment.containsKey(key)) {
      byAppointment.put(key, lines);
    } else {
      complete = false;
    }
  }

  private List<Line> lines(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    if (value == null) {
      return List.of();
    }
    try {
      Listed listed = reader.readValue(value);
      return listed.workList().stream().map(item -> line(listed, item)).toList();
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("The state of an appointment cannot be read");
      return List.of();
    }
  }

  private static Line line(Listed listed, WorkItem item) {
    String subject =
        switch (listed.agreed()) {
          case Agreement.Present(var content, _) -> content.disclosed().subject().singleLine();
          case Agreement.Nothing _, Agreement.Gone _ -> "";
        };
    return new Line(
        item.id(),
        Matter.of(item.reason()),
        Optional.of(listed.key()),
        Optional.empty(),
        item.reason(),
        item.words(),
        item.since(),
        subject);
  }

  private static Line line(GateStatus status) {
    Reason reason =
        switch (status.gate().kind()) {
          case DELETIONS -> Reason.BREAKER;
          case MAILS -> Reason.MAIL_QUOTA;
        };
    return new Line(
        status.gate() + "!" + reason,
        Matter.of(reason),
        Optional.empty(),
        Optional.of(status.gate()),
        reason,
        status.words() + ": " + status.waiting() + " wait",
        status.since(),
        "");
  }

  /**
   * All that waits, the oldest first.
   *
   * @param gates before which somebody waits
   */
  public Content content(List<GateStatus> gates) {
    List<Line> lines =
        Stream.concat(
                gates.stream().map(WorkList::line),
                byAppointment.values().stream().flatMap(List::stream))
            .sorted(Comparator.comparing(Line::since).thenComparing(Line::id))
            .toList();
    return new Content(lines, complete);
  }

  /** How much waits, by reason. */
  public Map<Reason, Long> counts() {
    return byAppointment.values().stream()
        .flatMap(List::stream)
        .collect(Collectors.groupingBy(Line::reason, TreeMap::new, Collectors.counting()));
  }
}
