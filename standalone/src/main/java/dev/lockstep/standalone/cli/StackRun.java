package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.standalone.stack.CannotRun;
import dev.lockstep.standalone.stack.DataFolder;
import dev.lockstep.standalone.stack.Home;
import dev.lockstep.standalone.stack.RunningStack;
import dev.lockstep.standalone.stack.Stack;
import dev.lockstep.standalone.stack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stack that this process runs, ended by SIGTERM, Ctrl-C or the command itself. */
final class StackRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StackRun.class);

  /** Promised are 10 s; what has not ended by then is cut off, which loses nothing. */
  private static final Duration PATIENCE = Duration.ofMillis(8_500);

  private final DataFolder folder;
  private final Stack stack;
  private final RunningStack running;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();

  private StackRun(DataFolder folder, Stack stack, RunningStack running) {
    this.folder = folder;
    this.stack = stack;
    this.running = running;
  }

  static StackRun start(StackSettings settings, Optional<Path> data, Home home)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    DataFolder folder = data.isPresent() ? DataFolder.kept(data.get()) : DataFolder.temporary(home);
    Stack stack;
    try {
      stack = Stack.in(folder, home, settings);
    } catch (CannotRun | BrokenConfiguration e) {
      folder.close();
      throw e;
    }
    StackRun run = new StackRun(folder, stack, new RunningStack(home));
    Runtime.getRuntime().addShutdownHook(new Thread(run::end, "end"));
    try {
      stack.start();
      run.running.remember(stack.addresses());
      return run;
    } catch (CannotRun | InterruptedException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  Stack stack() {
    return stack;
  }

  /** Returns when the process is told to end. */
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  private void end() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Thread.sleep(PATIENCE);
                LOG.atWarn().log("something does not end in time and is cut off");
                stack.kill();
                Runtime.getRuntime().halt(LockstepCommand.DONE);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    close();
    end.countDown();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.forget();
      stack.close();
      folder.close();
    }
  }
}
