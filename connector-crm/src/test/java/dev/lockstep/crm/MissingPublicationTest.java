package dev.lockstep.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.crm.support.CrmDatabase;
import dev.lockstep.crm.support.KafkaBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A connector on a database without its publication. It has a broker of its own: an instance that
 * ends keeps its partitions until its session ends, so that it finds them again when it restarts.
 */
class MissingPublicationTest {

  @TempDir Path folder;

  @Test
  void aMissingPublicationIsNamed() throws Exception {
    KafkaBroker broker = new KafkaBroker(folder);
    try (CrmDatabase crm = new CrmDatabase();
        CrmService service =
            new CrmService(
                broker.settings(), crm.settings().with(crm.settings().slot(), "nobodys"))) {
      service.start();
      await()
          .untilAsserted(
              () ->
                  assertThat(service.status().capture().fault().orElse(""))
                      .contains("there is no publication 'nobodys'"));
      assertThat(service.isReady()).isFalse();
    } finally {
      broker.close();
    }
  }
}
