package dev.lockstep.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path folder;

  @Test
  void keepsItsTopicsAcrossARestartOnTheSamePort() throws Exception {
    FreePorts ports = FreePorts.find();
    int port = ports.clients();
    int controller = ports.controller();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, controller);
        Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1))).all().get();
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, controller);
        Admin admin = admin(broker)) {
      assertThat(admin.listTopics().names().get()).containsExactly("kept");
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
