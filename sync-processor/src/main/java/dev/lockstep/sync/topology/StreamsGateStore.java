package dev.lockstep.sync.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateRequest.Pass;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.sync.gate.Book;
import dev.lockstep.sync.gate.GateStore;
import dev.lockstep.sync.gate.Passed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Gates in a store of Streams: {@code <gate>\nbook}, {@code <gate>\npassed\n<time>\n<appointment>
 * \n<number>}, {@code <gate>\nwaiting\n<appointment>\n<side>}. A gate's text holds no line end, so
 * what belongs to one is found by a scan over a prefix, those who passed in the order of time.
 */
final class StreamsGateStore implements GateStore {

  private final KeyValueStore<String, byte[]> store;
  private final ObjectMapper mapper;

  StreamsGateStore(KeyValueStore<String, byte[]> store, ObjectMapper mapper) {
    this.store = store;
    this.mapper = mapper;
  }

  @Override
  public Book book(GateKey gate) {
    byte[] stored = store.get(gate + "\nbook");
    return stored == null ? Book.NEW : read(stored, Book.class);
  }

  @Override
  public void put(GateKey gate, Book book) {
    store.put(gate + "\nbook", written(book));
  }

  @Override
  public List<Passed> passedAfter(GateKey gate, Instant time) {
    List<Passed> later = new ArrayList<>();
    List<String> over = new ArrayList<>();
    scan(
        gate + "\npassed\n",
        (key, value) -> {
          Passed passed = read(value, Passed.class);
          if (passed.at().isAfter(time)) {
            later.add(passed);
          } else {
            over.add(key);
          }
        });
    over.forEach(store::delete);
    return later;
  }

  @Override
  public void forgetPassed(GateKey gate) {
    List<String> all = new ArrayList<>();
    scan(gate + "\npassed\n", (key, _) -> all.add(key));
    all.forEach(store::delete);
  }

  @Override
  public void pass(GateKey gate, Passed passed) {
    String time = String.format("%019d", passed.at().toEpochMilli());
    store.put(
        gate + "\npassed\n" + time + "\n" + passed.unit() + "\n" + passed.number(),
        written(passed));
  }

  @Override
  public Optional<Pass> waiting(GateKey gate, Ticket ticket) {
    return Optional.ofNullable(store.get(waiter(gate, ticket))).map(this::readPass);
  }

  @Override
  public void await(Pass pass) {
    store.put(waiter(pass.gate(), pass.ticket()), written(pass));
  }

  @Override
  public void forget(GateKey gate, Ticket ticket) {
    store.delete(waiter(gate, ticket));
  }

  @Override
  public void forEachWaiting(GateKey gate, Consumer<Pass> consumer) {
    scan(gate + "\nwaiting\n", (_, value) -> consumer.accept(readPass(value)));
  }

  private static String waiter(GateKey gate, Ticket ticket) {
    return gate + "\nwaiting\n" + ticket.appointment() + "\n" + ticket.side();
  }

  private void scan(String prefix, BiConsumer<String, byte[]> consumer) {
    try (KeyValueIterator<String, byte[]> all = store.prefixScan(prefix, new StringSerializer())) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        consumer.accept(next.key, next.value);
      }
    }
  }

  private Pass readPass(byte[] stored) {
    return (Pass) read(stored, GateRequest.class);
  }

  private <T> T read(byte[] stored, Class<T> type) {
    try {
      return mapper.readValue(stored, type);
    } catch (IOException e) {
      throw new IllegalStateException("what a gate remembers cannot be read", e);
    }
  }

  private byte[] written(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what a gate remembers cannot be written", e);
    }
  }
}
