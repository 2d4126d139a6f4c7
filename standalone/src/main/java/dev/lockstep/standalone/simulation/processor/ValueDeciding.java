package dev.lockstep.standalone.simulation.processor;

import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.core.Input;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesStage;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.topology.Inlet;
import dev.lockstep.sync.topology.Outputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides on the values themselves: quick, because nothing is written as JSON. In the order of the
 * topology's own desk, which {@link ByteDeciding} uses.
 */
final class ValueDeciding implements Deciding {

  private final Decider decider;
  private final SeriesStage stage;
  private final Map<AppointmentKey, AppointmentState> states = new LinkedHashMap<>();
  private final SortedMap<String, SeriesView> series = new TreeMap<>();
  private final Map<String, Inlet<?, ?>> inlets = new HashMap<>();

  ValueDeciding(Decider decider, SeriesStage stage) {
    this.decider = decider;
    this.stage = stage;
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
      return Optional.of(
          read.get().input() instanceof Input.FromGroupware(GroupwareChange change)
              ? shown(read.get().appointment(), change, entry.at(), origin)
              : decided(read.get().appointment(), read.get().input(), entry.at(), origin));
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

  private List<Outgoing<?, ?>> decided(AppointmentKey key, Input input, Instant at, String origin) {
    Outputs outputs = Outputs.of(decider.decide(state(key), new Arrival(key, input, at, origin)));
    states.put(key, outputs.state().value().orElseThrow());
    return outputs.others();
  }

  private AppointmentState state(AppointmentKey key) {
    return Optional.ofNullable(states.get(key)).orElseGet(() -> AppointmentState.unknown(key));
  }

  private List<Outgoing<?, ?>> shown(
      AppointmentKey key, GroupwareChange shown, Instant at, String origin) {
    GroupwareChange change = stage.admitted(shown, at);
    SourceKey source = SourceKey.ofMailbox(key, change.mailbox());
    Optional<SeriesStage.Outcome> outcome =
        key.occurrence().isPresent()
            ? Optional.empty()
            : stage.take(
                Optional.ofNullable(series.get(source.toString())),
                change,
                state(key).groupware().claimed(),
                at);
    if (outcome.isEmpty()) {
      return decided(key, new Input.FromGroupware(change), at, origin);
    }
    List<Outgoing<?, ?>> outputs =
        new ArrayList<>(decided(key, outcome.get().told(change), at, origin));
    keep(source, outcome.get().step().view());
    outputs.addAll(handedOn(key, outcome.get().step(), at, origin));
    return outputs;
  }

  private void keep(SourceKey source, Optional<SeriesView> view) {
    if (view.isPresent()) {
      series.put(source.toString(), view.get());
    } else {
      series.remove(source.toString());
    }
  }

  private List<Outgoing<?, ?>> handedOn(
      AppointmentKey of, FanOut.Step step, Instant at, String origin) {
    List<Outgoing<?, ?>> outputs = new ArrayList<>();
    for (FanOut.Handed handed : step.handed()) {
      outputs.addAll(
          decided(
              of.occurrence(handed.date()), new Input.FromGroupware(handed.change()), at, origin));
    }
    return outputs;
  }

  @Override
  public List<Outgoing<?, ?>> roll(Instant now, String origin) {
    List<Outgoing<?, ?>> outputs = new ArrayList<>();
    for (Map.Entry<String, SeriesView> entry : List.copyOf(series.entrySet())) {
      SourceKey source = SourceKey.parse(entry.getKey());
      SeriesStage.Rolled rolled = stage.roll(entry.getValue(), now);
      rolled
          .told(entry.getValue())
          .ifPresent(input -> outputs.addAll(decided(source.appointment(), input, now, origin)));
      keep(source, rolled.step().view());
      outputs.addAll(handedOn(source.appointment(), rolled.step(), now, origin));
    }
    return outputs;
  }

  @Override
  public Map<AppointmentKey, AppointmentState> states() {
    return states;
  }

  @Override
  public boolean hasSeries() {
    return !series.isEmpty();
  }

  @Override
  public Map<String, SeriesView> series() {
    return series;
  }

  @Override
  public void restart(Optional<Lane.Entry> underWay) {
    Map<AppointmentKey, AppointmentState> committed = new LinkedHashMap<>(states);
    SortedMap<String, SeriesView> views = new TreeMap<>(series);
    if (underWay.isPresent()) {
      try {
        decide(underWay.get(), "lost");
      } catch (Undecidable e) {
        // the same will be said of it when it is read again
      }
    }
    states.clear();
    states.putAll(committed);
    series.clear();
    series.putAll(views);
  }
}
