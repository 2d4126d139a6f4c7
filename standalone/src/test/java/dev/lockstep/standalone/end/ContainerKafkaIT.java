package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.standalone.service.Settings;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** A broker as it is installed elsewhere takes the topics as they are declared. */
class ContainerKafkaIT {

  @Test
  void aBrokerInAContainerTakesTheTopicsAsTheyAreDeclared() throws Exception {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "skipped: there is no container engine on this machine");
    try (KafkaContainer container = new KafkaContainer("apache/kafka:4.3.1")) {
      container.start();
      KafkaSettings kafka = new KafkaSettings(container.getBootstrapServers(), 4, 1, Map.of());
      TopicProvisioner provisioner = new TopicProvisioner(kafka, Settings.TOPICS);
      try (Admin admin = Admin.create(kafka.with(Map.of()))) {
        provisioner.apply(admin);

        TopicProvisioner.Plan plan = provisioner.plan(admin);
        assertThat(plan.missing()).isEmpty();
        assertThat(plan.drift()).isEmpty();
      }
    }
  }
}
