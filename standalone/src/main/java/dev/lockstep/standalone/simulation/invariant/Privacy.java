package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.world.Ledger;
import dev.lockstep.sync.state.AppointmentState;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of a private appointment never enters a topic, a state or the other side, unless the
 * setting says so; and what stands in its place is never written over it.
 */
final class Privacy implements Invariant {

  private static final String SECRET = "secret ";

  @Override
  public String name() {
    return "privacy";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    if (!ending.world().setting().masked()) {
      return Optional.empty();
    }
    return hasSecrets(ending) && !isOpenedByAnotherCopy(ending) && !isOpenedByAPattern(ending)
        ? told(ending).or(() -> overwritten(ending))
        : overwritten(ending);
  }

  /**
   * Whether a record with a secret is of a meeting whose organizer is not synchronized, and which
   * guests see differently: one made the own copy private, and the record with it, until the
   * organizer changes the meeting or the copy of another one leads.
   */
  private static boolean isOpenedByAnotherCopy(Ending ending) {
    return secretRecords(ending)
        .anyMatch(
            number ->
                (ending.items(number).size() > 1 || ending.world().ledger().isLeft(number))
                    && ending.items(number).stream()
                        .filter(Item::organized)
                        .noneMatch(item -> ending.isSynchronized(Pair.owner(item))));
  }

  /**
   * Whether a date of a series was private and is so no more, as a new pattern took its exception
   * away: the record is open then, with what was entered in it.
   */
  private static boolean isOpenedByAPattern(Ending ending) {
    return secretRecords(ending).anyMatch(ending.world().ledger()::isReplanned);
  }

  private static Optional<String> told(Ending ending) {
    for (Lane lane : ending.world().lanes().all()) {
      for (Lane.Entry entry : lane.entries()) {
        if (entry.record().toString().contains(SECRET)) {
          return Optional.of("a secret is on " + lane.topic());
        }
      }
    }
    if (ending.decisions().stream().anyMatch(it -> it.toString().contains(SECRET))) {
      return Optional.of("a decision tells a secret");
    }
    for (AppointmentState state : ending.states().values()) {
      if (state.toString().contains(SECRET)) {
        return Optional.of("the state of " + state.key() + " holds a secret");
      }
    }
    return Optional.empty();
  }

  private static boolean hasSecrets(Ending ending) {
    return ending.numbers().stream()
        .anyMatch(
            number ->
                isSecret(ending, number, Side.GROUPWARE) || isSecret(ending, number, Side.CRM));
  }

  /** Appointments in whose records users of the CRM keep a secret. */
  private static Stream<Integer> secretRecords(Ending ending) {
    return ending.numbers().stream().filter(number -> isSecret(ending, number, Side.CRM));
  }

  /** Whether users of one side keep a secret in an appointment. */
  private static boolean isSecret(Ending ending, int number, Side side) {
    return ending.world().ledger().entries(number).stream()
        .anyMatch(
            entry ->
                entry instanceof Ledger.Edited edited
                    && edited.side() == side
                    && edited.after().subject().value().startsWith(SECRET));
  }

  /** Whether an operator said that the event may move, whatever is entered in it. */
  private static boolean isMovedByOrder(Ending ending, int number) {
    return ending.world().ledger().isGiven(number)
        && ending.decisions(number).stream().anyMatch(it -> it.reason() == Reason.OPERATOR);
  }

  /** Whether what stands there on one side was written by users of it. */
  private static boolean isTheirs(Ending ending, int number, Side side) {
    boolean born =
        ending.world().ledger().entries(number).stream()
            .filter(Ledger.Edited.class::isInstance)
            .map(Ledger.Edited.class::cast)
            .findFirst()
            // a guest's own edits of a copy are not noted: then the first is no creation, nor is
            // one that made a record invalid
            .filter(first -> first.side() == side && first.before().equals(first.after()))
            .filter(first -> !first.fields().isEmpty())
            .isPresent();
    return born || isSecret(ending, number, side);
  }

  /**
   * An event that was moved for its record's new rep is made anew, as a mask if that is private.
   */
  private static Optional<String> overwritten(Ending ending) {
    String mask = Appointment.MASKED_SUBJECT.value();
    for (int number : ending.numbers()) {
      Ledger ledger = ending.world().ledger();
      if (ledger.isDeleted(number) || isMovedByOrder(ending, number) || ledger.isUnlinked(number)) {
        continue; // what was made anew knows no secret
      }
      boolean isSecret = isSecret(ending, number, Side.GROUPWARE);
      if (isTheirs(ending, number, Side.GROUPWARE)
          && ending.items(number).stream()
              // a guest who was taken out keeps what the mask was then
              .filter(it -> !it.event().cancelled())
              .filter(it -> isSecret || it.event().transactionId().isEmpty())
              .anyMatch(it -> it.event().subject().equals(mask))) {
        return Optional.of("the mask was written over the content of event " + number);
      }
      if (isTheirs(ending, number, Side.CRM)
          && ending.records(number).values().stream()
              .anyMatch(it -> it.content().subject().value().equals(mask))) {
        return Optional.of("the mask was written over the content of record " + number);
      }
    }
    return Optional.empty();
  }
}
