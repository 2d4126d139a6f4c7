package dev.lockstep.standalone.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs, in layers: each layer needs those below it. */
final class Parts {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final List<List<Part>> layers = new ArrayList<>();
  private boolean closed;

  /** How a part is started. */
  record Start(String name, Callable<? extends AutoCloseable> action) {}

  /**
   * Starts a layer, its parts at the same time.
   *
   * @throws CannotRun naming the first part that did not start
   */
  void start(List<Start> starts) throws CannotRun, InterruptedException {
    List<Part> layer = open();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (Start start : starts) {
        futures.add(
            executor.submit(
                () -> {
                  add(layer, new Part(start.name(), start.action().call()));
                  return null;
                }));
      }
      for (int i = 0; i < futures.size(); i++) {
        await(futures.get(i), starts.get(i).name());
      }
    }
  }

  private static void await(Future<?> future, String name) throws CannotRun, InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CannotRun cannot) {
        throw cannot;
      }
      throw new CannotRun(name + " does not start: " + e.getCause(), e);
    }
  }

  private synchronized List<Part> open() throws CannotRun {
    if (closed) {
      throw new CannotRun("told to end while starting");
    }
    List<Part> layer = new ArrayList<>();
    layers.add(layer);
    return layer;
  }

  private void add(List<Part> layer, Part part) {
    synchronized (this) {
      if (!closed) {
        layer.add(part);
        return;
      }
    }
    close(part);
  }

  /** Ends all layers, the last first, the parts of each at the same time. */
  void close() {
    List<List<Part>> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(layers.reversed());
      layers.clear();
    }
    for (List<Part> layer : all) {
      try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Part part : List.copyOf(layer)) {
          executor.execute(() -> close(part));
        }
      }
    }
  }

  private static void close(Part part) {
    long begin = System.nanoTime();
    try {
      part.running().close();
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("part", part.name()).setCause(e).log("did not end cleanly");
    }
    LOG.atDebug()
        .addKeyValue("part", part.name())
        .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
        .log("ended");
  }
}
