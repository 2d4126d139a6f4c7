package dev.lockstep.groupware.graph;

import com.google.gson.JsonParseException;
import com.microsoft.kiota.ApiException;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import java.io.IOException;
import java.util.Optional;

/** Runs a request of the SDK and turns its failures into {@link GraphError}s. */
final class Call {

  /** A request. */
  @FunctionalInterface
  interface Request<T> {
    /** Sends it; the SDK gives null for an empty answer. */
    @org.jspecify.annotations.Nullable
    T send();
  }

  private Call() {}

  /** The answer, which must be there. */
  static <T> T answer(Request<T> request) throws GraphException, InterruptedException {
    return run(request)
        .orElseThrow(() -> new GraphException(new GraphError.Transient("an empty answer")));
  }

  /** The answer, if any. */
  static <T> Optional<T> run(Request<T> request) throws GraphException, InterruptedException {
    try {
      return Optional.ofNullable(request.send());
    } catch (ApiException e) {
      throw new GraphException(Failures.of(e), e);
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while asking Graph");
      }
      throw new GraphException(transientCause(e), e);
    }
  }

  private static GraphError transientCause(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    if (cause instanceof IOException) {
      return new GraphError.Transient("network: " + cause.getMessage());
    }
    if (e instanceof JsonParseException || cause instanceof JsonParseException) {
      return new GraphError.Transient("the answer is no JSON");
    }
    return new GraphError.Transient(cause.toString());
  }
}
