package dev.lockstep.standalone.simulation.topic;

import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All lanes of all topics that somebody reads. */
public final class Lanes {

  private final VirtualClock clock;
  private final Map<String, Map<String, Lane>> byTopic = new HashMap<>();
  private final List<Lane> all = new ArrayList<>();
  private final BitSet unread = new BitSet();
  private long offset;

  /** None yet; records get this clock's time. */
  public Lanes(VirtualClock clock) {
    this.clock = clock;
  }

  /** Publishes a record. */
  public void append(Outgoing<?, ?> record) {
    String topic = record.topic().name();
    String name = name(record);
    Map<String, Lane> lanes = byTopic.computeIfAbsent(topic, _ -> new HashMap<>());
    Lane lane = lanes.get(name);
    if (lane == null) {
      lane = new Lane(topic, name, all.size(), unread);
      lanes.put(name, lane);
      all.add(lane);
    }
    lane.append(new Lane.Entry(record, clock.instant(), offset++));
  }

  /** Publishes records in one transaction. */
  public void append(List<? extends Outgoing<?, ?>> records) {
    records.forEach(this::append);
  }

  /**
   * What keeps its order: for the sinks of groupware a mailbox's commands of one appointment, or of
   * one series.
   */
  private static String name(Outgoing<?, ?> record) {
    if (record.topic().equals(Topics.GROUPWARE_COMMANDS)) {
      return record.key()
          + "|"
          + record
              .value()
              .map(command -> ((GroupwareCommand) command).id().appointment().series().value())
              .orElse("");
    }
    return switch (record.key()) {
      case SourceKey key -> key.appointment().value();
      case LookupKey key ->
          record.topic().equals(Topics.DIRECTORY_LOOKUPS)
              ? key.subject().value()
              : key.appointment().value();
      case DirectoryKey key -> key.subject().value();
      case MailboxKey key -> key.mailbox().value();
      case Object key -> key.toString();
    };
  }

  /** How many records were published. */
  public long size() {
    return offset;
  }

  /** A lane by its topic and name. */
  public Optional<Lane> find(String topic, String name) {
    return Optional.ofNullable(byTopic.get(topic)).map(lanes -> lanes.get(name));
  }

  /** The lanes with records that were not read yet, in the order in which they came up. */
  public List<Lane> unread() {
    List<Lane> lanes = new ArrayList<>(unread.cardinality());
    for (int i = unread.nextSetBit(0); i >= 0; i = unread.nextSetBit(i + 1)) {
      lanes.add(all.get(i));
    }
    return lanes;
  }

  /** All lanes, in the order in which they came up. */
  public List<Lane> all() {
    return all;
  }
}
