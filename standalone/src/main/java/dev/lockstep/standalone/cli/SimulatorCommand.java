package dev.lockstep.standalone.cli;

import dev.lockstep.simulator.GraphSimulator;
import dev.lockstep.simulator.SimulatorOptions;
import dev.lockstep.standalone.stack.CannotRun;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulator}: Graph's calendars alone. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = "The Graph simulator alone, until it is told to end.")
final class SimulatorCommand implements Callable<Integer> {
  private final Output output;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "0",
      description = "Where it listens; 0 takes a free port (the default).")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "What it listens on; the loopback address unless told otherwise.")
  private String address = "127.0.0.1";

  @Option(names = "--data", paramLabel = "FILE", description = "Keep its state in this file.")
  private Optional<Path> data = Optional.empty();

  SimulatorCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws CannotRun, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new CannotRun("--port " + port + ": between 0 and 65535 is wanted");
    }
    try {
      GraphSimulator simulator =
          GraphSimulator.start(new SimulatorOptions(port, InetAddress.getByName(address), data));
      CountDownLatch end = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    simulator.close();
                    end.countDown();
                  },
                  "end"));
      output.line("simulator listening on " + simulator.address());
      end.await();
      return LockstepCommand.DONE;
    } catch (UnknownHostException e) {
      throw new CannotRun("--address " + address + ": no such host", e);
    } catch (UncheckedIOException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }
}
