package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.sync.series.SeriesHorizon;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Loads the state of an appointment, has the desk decide, stores and forwards. */
final class AppointmentProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration ROLL_TICK = Duration.ofMillis(25);

  private final AppointmentDesk desk;
  private final SeriesHorizon horizon;
  private final Supplier<PromptCommit> commit;
  private Optional<Bench> bench = Optional.empty();

  /** What it works with once Streams has begun. */
  private record Bench(
      Forwarder forwarder,
      ReadPositions positions,
      KeyValueStore<String, byte[]> appointments,
      KeyValueStore<String, byte[]> series)
      implements Shelves {

    @Override
    public byte @Nullable [] appointment(String key) {
      return appointments.get(key);
    }

    @Override
    public byte @Nullable [] series(String key) {
      return series.get(key);
    }

    void take(Handled handled, long timestamp) {
      switch (handled) {
        case Handled.Decided(var state, var others) -> {
          appointments.put(new String(state.key(), UTF_8), state.value());
          for (ProducerRecord<byte[], byte[]> other : others) {
            forwarder.forward(other, timestamp);
          }
          forwarder.forward(state, timestamp);
        }
        case Handled.Shelved(String key, var view) -> {
          if (view.isPresent()) {
            series.put(key, view.get());
          } else {
            series.delete(key);
          }
        }
        case Handled.Quarantined(var quarantined) -> forwarder.forward(quarantined, timestamp);
      }
    }
  }

  AppointmentProcessor(AppointmentDesk desk, SeriesHorizon horizon, Supplier<PromptCommit> commit) {
    this.commit = commit;
    this.desk = desk;
    this.horizon = horizon;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    Bench at =
        new Bench(
            new Forwarder(context, commit),
            new ReadPositions(context.getStateStore(Names.POSITION_STORE)),
            context.getStateStore(Names.APPOINTMENT_STORE),
            context.getStateStore(Names.SERIES_STORE));
    bench = Optional.of(at);
    HorizonWalk walk = new HorizonWalk(at.series(), desk, horizon);
    context.schedule(
        ROLL_TICK,
        PunctuationType.WALL_CLOCK_TIME,
        // nobody waits for what comes in a year: it is committed when others are, or by the
        // interval
        now -> walk.tick(now, at, handled -> at.take(handled, now)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Bench at = bench.orElseThrow();
    ConsumerRecord<byte[], byte[]> received = at.forwarder().received(record);
    if (at.positions().takes(received)) {
      desk.handle(received, at, handled -> at.take(handled, record.timestamp()));
    }
    at.forwarder().done();
  }
}
