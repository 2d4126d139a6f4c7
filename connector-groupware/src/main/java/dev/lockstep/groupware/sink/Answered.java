package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.context.OwnWrites;

/** A request and what Graph answered to it: what pages read before it say no longer. */
public record Answered(Request request, Answer answer) {

  /** Tells the capture of the mailbox. */
  public void remember(OwnWrites writes) {
    switch (request) {
      case Request.Change change -> {
        if (answer instanceof Answer.Event) {
          writes.replaced(change.id(), change.etag());
        } else if (isNotFound()) {
          writes.gone(change.id());
        }
      }
      case Request.Delete delete -> {
        boolean deleted = answer instanceof Answer.Nothing;
        if (deleted) {
          writes.replaced(delete.id(), delete.etag());
        }
        if (deleted || isNotFound()) {
          writes.gone(delete.id());
        }
      }
      case Request.Create _,
          Request.Read _,
          Request.Find _,
          Request.ReadSeries _,
          Request.Instances _ -> {}
    }
  }

  private boolean isNotFound() {
    return answer instanceof Answer.Failed failed && failed.error() instanceof GraphError.NotFound;
  }
}
