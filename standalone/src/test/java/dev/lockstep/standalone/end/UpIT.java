package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {
  private static final int WRONG_ENVIRONMENT = 2;

  @TempDir Path folder;

  @Test
  void saysWhereEverythingIsKeepsOthersOutAndEndsWithinTenSeconds() throws Exception {
    Path data = folder.resolve("data");
    try (UpProcess up = UpProcess.start(folder, "up", "--data", data.toString())) {
      JsonNode ready = up.ready();

      assertThat(ready.path("ready").asBoolean()).isTrue();
      assertThat(ready.path("graph").asText()).startsWith("http://127.0.0.1:");
      assertThat(ready.path("crm").asText()).matches("postgresql://postgres@127.0.0.1:\\d+/crm");
      assertThat(ready.path("kafka").asText()).startsWith("127.0.0.1:");
      assertThat(ready.path("console").asText()).startsWith("http://127.0.0.1:");
      assertThat(ready.path("startMillis").isNumber()).isTrue();

      try (UpProcess second = UpProcess.start(folder, "up", "--data", data.toString())) {
        assertThat(second.exitCode()).isEqualTo(WRONG_ENVIRONMENT);
        assertThat(second.errors()).contains(data.toString(), "in use by another lockstep");
      }

      long begin = System.nanoTime();
      up.terminate();
      up.exitCode();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        UpProcess up =
            UpProcess.start(
                folder, "up", "--set", "standalone.graph-port=" + taken.getLocalPort())) {
      assertThat(up.exitCode()).isEqualTo(WRONG_ENVIRONMENT);
      assertThat(up.errors()).contains("port " + taken.getLocalPort(), "graph", "in use");
    }
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    try (UpProcess up = UpProcess.start(folder, "up", "--data", file.resolve("data").toString())) {
      assertThat(up.exitCode()).isEqualTo(WRONG_ENVIRONMENT);
      assertThat(up.errors()).contains(file.resolve("data").toString(), "cannot be written");
    }
  }

  @Test
  void everythingWrongInAConfigurationIsNamedAtOnce() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("lockstep.yaml"),
            "groupware:\n  page-size: many\nsync:\n  invit: all\n");
    try (UpProcess up =
        UpProcess.start(folder, "up", "--config", file.toString(), "--set", "crm.privacy=open")) {
      assertThat(up.exitCode()).isEqualTo(WRONG_ENVIRONMENT);
      assertThat(up.errors())
          .contains("groupware.page-size (" + file + ":2)", "'many'")
          .contains("sync.invit (" + file + ":4)", "did you mean sync.invite?")
          .contains("crm.privacy (--set)", "one of masked, full")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aVerbThatIsNotThereYetSaysSo() throws Exception {
    try (UpProcess verb = UpProcess.start(folder, "replay", "--from", "2026-01-01")) {
      assertThat(verb.exitCode()).isEqualTo(WRONG_ENVIRONMENT);
      assertThat(verb.errors()).contains("'replay' is not there yet");
    }
  }
}
