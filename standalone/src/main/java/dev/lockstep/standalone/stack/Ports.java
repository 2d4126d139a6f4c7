package dev.lockstep.standalone.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The ports of a stack on the loopback address. They are chosen once and kept with the data: stored
 * links and tokens name them.
 */
public record Ports(int kafka, int controller, int crm, int graph, int console) {

  /** Below what operating systems give to outgoing connections, so that they are free next time. */
  private static final int FIRST = 20_000;

  private static final int LAST = 30_000;

  /**
   * Those wanted (0 = any), else those of last time, else free ones.
   *
   * @throws CannotRun if one of them is in use
   */
  static Ports choose(Ports wanted, Path file) throws CannotRun {
    try {
      Properties last = new Properties();
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          last.load(reader);
        }
      }
      Chooser chooser = new Chooser(last, new HashSet<>(), new Random());
      Ports ports =
          new Ports(
              chooser.port("kafka", wanted.kafka),
              chooser.port("controller", wanted.controller),
              chooser.port("crm", wanted.crm),
              chooser.port("graph", wanted.graph),
              chooser.port("console", wanted.console));
      try (Writer writer = Files.newBufferedWriter(file)) {
        last.store(writer, "the ports of this stack");
      }
      return ports;
    } catch (IOException e) {
      throw new CannotRun("the data folder cannot be used: " + e, e);
    }
  }

  private record Chooser(Properties last, Set<Integer> taken, RandomGenerator random) {
    int port(String name, int wanted) throws CannotRun {
      int port = wanted != 0 ? wanted : Integer.parseInt(last.getProperty(name, "0"));
      if (port == 0) {
        port = free();
      } else if (!isFree(port) || !taken.add(port)) {
        throw new CannotRun(
            "port %d (%s) is in use by another program; free it, or set standalone.%s-port"
                .formatted(port, name, name));
      }
      last.setProperty(name, Integer.toString(port));
      return port;
    }

    private int free() throws CannotRun {
      for (int i = 0; i < 1000; i++) {
        int port = random.nextInt(FIRST, LAST);
        if (isFree(port) && taken.add(port)) {
          return port;
        }
      }
      throw new CannotRun("no free port between " + FIRST + " and " + LAST);
    }

    private static boolean isFree(int port) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return true;
      } catch (IOException _) {
        return false;
      }
    }
  }
}
