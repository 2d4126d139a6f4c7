package dev.lockstep.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.json.Samples.Sample;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was once written to a topic must stay readable for years: the golden files are never
 * changed, only added to.
 */
class WireFormTest {

  private final ObjectMapper mapper = Json.mapper();

  static List<Sample<?, ?>> samples() {
    return Samples.all();
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = WireFormTest.class.getResourceAsStream("v1/" + name + ".json")) {
      assertThat(file).as("golden file v1/" + name + ".json").isNotNull();
      return file == null ? new byte[0] : file.readAllBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <K, V> void whatVersionOneWroteIsReadAndWrittenTheSame(Sample<K, V> sample) throws Exception {
    TopicCodec<K, V> codec = new TopicCodec<>(sample.topic(), mapper);
    byte[] golden = golden(sample.name());

    assertThat(codec.decodeValue(golden)).contains(sample.value());
    assertThat(mapper.readTree(codec.encodeValue(sample.value())))
        .isEqualTo(mapper.readTree(golden));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <K, V> void aKeyIsReadAsItWasWritten(Sample<K, V> sample) throws Unreadable {
    TopicCodec<K, V> codec = new TopicCodec<>(sample.topic(), mapper);

    assertThat(codec.decodeKey(codec.encodeKey(sample.key()))).isEqualTo(sample.key());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <K, V> void unknownPropertiesOfNewerVersionsArePassedOver(Sample<K, V> sample) throws Exception {
    TopicCodec<K, V> codec = new TopicCodec<>(sample.topic(), mapper);
    String written = new String(codec.encodeValue(sample.value()), UTF_8);
    String newer = written.substring(0, written.length() - 1) + ",\"news\":{\"x\":[1]}}";

    assertThat(codec.decodeValue(newer.getBytes(UTF_8))).contains(sample.value());
  }

  @Test
  void everyTopicHasASample() {
    Set<Topic<?, ?>> missing = new HashSet<>(Topics.ALL);
    Samples.all().forEach(sample -> missing.remove(sample.topic()));

    assertThat(missing).isEmpty();
  }

  @Test
  void whatLacksAPropertyIsUnreadableAndSaysWhich() {
    TopicCodec<?, ?> codec = new TopicCodec<>(Topics.CRM_CHANGES, mapper);

    assertThat(
            catchThrowableOfType(
                Unreadable.class, () -> codec.decodeValue("{\"type\":\"absent\"}".getBytes(UTF_8))))
        .hasMessageContaining("record");
  }
}
