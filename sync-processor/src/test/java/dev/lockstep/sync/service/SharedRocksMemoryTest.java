package dev.lockstep.sync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.model.json.Json;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.topology.ProcessorTopology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the application with the real stores. */
class SharedRocksMemoryTest {

  private final ObjectMapper mapper = Json.mapper();
  private final KafkaSettings kafka = new KafkaSettings("nowhere:1", 4, 1, Map.of());

  @TempDir private Path stateDir;

  private TopologyTestDriver driver(Properties settings) {
    return new TopologyTestDriver(
        new ProcessorTopology(
                new Decider(Policy.DEFAULT), Limits.DEFAULT, SeriesHorizon.DEFAULT, mapper)
            .build(),
        settings);
  }

  @Test
  void whatTheStoresHoldIsTakenFromTheSharedMemory() {
    try (RocksMemory memory = new RocksMemory(8 * 1024 * 1024);
        TopologyTestDriver driver =
            driver(StreamsSettings.of(kafka, ProcessorSettings.in(stateDir), memory))) {
      KeyValueStore<String, byte[]> store = driver.getKeyValueStore("appointments");
      for (int i = 0; i < 64; i++) {
        store.put("gw:" + i, new byte[64 * 1024]);
      }

      assertThat(store.get("gw:63")).hasSize(64 * 1024);
      // write buffers are charged to the cache; without the setting nothing would be
      assertThat(memory.cache().getUsage()).isGreaterThan(256 * 1024);
    }
  }

  @Test
  void withoutTheMemoryNoStoreIsOpened() {
    try (RocksMemory memory = new RocksMemory(1024 * 1024)) {
      Properties settings = StreamsSettings.of(kafka, ProcessorSettings.in(stateDir), memory);
      settings.remove(SharedRocksMemory.SETTING);

      assertThatThrownBy(() -> driver(settings)).hasStackTraceContaining(SharedRocksMemory.SETTING);
    }
  }

  @Test
  void clientSettingsAndExactlyOnceAreInForce() {
    KafkaSettings secured =
        new KafkaSettings("nowhere:1", 4, 3, Map.of("security.protocol", "SSL"));
    try (RocksMemory memory = new RocksMemory(1024 * 1024)) {
      Properties settings = StreamsSettings.of(secured, ProcessorSettings.in(stateDir), memory);

      assertThat(settings)
          .containsEntry("security.protocol", "SSL")
          .containsEntry("bootstrap.servers", "nowhere:1")
          .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, "exactly_once_v2")
          .containsEntry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 3);
    }
  }
}
