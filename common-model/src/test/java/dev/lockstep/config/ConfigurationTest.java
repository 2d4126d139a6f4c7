package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private enum Mode {
    LIVE,
    SHADOW
  }

  private static final Setting<Mode> MODE =
      Setting.of("sync.mode", ValueType.oneOf(Mode.class), Mode.SHADOW, "Whether to write.");
  private static final Setting<Duration> POLL =
      Setting.of(
          "groupware.poll-interval",
          ValueType.DURATION_TEXT,
          Duration.ofSeconds(30),
          "How often to look.");
  private static final Setting<String> PASSWORD =
      Setting.required("crm.password", ValueType.TEXT, "The login's password.").asSecret();
  private static final Setting<List<Integer>> TYPES =
      Setting.of("crm.types", ValueType.listOf(ValueType.number(0, 99)), List.of(1), "Types.");
  private static final Schema.Family CLIENT =
      new Schema.Family("kafka.client.", "Handed on to Kafka's clients.");
  private static final Schema SCHEMA = Schema.of(MODE, POLL, PASSWORD, TYPES).with(CLIENT);

  @TempDir Path folder;

  @Test
  void laterLayersOverrideEarlierOnes() throws Exception {
    Path file = file("sync:\n  mode: live\ngroupware.poll-interval: 5m\ncrm: {types: [1, 2]}\n");
    Layers layers =
        new Layers(
            Optional.of(file),
            Map.of("LOCKSTEP_GROUPWARE_POLL_INTERVAL", "2h", "LOCKSTEP_CRM_PASSWORD", "x"),
            List.of("groupware.poll-interval=250ms"));

    Configuration configuration = layers.read(SCHEMA);

    assertThat(configuration.get(MODE)).isEqualTo(Mode.LIVE);
    assertThat(configuration.get(POLL)).isEqualTo(Duration.ofMillis(250));
    assertThat(configuration.get(TYPES)).containsExactly(1, 2);
  }

  @Test
  void allFaultsAreReportedAtOnceEachWithItsPathAndPlace() throws Exception {
    Path file = file("sync:\n  mode: lively\ngroupware:\n  pol-interval: 5m\n");
    Layers layers =
        new Layers(
            Optional.of(file),
            Map.of("LOCKSTEP_CRM_TYPES", "1,many", "HOME", "/root"),
            List.of("nonsense"));

    BrokenConfiguration broken =
        catchThrowableOfType(BrokenConfiguration.class, () -> layers.read(SCHEMA));

    assertThat(broken.faults())
        .extracting(Fault::toString)
        .containsExactlyInAnyOrder(
            "nonsense (--set): key=value is wanted",
            "groupware.pol-interval (%s:4): there is no such setting; did you mean groupware.poll-interval?"
                .formatted(file),
            "sync.mode (%s:2): 'lively' is not one of live, shadow".formatted(file),
            "crm.types (environment LOCKSTEP_CRM_TYPES): '1,many' is not a list, separated by commas, each a whole number between 0 and 99",
            "crm.password (not set): must be set: The login's password.");
  }

  @Test
  void aSecretComesFromAFileAndIsNeverShown() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");
    Layers layers =
        new Layers(
            Optional.empty(), Map.of("LOCKSTEP_CRM_PASSWORD_FILE", secret.toString()), List.of());

    Configuration configuration = layers.read(SCHEMA);

    assertThat(configuration.get(PASSWORD)).isEqualTo("hunter2");
    assertThat(configuration.describe().toString()).doesNotContain("hunter2").contains("(secret)");
  }

  @Test
  void aValueMayReferToAFile() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");
    Layers layers = Layers.NONE.with(List.of("crm.password=${file:" + secret + "}"));

    assertThat(layers.read(SCHEMA).get(PASSWORD)).isEqualTo("hunter2");
  }

  @Test
  void aMissingFileOfASecretIsAFaultThatNamesIt() {
    Layers layers = Layers.NONE.with(List.of("crm.password=${file:/nowhere/secret}"));

    BrokenConfiguration broken =
        catchThrowableOfType(BrokenConfiguration.class, () -> layers.read(SCHEMA));

    assertThat(broken).hasMessageContaining("/nowhere/secret");
  }

  @Test
  void aFamilyIsHandedOnAsItIs() throws Exception {
    Layers layers =
        new Layers(
            Optional.empty(),
            Map.of("LOCKSTEP_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL"),
            List.of("kafka.client.sasl.mechanism=PLAIN", "crm.password=x"));

    assertThat(layers.read(SCHEMA).get(CLIENT))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("security.protocol", "SSL", "sasl.mechanism", "PLAIN"));
  }

  @Test
  void whatOnlyAnotherServiceNeedsMayBeMissing() throws Exception {
    Configuration configuration = Layers.NONE.read(Schema.of(MODE), SCHEMA);

    assertThat(configuration.get(MODE)).isEqualTo(Mode.SHADOW);
  }

  @Test
  void yamlThatIsNoneIsAFaultWithItsLine() throws Exception {
    Path file = file("sync:\n  mode: [live\n");
    Layers layers = new Layers(Optional.of(file), Map.of(), List.of("crm.password=x"));

    BrokenConfiguration broken =
        catchThrowableOfType(BrokenConfiguration.class, () -> layers.read(SCHEMA));

    assertThat(broken.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.source()).startsWith(file + ":"));
  }

  @Test
  void theReferenceNamesEverySetting() {
    assertThat(new Reference(SCHEMA).markdown())
        .contains("| `crm.password`<br>The login's password. Secret. | a text | required |")
        .contains("`30s`")
        .contains("`LOCKSTEP_KAFKA_CLIENT_*`");
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("lockstep.yaml"), text);
  }
}
