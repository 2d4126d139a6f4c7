package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.config.Configuration;
import dev.lockstep.crm.mapping.MappingException;
import dev.lockstep.standalone.service.Service;
import dev.lockstep.standalone.service.Settings;
import dev.lockstep.standalone.stack.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code run}: one service, as in production. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "One service, as in production, until it is told to end.")
final class RunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SERVICE", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Service.@Nullable Kind kind;

  @Mixin private LayerOptions layerOptions = new LayerOptions();

  @Override
  public Integer call() throws BrokenConfiguration, CannotRun, InterruptedException {
    if (kind == null) {
      throw new CannotRun("which service?");
    }
    Configuration configuration = layerOptions.layers().read(Service.schema(kind), Settings.ALL);
    CountDownLatch end = new CountDownLatch(1);
    try {
      Service service = Service.of(kind, configuration, List.of());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    service.close();
                    end.countDown();
                  },
                  "end"));
      service.begin().run();
    } catch (MappingException | IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
    end.await();
    return LockstepCommand.DONE;
  }
}
