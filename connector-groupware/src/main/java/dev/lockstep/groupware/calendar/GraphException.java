package dev.lockstep.groupware.calendar;

/** A request to Graph failed. */
public final class GraphException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient GraphError error;

  /** The failure that the error describes. */
  public GraphException(GraphError error) {
    super(error.words());
    this.error = error;
  }

  /** As {@link #GraphException(GraphError)}, with what caused it. */
  public GraphException(GraphError error, Throwable cause) {
    super(error.words(), cause);
    this.error = error;
  }

  /** What is to be done about it. */
  public GraphError error() {
    return error;
  }
}
