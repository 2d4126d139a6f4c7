package dev.lockstep.groupware.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {

  private final RequestBudget budget = new RequestBudget(3);

  private static Thread spend(
      RequestBudget budget, Urgency urgency, RequestBudget.Request<?> request) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                budget.spend(urgency, request);
              } catch (GraphException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void thereAreNeverMoreThanSoManyAtOnce() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> threads = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(
          spend(
              budget,
              Urgency.EDIT,
              () -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                release.await();
                return underWay.decrementAndGet();
              }));
    }
    await().until(() -> underWay.get() == 3);
    release.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(3);
  }

  @Test
  void anEditOvertakesABackfillThatWaits() throws Exception {
    // with room for one only: of two that begin at once nobody can say which is first
    RequestBudget one = new RequestBudget(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger holding = new AtomicInteger();
    spend(
        one,
        Urgency.BACKFILL,
        () -> {
          holding.incrementAndGet();
          release.await();
          return true;
        });
    await().until(() -> holding.get() == 1);
    List<String> order = new CopyOnWriteArrayList<>();
    Thread backfill = spend(one, Urgency.BACKFILL, () -> order.add("backfill"));
    await().until(() -> backfill.getState() == Thread.State.WAITING);
    Thread edit = spend(one, Urgency.EDIT, () -> order.add("edit"));
    await().until(() -> edit.getState() == Thread.State.WAITING);

    release.countDown();
    backfill.join();
    edit.join();

    assertThat(order).containsExactly("edit", "backfill");
  }

  @Test
  void nothingIsAskedBeforeTheTimeThatGraphNamed() throws Exception {
    assertThatThrownBy(
            () ->
                budget.spend(
                    Urgency.EDIT,
                    () -> {
                      throw new GraphException(
                          new GraphError.Throttled(Duration.ofMillis(300), "429"));
                    }))
        .isInstanceOf(GraphException.class);
    long begin = System.nanoTime();

    budget.spend(Urgency.EDIT, () -> true);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void thePatienceGrowsUpToItsLimit() {
    Patience patience = new Patience(Duration.ofMillis(100), Duration.ofSeconds(10));

    assertThat(patience.after(1)).isBetween(Duration.ofMillis(80), Duration.ofMillis(100));
    assertThat(patience.after(3)).isBetween(Duration.ofMillis(320), Duration.ofMillis(400));
    assertThat(patience.after(1_000_000)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
  }
}
