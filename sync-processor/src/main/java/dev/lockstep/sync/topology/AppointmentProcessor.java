package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Loads the state of an appointment, has the desk decide, stores and forwards. */
final class AppointmentProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final AppointmentDesk desk;
  private Optional<Bench> bench = Optional.empty();

  /** What it works with once Streams has begun. */
  private record Bench(Forwarder forwarder, KeyValueStore<String, byte[]> store) {}

  AppointmentProcessor(AppointmentDesk desk) {
    this.desk = desk;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    bench =
        Optional.of(
            new Bench(new Forwarder(context), context.getStateStore(Names.APPOINTMENT_STORE)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Bench at = bench.orElseThrow();
    Forwarder forwarder = at.forwarder();
    switch (desk.handle(forwarder.received(record), at.store()::get)) {
      case Handled.Decided(var state, var others) -> {
        at.store().put(new String(state.key(), UTF_8), state.value());
        for (ProducerRecord<byte[], byte[]> other : others) {
          forwarder.forward(other, record.timestamp());
        }
        forwarder.forward(state, record.timestamp());
      }
      case Handled.PassedOver _ -> {
        // nothing to do
      }
      case Handled.Quarantined(var quarantined) ->
          forwarder.forward(quarantined, record.timestamp());
    }
    forwarder.done();
  }
}
