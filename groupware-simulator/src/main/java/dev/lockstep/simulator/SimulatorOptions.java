package dev.lockstep.simulator;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator is to be started.
 *
 * @param port 0 for a free one
 * @param address what it listens on
 * @param data the file in which its state is kept; without one the state ends with the simulator
 */
public record SimulatorOptions(int port, InetAddress address, Optional<Path> data) {
  /** On the loopback address, keeping nothing. */
  public static SimulatorOptions onPort(int port) {
    return new SimulatorOptions(port, InetAddress.getLoopbackAddress(), Optional.empty());
  }

  /** The same with its state kept in that file. */
  public SimulatorOptions withData(Path file) {
    return new SimulatorOptions(port, address, Optional.of(file));
  }
}
