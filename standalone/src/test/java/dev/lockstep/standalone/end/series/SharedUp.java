package dev.lockstep.standalone.end.series;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.end.Shared;
import dev.lockstep.standalone.end.UpProcess;
import dev.lockstep.standalone.graph.GraphHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** One process of {@code up} for all tests that ask for it: what is known of it is what it says. */
final class SharedUp extends Shared<SharedUp.Running> {

  SharedUp() {
    super(Running.class);
  }

  /**
   * A process, and what to look at it with.
   *
   * @param addresses by the line that it printed
   */
  record Running(UpProcess process, JsonNode addresses, GraphHttp graph) implements AutoCloseable {

    String console() {
      return addresses.path("console").asText();
    }

    /** For psql. */
    String database() {
      return addresses.path("crm").asText();
    }

    /** Another connection to Graph. */
    GraphHttp http() {
      return new GraphHttp(addresses.path("graph").asText());
    }

    CrmDesk crm() throws SQLException {
      return new CrmDesk(database());
    }

    @Override
    public void close() {
      graph.close();
      process.close();
    }
  }

  @Override
  protected Running start() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "series-up").toAbsolutePath());
      UpProcess process =
          UpProcess.start(folder, "up", "--set", "sync.link=https://crm.contoso.test/{record}");
      try {
        JsonNode addresses = process.ready();
        return new Running(process, addresses, new GraphHttp(addresses.path("graph").asText()));
      } catch (Exception e) {
        process.close();
        throw e;
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
