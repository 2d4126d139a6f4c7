package dev.lockstep.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.crm.mapping.MappingFile;
import dev.lockstep.crm.schema.ReferenceSchema;
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
        CrmService service = new CrmService(broker.settings(), settings(crm))) {
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

  private static CrmSettings settings(CrmDatabase crm) {
    CrmSettings d =
        CrmSettings.of(
            crm.url(), ReferenceSchema.LOGIN, CrmDatabase.PASSWORD, MappingFile.reference());
    return new CrmSettings(
        d.jdbcUrl(),
        d.user(),
        d.password(),
        crm.slot(),
        "nobodys",
        d.offsetTopic(),
        d.snapshotMode(),
        d.mapping(),
        d.privacy(),
        d.instance(),
        d.connections(),
        d.inFlight());
  }
}
