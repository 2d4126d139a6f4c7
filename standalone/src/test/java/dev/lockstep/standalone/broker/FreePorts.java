package dev.lockstep.standalone.broker;

import java.io.IOException;
import java.net.ServerSocket;

/** Two ports that nobody uses now: for a broker's clients, and for its controller. */
public record FreePorts(int clients, int controller) {

  /** Finds them. */
  public static FreePorts find() throws IOException {
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket other = new ServerSocket(0)) {
      return new FreePorts(one.getLocalPort(), other.getLocalPort());
    }
  }
}
