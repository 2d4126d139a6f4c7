package dev.lockstep.standalone.graph;

import java.io.IOException;

/** An answer of Graph that says no. */
public final class GraphRefused extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  GraphRefused(int status, String code, String message) {
    super("Graph answers " + status + (code.isEmpty() ? "" : " " + code + ": " + message));
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
