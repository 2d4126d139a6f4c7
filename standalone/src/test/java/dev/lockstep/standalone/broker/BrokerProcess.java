package dev.lockstep.standalone.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, which can be killed. */
final class BrokerProcess {

  private BrokerProcess() {}

  /** Arguments: folder, port, controller's port. Says when it is ready, and runs until killed. */
  public static void main(String[] arguments) throws Exception {
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    System.out.println("ready at " + broker.bootstrapServers());
    Thread.currentThread().join();
  }

  /** Starts one and returns when it takes requests. */
  static Process start(Path folder, int port, int controllerPort) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BrokerProcess.class.getName(),
                    folder.toString(),
                    Integer.toString(port),
                    Integer.toString(controllerPort)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader().readLine();
    if (line == null || !line.startsWith("ready")) {
      process.destroyForcibly();
      throw new IOException("the broker does not start: " + line);
    }
    return process;
  }
}
