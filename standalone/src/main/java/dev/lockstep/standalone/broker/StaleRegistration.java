package dev.lockstep.standalone.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * What a killed broker leaves in the cluster's metadata: it still counts as the leader of its
 * partitions. Started again, it would act as such at once, and then be stopped when it registers
 * anew; if a transaction was being completed when it was killed, it then takes the partitions for
 * deleted and completes the transaction without telling them (KAFKA-20734, open in Kafka 4.3.1):
 * they hold an open transaction for ever, and nobody reads on behind it. So the old registration is
 * taken away before the broker starts; that saves waiting for the end of its session, too.
 */
final class StaleRegistration {

  private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final BrokerProperties properties;

  StaleRegistration(BrokerProperties properties) {
    this.properties = properties;
  }

  /** Whether the broker on this folder did not end by itself. */
  static boolean isLeftIn(Path folder) {
    return !Files.exists(folder.resolve(CLEAN_SHUTDOWN));
  }

  /**
   * Takes it away, with the controller running alone meanwhile.
   *
   * @return whether there was one
   * @throws IOException if that does not succeed
   */
  boolean remove() throws IOException {
    KafkaRaftServer controller =
        new KafkaRaftServer(KafkaConfig.fromProps(properties.controllerAlone()), Time.SYSTEM);
    controller.startup();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.controllers", "127.0.0.1:" + properties.controllerPort()))) {
      return remove(admin, System.nanoTime() + WITHIN.toNanos());
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the killed broker's registration cannot be taken away: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while taking the killed broker's registration away", e);
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private boolean remove(Admin admin, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    while (true) {
      try {
        admin
            .unregisterBroker(properties.node())
            .all()
            .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof BrokerIdNotRegisteredException) {
          return false;
        }
        if (!isTooEarly(e.getCause())) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  /**
   * A controller that has just started may not know yet that it is the active one; and until it has
   * read its log it takes the cluster for one of an old version, which it cannot be.
   */
  private static boolean isTooEarly(@Nullable Throwable cause) {
    return cause instanceof RetriableException || cause instanceof UnsupportedVersionException;
  }
}
