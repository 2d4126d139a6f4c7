package dev.lockstep.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.topology.ProcessorTopics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells the story of an appointment: its decisions are read again from their topic, when somebody
 * asks. By key one partition is read, by the reference of an event or record all of them.
 */
public final class Explainer {

  /** How many decisions of one appointment are shown: the latest. */
  private static final int MOST_DECISIONS = 1_000;

  /** How many appointments a reference may fit. */
  private static final int MOST_APPOINTMENTS = 20;

  private static final Duration WITHIN = Duration.ofSeconds(10);

  /** Each question reads a whole topic; more at once would only slow the processor down. */
  private final Semaphore atOnce = new Semaphore(2);

  private final KafkaSettings kafka;
  private final TopicCodec<AppointmentKey, Decision> decisions;
  private final TopicCodec<AppointmentKey, AppointmentState> states;
  private final TopicCodec<SourceKey, GroupwareChange> changes;

  /** An explainer that reads there. */
  public Explainer(KafkaSettings kafka, ObjectMapper mapper) {
    this.kafka = kafka;
    this.decisions = new TopicCodec<>(Topics.DECISIONS, mapper);
    this.states = new TopicCodec<>(ProcessorTopics.APPOINTMENTS, mapper);
    this.changes = new TopicCodec<>(Topics.GROUPWARE_CHANGES, mapper);
  }

  /**
   * Answers; without appointments if there is none.
   *
   * @throws InterruptedException if the console closes meanwhile
   * @throws org.apache.kafka.common.KafkaException if Kafka cannot be read
   */
  public Explanation explain(Question question) throws InterruptedException {
    atOnce.acquire();
    try (TopicScan scan = new TopicScan(kafka, WITHIN)) {
      Search search = new Search(scan);
      Set<AppointmentKey> keys =
          switch (question) {
            case Question.ByKey(var key) -> Set.of(key);
            case Question.ByEvent(var event) -> search.referring(event, r -> isEvent(r, event));
            case Question.ByRecord(var record) ->
                search.referring(record.toString(), ("record " + record)::equals);
          };
      return new Explanation(search.timelines(keys), search.complete);
    } finally {
      atOnce.release();
    }
  }

  private static boolean isEvent(String reference, String event) {
    return reference.equals("event " + event)
        || (reference.startsWith("event ") && reference.endsWith("/" + event));
  }

  /** One search, in one or two passes. */
  private final class Search {
    private final TopicScan scan;
    private boolean complete = true;

    Search(TopicScan scan) {
      this.scan = scan;
    }

    /** The appointments with a decision whose reference fits. */
    Set<AppointmentKey> referring(String literally, java.util.function.Predicate<String> fits) {
      Set<AppointmentKey> found = new TreeSet<>();
      List<TopicPartition> all =
          IntStream.range(0, kafka.partitions())
              .mapToObj(p -> new TopicPartition(Topics.DECISIONS.name(), p))
              .toList();
      complete &=
          scan.read(
              all,
              record -> {
                // most are of other appointments: to read them all as JSON would take long
                if (found.size() < MOST_APPOINTMENTS
                    && record.value() != null
                    && new String(record.value(), UTF_8).contains(literally)) {
                  decision(record)
                      .filter(decision -> fits.test(decision.reference()))
                      .ifPresent(decision -> found.add(decision.appointment()));
                }
              });
      return found;
    }

    List<Explanation.Timeline> timelines(Set<AppointmentKey> keys) {
      Map<String, Draft> drafts = new TreeMap<>();
      keys.forEach(key -> drafts.put(key.value(), new Draft(key)));
      Set<TopicPartition> partitions =
          keys.stream()
              .map(key -> decisions.partition(key, kafka.partitions()))
              .flatMap(
                  p ->
                      Stream.of(
                          new TopicPartition(Topics.DECISIONS.name(), p),
                          new TopicPartition(ProcessorTopics.APPOINTMENTS.name(), p),
                          new TopicPartition(Topics.GROUPWARE_CHANGES.name(), p)))
              .collect(Collectors.toSet());
      complete &=
          scan.read(
              partitions,
              record -> {
                Draft draft = drafts.get(appointment(record));
                if (draft != null) {
                  draft.take(record);
                }
              });
      return drafts.values().stream().filter(Draft::isKnown).map(Draft::timeline).toList();
    }
  }

  /** The text of the key of an appointment; on the topic of changes a source stands behind it. */
  private static String appointment(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), UTF_8);
    return record.topic().equals(Topics.GROUPWARE_CHANGES.name())
        ? key.substring(0, Math.max(0, key.lastIndexOf('|')))
        : key;
  }

  private Optional<Decision> decision(ConsumerRecord<byte[], byte[]> record) {
    try {
      return decisions.decodeValue(record.value());
    } catch (Unreadable e) {
      return Optional.empty(); // nothing that could be shown
    }
  }

  /** A timeline in the making. */
  private final class Draft {
    private final AppointmentKey key;
    private final Deque<Decision> latest = new ArrayDeque<>();
    private final Map<EmailAddress, SeriesSummary> series = new TreeMap<>();
    private long omitted;
    private Optional<AppointmentSummary> now = Optional.empty();

    Draft(AppointmentKey key) {
      this.key = key;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
      if (record.topic().equals(ProcessorTopics.APPOINTMENTS.name())) {
        try {
          now = states.decodeValue(record.value()).map(AppointmentSummary::of);
        } catch (Unreadable e) {
          now = Optional.empty();
        }
        return;
      }
      if (record.topic().equals(Topics.GROUPWARE_CHANGES.name())) {
        takeChange(record);
        return;
      }
      decision(record).ifPresent(latest::add);
      if (latest.size() > MOST_DECISIONS) {
        latest.removeFirst();
        omitted++;
      }
    }

    private void takeChange(ConsumerRecord<byte[], byte[]> record) {
      try {
        changes
            .decodeValue(record.value())
            .ifPresent(
                change -> {
                  series.remove(change.mailbox());
                  if (change instanceof GroupwareChange.SeriesObserved shown) {
                    series.put(shown.mailbox(), SeriesSummary.of(shown));
                  }
                });
      } catch (Unreadable e) {
        // nothing that could be shown
      }
    }

    boolean isKnown() {
      return now.isPresent() || !latest.isEmpty();
    }

    Explanation.Timeline timeline() {
      return new Explanation.Timeline(
          key, now, List.copyOf(latest), omitted, List.copyOf(series.values()));
    }
  }
}
