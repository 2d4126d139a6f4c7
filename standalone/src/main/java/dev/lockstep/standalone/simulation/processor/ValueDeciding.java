package dev.lockstep.standalone.simulation.processor;

import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.topology.Inlet;
import dev.lockstep.sync.topology.Outputs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on the values themselves: quick, because nothing is written as JSON. */
final class ValueDeciding implements Deciding {

  private final Decider decider;
  private final Map<AppointmentKey, AppointmentState> states = new LinkedHashMap<>();
  private final Map<String, Inlet<?, ?>> inlets = new HashMap<>();

  ValueDeciding(Decider decider) {
    this.decider = decider;
    Inlet.ALL.forEach(inlet -> inlets.put(inlet.topic().name(), inlet));
  }

  @Override
  public Optional<List<Outgoing<?, ?>>> decide(Lane.Entry entry, String origin) throws Undecidable {
    try {
      Inlet<?, ?> inlet = inlets.get(entry.record().topic().name());
      if (inlet == null) {
        throw new IllegalStateException(entry.record().topic() + " is not read here");
      }
      Optional<Inlet.Read> read = read(inlet, entry.record());
      if (read.isEmpty()) {
        return Optional.empty();
      }
      AppointmentKey key = read.get().appointment();
      AppointmentState before =
          Optional.ofNullable(states.get(key)).orElseGet(() -> AppointmentState.unknown(key));
      Outputs outputs =
          Outputs.of(
              decider.decide(before, new Arrival(key, read.get().input(), entry.at(), origin)));
      states.put(key, outputs.state().value().orElseThrow());
      return Optional.of(outputs.others());
    } catch (Inlet.Misplaced | RuntimeException e) {
      throw new Undecidable(e.toString(), e);
    }
  }

  @SuppressWarnings("unchecked") // the record is one of the inlet's topic
  private static <K, V> Optional<Inlet.Read> read(Inlet<K, V> inlet, Outgoing<?, ?> record)
      throws Inlet.Misplaced {
    Outgoing<K, V> known = (Outgoing<K, V>) record;
    return inlet.read(known.key(), known.value());
  }

  @Override
  public Map<AppointmentKey, AppointmentState> states() {
    return states;
  }

  @Override
  public void restart() {
    // what is in memory is what the changelog would give back
  }
}
