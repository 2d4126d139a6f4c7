package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.standalone.stack.Addresses;
import dev.lockstep.standalone.stack.CannotRun;
import dev.lockstep.standalone.stack.RunningStack;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code up}: the whole product, until it is told to end. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "The whole product on one machine: Kafka, PostgreSQL with the reference CRM schema, the Graph "
          + "simulator, the three services and the console.",
      "When all is ready, one line of JSON on standard output says where everything is."
    })
final class UpCommand implements Callable<Integer> {
  private final Output output;

  @Mixin private StackOptions options = new StackOptions();

  UpCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws CannotRun, BrokenConfiguration, InterruptedException {
    try (StackRun run = options.start()) {
      output.json(ready(run.stack().addresses()));
      run.awaitEnd();
    }
    return LockstepCommand.DONE;
  }

  private static ObjectNode ready(Addresses addresses) {
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("ready", true);
    line.setAll(RunningStack.json(addresses));
    return line.put("startMillis", millis);
  }
}
