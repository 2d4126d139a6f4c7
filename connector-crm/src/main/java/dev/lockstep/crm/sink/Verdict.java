package dev.lockstep.crm.sink;

import dev.lockstep.model.crm.CrmCommand;
import java.util.Optional;

/**
 * What is done with a command, given what was found. Pure: the same whether the CRM is a database
 * or a model of one.
 */
public sealed interface Verdict {

  /**
   * Write a new record.
   *
   * @param relink whether the match-up table names the appointment already, for a record that is
   *     gone
   */
  record Insert(boolean relink) implements Verdict {}

  /** Write what differs. */
  record Update() implements Verdict {}

  /** Set the delete code. */
  record Delete() implements Verdict {}

  /** It was applied before: answer as then, write nothing. */
  record AlreadyApplied() implements Verdict {}

  /** A record for the appointment is there: answer with it as it is, write nothing. */
  record AlreadyThere() implements Verdict {}

  /** It is deleted already. */
  record AlreadyDeleted() implements Verdict {}

  /** The record is not as the command's author saw it: write nothing. */
  record Conflict(String words) implements Verdict {}

  /** What is done with the command. */
  static Verdict of(CrmCommand command, Found found) {
    boolean applied = found.appliedSequence() >= command.id().sequence();
    return switch (command) {
      case CrmCommand.CreateRecord _ -> {
        if (found.linkedTo().isEmpty()) {
          yield new Insert(false);
        } else if (applied) {
          yield new AlreadyApplied();
        }
        yield switch (found.presence()) {
          case PRESENT, NOT_SYNCHRONIZED -> new AlreadyThere();
          case ABSENT, DELETED -> new Insert(true);
        };
      }
      case CrmCommand.UpdateRecord update -> {
        Optional<Conflict> foreign = linkedElsewhere(command, found);
        if (foreign.isPresent()) {
          yield foreign.get();
        } else if (applied || (found.linkedTo().isEmpty() && found.asWanted())) {
          yield new AlreadyApplied();
        }
        yield current(found, update.base()).<Verdict>map(c -> c).orElseGet(Update::new);
      }
      case CrmCommand.DeleteRecord delete -> {
        if (found.presence() == Found.Presence.ABSENT
            || found.presence() == Found.Presence.DELETED
            || applied) {
          yield new AlreadyDeleted();
        }
        Optional<Conflict> foreign = linkedElsewhere(command, found);
        yield foreign
            .or(() -> current(found, delete.base()))
            .<Verdict>map(c -> c)
            .orElseGet(Delete::new);
      }
    };
  }

  private static Optional<Conflict> linkedElsewhere(CrmCommand command, Found found) {
    return found
        .linkedTo()
        .filter(key -> !key.equals(command.id().appointment()))
        .map(key -> new Conflict("the record belongs to another appointment now: " + key));
  }

  /** A conflict, unless the record is as it was seen. */
  private static Optional<Conflict> current(Found found, String base) {
    return switch (found.presence()) {
      case ABSENT -> Optional.of(new Conflict("the record is gone"));
      case DELETED -> Optional.of(new Conflict("the record is deleted"));
      case NOT_SYNCHRONIZED ->
          Optional.of(new Conflict("the record has a contact type that is not synchronized"));
      case PRESENT ->
          found.version().equals(Optional.of(base))
              ? Optional.empty()
              : Optional.of(new Conflict("the record was changed since it was read"));
    };
  }
}
