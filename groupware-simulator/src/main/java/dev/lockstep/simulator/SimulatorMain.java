package dev.lockstep.simulator;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator from the command line: {@code --port P [--bind ADDRESS] [--data FILE]}. */
public final class SimulatorMain {
  private static final int DEFAULT_PORT = 9400;

  private SimulatorMain() {}

  /** Serves until the process is ended. */
  public static void main(String[] args) throws InterruptedException {
    GraphSimulator simulator;
    try {
      simulator = GraphSimulator.start(options(List.of(args)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-close"));
    System.out.println("simulator listening on " + simulator.address());
    new CountDownLatch(1).await();
  }

  private static SimulatorOptions options(List<String> args) {
    int port = DEFAULT_PORT;
    InetAddress bind = InetAddress.getLoopbackAddress();
    Optional<Path> data = Optional.empty();
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String name = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      String value = rest.next();
      try {
        switch (name) {
          case "--port" -> port = Integer.parseInt(value);
          case "--bind" -> bind = InetAddress.getByName(value);
          case "--data" -> data = Optional.of(Path.of(value));
          default -> throw new IllegalArgumentException("unknown option " + name);
        }
      } catch (NumberFormatException | UnknownHostException e) {
        throw new IllegalArgumentException(name + ": '" + value + "' cannot be used", e);
      }
    }
    return new SimulatorOptions(port, bind, data);
  }
}
