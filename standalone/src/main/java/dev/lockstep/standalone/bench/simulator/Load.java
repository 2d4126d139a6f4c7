package dev.lockstep.standalone.bench.simulator;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Requests over some connections at once, each sending the next when it has its answer. */
final class Load implements AutoCloseable {
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads;
  private final LongFunction<Connection.Request> requests;
  private long sent;

  /**
   * A load that has not begun.
   *
   * @param requests the request of a number; numbers rise
   */
  Load(URI server, int width, LongFunction<Connection.Request> requests) throws IOException {
    this.requests = requests;
    for (int i = 0; i < width; i++) {
      connections.add(new Connection(server));
    }
    threads = Executors.newFixedThreadPool(width);
  }

  /** Sends for so long; gives answers a second. */
  double rate(long millis) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long end = begin + millis * 1_000_000;
    long answers = 0;
    List<Future<Long>> workers = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      int place = i;
      Connection connection = connections.get(i);
      Callable<Long> work =
          () -> {
            long count = 0;
            while (System.nanoTime() < end) {
              connection.answer(requests.apply(sent + count * connections.size() + place));
              count++;
            }
            return count;
          };
      workers.add(threads.submit(work));
    }
    long most = 0;
    for (Future<Long> worker : workers) {
      long count = result(worker);
      answers += count;
      most = Math.max(most, count);
    }
    sent += most * connections.size();
    return answers * 1e9 / (System.nanoTime() - begin);
  }

  private static long result(Future<Long> worker) throws IOException, InterruptedException {
    try {
      return worker.get();
    } catch (ExecutionException e) {
      throw new IOException("a request failed", e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
