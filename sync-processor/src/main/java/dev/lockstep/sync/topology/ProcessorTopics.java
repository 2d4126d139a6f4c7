package dev.lockstep.sync.topology;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.topic.Cleanup;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The topics that hold the processor's own types. */
public final class ProcessorTopics {

  public static final Topic<AppointmentKey, AppointmentState> APPOINTMENTS =
      new Topic<>(
          "appointments",
          AppointmentKey::new,
          AppointmentState.class,
          key -> key.series().value(),
          new Cleanup.Compact(Duration.ZERO),
          "The state of every appointment, for the console and for restoring.");

  /** All topics of the product. */
  public static final List<Topic<?, ?>> ALL =
      Stream.<Topic<?, ?>>concat(Topics.ALL.stream(), Stream.of(APPOINTMENTS)).toList();

  private ProcessorTopics() {}
}
