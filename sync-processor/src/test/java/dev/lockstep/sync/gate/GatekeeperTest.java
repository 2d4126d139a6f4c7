package dev.lockstep.sync.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.gate.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What gates let pass, hold, and say. */
class GatekeeperTest {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final GateKey DELETIONS = GateKey.of(GateKey.Kind.DELETIONS, ADA);
  private static final GateKey ALL = GateKey.ofAll(GateKey.Kind.DELETIONS);
  private static final GateKey MAILS = GateKey.of(GateKey.Kind.MAILS, ADA);
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Limits THREE =
      new Limits(3, 20, 5, Duration.ofMinutes(10), 10, Duration.ofHours(1));

  private final List<GateAnswer> answers = new ArrayList<>();
  private final List<GateRequest> handedOn = new ArrayList<>();
  private final Map<GateKey, GateStatus> status = new HashMap<>();
  private final Gatekeeper keeper =
      new Gatekeeper(
          THREE,
          new MemoryGateStore(),
          new GateOutput() {
            @Override
            public void request(GateRequest request) {
              handedOn.add(request);
            }

            @Override
            public void answer(GateAnswer answer) {
              answers.add(answer);
            }

            @Override
            public void status(GateKey gate, Optional<GateStatus> now) {
              now.ifPresentOrElse(s -> status.put(gate, s), () -> status.remove(gate));
            }
          });

  private static Ticket ticket(int appointment, long number) {
    return new Ticket(AppointmentKey.bornInCrm(1, appointment), Side.CRM, number);
  }

  private void delete(int appointment, Instant at) {
    delete(ticket(appointment, 1), at, List.of());
  }

  private void delete(Ticket ticket, Instant at, List<GateKey> onward) {
    keeper.take(new GateRequest.Pass(DELETIONS, ticket, onward, ticket.appointment(), 0), at);
  }

  private void mail(int appointment, int recipients, Instant at) {
    Ticket ticket = ticket(appointment, 1);
    keeper.take(
        new GateRequest.Pass(MAILS, ticket, List.of(), ticket.appointment(), recipients), at);
  }

  private GateAnswer last() {
    return answers.getLast();
  }

  private long granted() {
    return answers.stream().filter(GateAnswer.Granted.class::isInstance).count();
  }

  private int waiting(GateKey gate) {
    return Optional.ofNullable(status.get(gate)).map(GateStatus::waiting).orElse(0);
  }

  @Test
  void asManyPassAsTheLimitSaysAndTheNextIsHeldWithTheReason() {
    for (int i = 1; i <= 3; i++) {
      delete(i, TEN);
    }
    assertThat(granted()).isEqualTo(3);
    assertThat(status).isEmpty();

    delete(4, TEN.plusSeconds(599));

    assertThat(last())
        .isInstanceOfSatisfying(
            GateAnswer.Held.class,
            held -> {
              assertThat(held.gate()).isEqualTo(DELETIONS);
              assertThat(held.words())
                  .isEqualTo(
                      "more than 3 deletions in ada@contoso.test within 10 min;"
                          + " waits for a release");
            });
    assertThat(status.get(DELETIONS))
        .isEqualTo(
            new GateStatus(
                DELETIONS,
                TEN.plusSeconds(599),
                1,
                "more deletions in ada@contoso.test within 10 min than may be"));
  }

  @Test
  void afterTheTimeMorePass() {
    for (int i = 1; i <= 3; i++) {
      delete(i, TEN);
    }
    delete(4, TEN.plusSeconds(600));

    assertThat(last()).isInstanceOf(GateAnswer.Granted.class);
  }

  @Test
  void aBreakerThatIsClosedStaysSoUntilAPersonDecides() {
    for (int i = 1; i <= 4; i++) {
      delete(i, TEN);
    }
    delete(5, TEN.plus(Duration.ofDays(1)));

    assertThat(last()).isInstanceOf(GateAnswer.Held.class);
    assertThat(waiting(DELETIONS)).isEqualTo(2);
    assertThat(Optional.ofNullable(status.get(DELETIONS)).map(GateStatus::since)).contains(TEN);
  }

  @Test
  void releasedAllWhoWaitPassAndTheCountBeginsAnew() {
    for (int i = 1; i <= 5; i++) {
      delete(i, TEN);
    }
    answers.clear();
    keeper.take(new GateRequest.Release(DELETIONS, "eva"), TEN);

    assertThat(answers)
        .containsExactlyInAnyOrder(
            new GateAnswer.Granted(ticket(4, 1), Optional.of("eva")),
            new GateAnswer.Granted(ticket(5, 1), Optional.of("eva")));
    assertThat(status).isEmpty();

    answers.clear();
    for (int i = 11; i <= 14; i++) {
      delete(i, TEN);
    }
    assertThat(granted()).isEqualTo(3);
  }

  @Test
  void dismissedNoneOfThemPasses() {
    for (int i = 1; i <= 4; i++) {
      delete(i, TEN);
    }
    keeper.take(new GateRequest.Dismiss(DELETIONS, "eva"), TEN);

    assertThat(last()).isEqualTo(new GateAnswer.Refused(ticket(4, 1), "eva"));
    assertThat(status).isEmpty();
  }

  @Test
  void whoDoesNotWaitAnyMoreIsForgottenAndAnEmptyBreakerIsOpen() {
    for (int i = 1; i <= 4; i++) {
      delete(i, TEN);
    }
    keeper.take(new GateRequest.Withdraw(DELETIONS, ticket(4, 1), List.of()), TEN);
    assertThat(status).isEmpty();

    delete(5, TEN.plusSeconds(600));

    assertThat(last()).isInstanceOf(GateAnswer.Granted.class);
  }

  @Test
  void anEarlierWishThatIsWithdrawnTakesNotTheLaterOneAway() {
    for (int i = 1; i <= 4; i++) {
      delete(i, TEN);
    }
    delete(ticket(4, 2), TEN, List.of());
    keeper.take(new GateRequest.Withdraw(DELETIONS, ticket(4, 1), List.of()), TEN);
    assertThat(waiting(DELETIONS)).isEqualTo(1);

    keeper.take(new GateRequest.Release(DELETIONS, "eva"), TEN);

    assertThat(last()).isEqualTo(new GateAnswer.Granted(ticket(4, 2), Optional.of("eva")));
  }

  @Test
  void aDeletionThatIsTriedAgainCountsOnce() {
    for (int i = 1; i <= 3; i++) {
      delete(ticket(1, i), TEN, List.of());
    }
    delete(2, TEN);
    delete(3, TEN);
    assertThat(granted()).isEqualTo(5);

    delete(4, TEN);
    assertThat(last()).isInstanceOf(GateAnswer.Held.class);
    delete(ticket(1, 4), TEN, List.of());
    assertThat(last()).as("also before a closed breaker").isInstanceOf(GateAnswer.Granted.class);
  }

  @Test
  void inALargeMailboxAShareOfItMayPass() {
    for (int i = 1; i <= 50; i++) {
      keeper.take(new GateRequest.Join(DELETIONS, AppointmentKey.bornInCrm(1, i)), TEN);
    }
    for (int i = 1; i <= 11; i++) {
      delete(i, TEN);
      keeper.take(new GateRequest.Leave(DELETIONS, AppointmentKey.bornInCrm(1, i)), TEN);
    }

    assertThat(granted()).isEqualTo(10);
    assertThat(last()).isInstanceOf(GateAnswer.Held.class);
  }

  @Test
  void whatOneGateLetsPassIsHandedOnToTheNext() {
    delete(ticket(1, 1), TEN, List.of(ALL, MAILS));

    assertThat(answers).isEmpty();
    assertThat(handedOn)
        .containsExactly(
            new GateRequest.Pass(
                ALL, ticket(1, 1), List.of(MAILS), AppointmentKey.bornInCrm(1, 1), 0));
  }

  @Test
  void whatIsWithdrawnIsWithdrawnAlongTheWholeWay() {
    keeper.take(new GateRequest.Withdraw(DELETIONS, ticket(1, 1), List.of(ALL, MAILS)), TEN);

    assertThat(handedOn)
        .containsExactly(new GateRequest.Withdraw(ALL, ticket(1, 1), List.of(MAILS)));
  }

  @Test
  void theGateOfAllHasALimitOfItsOwn() {
    for (int i = 1; i <= 6; i++) {
      Ticket ticket = ticket(i, 1);
      keeper.take(new GateRequest.Pass(ALL, ticket, List.of(), ticket.appointment(), 0), TEN);
    }

    assertThat(granted()).isEqualTo(5);
    assertThat(((GateAnswer.Held) last()).words()).contains("more than 5", "all mailboxes");
  }

  @Test
  void mailsAreCountedByRecipientsAndPassAgainWhenThereIsRoom() {
    mail(1, 8, TEN);
    mail(2, 3, TEN);
    assertThat(last()).isInstanceOf(GateAnswer.Held.class);
    mail(3, 2, TEN);
    assertThat(last()).as("a smaller one").isInstanceOf(GateAnswer.Granted.class);
    mail(4, 8, TEN.plus(Duration.ofHours(1)));
    assertThat(last()).as("an hour later").isInstanceOf(GateAnswer.Granted.class);
    assertThat(waiting(MAILS)).isEqualTo(1);
  }

  @Test
  void ofTheSameAppointmentEachMailCounts() {
    mail(1, 6, TEN);
    mail(1, 6, TEN);

    assertThat(last()).isInstanceOf(GateAnswer.Held.class);
  }

  /**
   * The bound: of any requests, in any order of times, no window of the gate's own time sees more
   * deletions pass than the limit says; and the same requests are answered the same.
   */
  @Test
  void neverDoMorePassWithinTheTimeThanTheLimitSays() {
    for (int seed = 1; seed <= 200; seed++) {
      List<Instant> passed = run(seed);
      List<GateAnswer> first = List.copyOf(answers);
      for (Instant end : passed) {
        Instant begin = end.minus(THREE.deletionsWithin());
        assertThat(
                passed.stream().filter(time -> time.isAfter(begin) && !time.isAfter(end)).count())
            .as("seed " + seed)
            .isLessThanOrEqualTo(3);
      }
      assertThat(first).as("seed " + seed).hasSizeGreaterThan(100);
      run(seed);
      assertThat(answers).isEqualTo(first);
    }
  }

  /** The times, by the gate's own clock, at which something passed that nobody released. */
  private List<Instant> run(int seed) {
    answers.clear();
    Gatekeeper fresh =
        new Gatekeeper(
            THREE,
            new MemoryGateStore(),
            new GateOutput() {
              @Override
              public void request(GateRequest request) {}

              @Override
              public void answer(GateAnswer answer) {
                answers.add(answer);
              }

              @Override
              public void status(GateKey gate, Optional<GateStatus> now) {}
            });
    Random random = new Random(seed);
    List<Instant> passed = new ArrayList<>();
    Instant latest = TEN;
    for (int i = 1; i <= 150; i++) {
      Instant at = latest.plusSeconds(random.nextInt(-300, 400));
      latest = at.isAfter(latest) ? at : latest;
      int before = answers.size();
      Ticket ticket = ticket(i, 1);
      fresh.take(
          random.nextInt(20) == 0
              ? new GateRequest.Dismiss(DELETIONS, "eva")
              : new GateRequest.Pass(DELETIONS, ticket, List.of(), ticket.appointment(), 0),
          at);
      if (answers.size() > before && answers.getLast() instanceof GateAnswer.Granted) {
        passed.add(latest);
      }
      if (answers.size() > before && answers.getLast() instanceof GateAnswer.Refused) {
        passed.clear(); // a person has decided: the count begins anew
      }
    }
    return passed;
  }
}
