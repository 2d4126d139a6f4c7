package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.exchange.Exchange;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.world.Ledger;
import dev.lockstep.standalone.simulation.world.World;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Once edits stop and faults end, both sides show the same appointment, in the fields both can
 * hold. What stands on the work list may wait; so may what belongs to nobody whose mailbox is read.
 */
final class Convergence implements Invariant {

  /** With these the sides may differ until somebody does something about it. */
  static final Set<Reason> WAITING =
      EnumSet.of(
          Reason.REJECTED,
          Reason.MAIL_HELD,
          Reason.MAIL_QUOTA,
          Reason.BREAKER,
          Reason.CONFLICT,
          Reason.FOREIGN_ORGANIZER,
          Reason.HIDDEN_CONTENT,
          Reason.ENDS_BEFORE_START,
          Reason.NO_START,
          Reason.UNREADABLE,
          Reason.NOT_SYNCHRONIZED);

  private static final int LAST_YEAR_READ = 2030;

  @Override
  public String name() {
    return "convergence";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    for (AppointmentState state : ending.states().values()) {
      Optional<String> unfinished = unfinished(ending, state);
      if (unfinished.isPresent()) {
        return unfinished;
      }
    }
    for (int number : ending.numbers()) {
      Optional<String> different = different(ending, number);
      // of two events of which nobody knows that they are two, the wrong one may be looked at
      if (different.isPresent() && !new MadeUnheard(ending.world()).is(number)) {
        return different.map(words -> "appointment " + number + ": " + words);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> unfinished(Ending ending, AppointmentState state) {
    if (state.crm().state().phase() instanceof Phase.Awaiting
        || state.groupware().state().phase() instanceof Phase.Awaiting) {
      return Optional.of(state.key() + " waits for a result that came, or never comes");
    }
    if (isUnanswered(state.crm().state().phase())
        || isUnanswered(state.groupware().state().phase())) {
      return Optional.of(state.key() + " waits for a gate that never answers");
    }
    int number = ending.world().numbers().of(state.key());
    if (ending.isLeftAlone(number)) {
      return Optional.empty();
    }
    if (ending.world().ledger().isUnlinked(number) || ending.world().ledger().hasLeftKind(number)) {
      return Optional.empty();
    }
    if (state.crm().state().phase() instanceof Phase.Outdated
        && ending.records(number).values().stream()
            .anyMatch(record -> record.appointment() && record.valid())) {
      return Optional.of(state.key() + " waits for a version of the record that came long ago");
    }
    if (state.groupware().state().phase() instanceof Phase.Outdated
        && ending.items(number).stream()
            .filter(item -> state.groupware().lead().filter(item.mailbox()::equals).isPresent())
            .anyMatch(item -> ending.isSynchronized(Pair.owner(item)) && !isFar(item))) {
      return Optional.of(state.key() + " waits for a version of the event that came long ago");
    }
    return Optional.empty();
  }

  private static boolean isUnanswered(Phase<?> phase) {
    return phase instanceof Phase.Gated<?> gated && gated.heldBy().isEmpty();
  }

  static boolean isFar(Item item) {
    return item.event().start().dateTime().getYear() > LAST_YEAR_READ;
  }

  /**
   * Whether it was deleted after it was where nobody reads: with the cursor lost, no full round
   * asks about it.
   */
  private static boolean isDeletedFar(Ending ending, int number) {
    List<Ledger.Entry> entries = ending.world().ledger().entries(number);
    return ending.world().ledger().isDeleted(number)
        && entries.stream()
            .anyMatch(
                entry ->
                    switch (entry) {
                      case Ledger.Edited edited ->
                          edited.side() == Side.GROUPWARE && isFar(edited.after());
                      case Ledger.Left left -> isFar(left.before());
                      default -> false;
                    });
  }

  private static boolean isFar(Appointment content) {
    return content.timing() instanceof Timing.Timed timed
        && timed.start().getYear() > LAST_YEAR_READ;
  }

  /**
   * Whether it was deleted in a mailbox that nobody reads any more, or is known only by guests'
   * copies in such ones: that another guest's copy went proves nothing, for guests delete theirs
   * too.
   */
  private static boolean isGoneUnread(Ending ending, int number) {
    return ending.world().ledger().isDeleted(number)
        && groupware(ending, number).anyMatch(side -> isUnread(ending, side));
  }

  /** What the processor knows of it in groupware, under each of its keys. */
  private static Stream<GroupwareSide> groupware(Ending ending, int number) {
    return ending.states().values().stream()
        .filter(state -> ending.world().numbers().of(state.key()) == number)
        .map(AppointmentState::groupware);
  }

  private static boolean isUnread(Ending ending, GroupwareSide side) {
    Set<EmailAddress> known =
        side.lead().<Set<EmailAddress>>map(Set::of).orElse(side.copies().keySet());
    return !known.isEmpty()
        && known.stream()
            .flatMap(mailbox -> Colleague.of(mailbox).stream())
            .noneMatch(ending::isSynchronized);
  }

  /**
   * Whether a guest's copy leads in a mailbox that the connector is shut out of. It goes on to
   * lead, since mailboxes open again; what another guest makes of an own copy does not count
   * meanwhile.
   */
  private static boolean isLedByShut(Ending ending, int number) {
    return groupware(ending, number)
        .flatMap(side -> side.lead().stream())
        .anyMatch(mailbox -> !ending.world().exchange().isOpen(mailbox));
  }

  private static boolean mayWait(Ending ending, int number) {
    return ending.workList(number).stream().anyMatch(WAITING::contains)
        || ending.isDismissed(number)
        || ending.decisions(number).stream().anyMatch(it -> it.reason() == Reason.MAIL_SKIPPED);
  }

  private static Optional<String> different(Ending ending, int number) {
    if (ending.world().ledger().isUnlinked(number) || ending.world().ledger().hasLeftKind(number)) {
      return Optional.empty(); // nobody can tell any more what belongs together
    }
    if (ending.isLeftAlone(number)) {
      return Optional.empty();
    }
    Pair pair = Pair.of(ending, number);
    boolean live = pair.record().map(it -> !it.getValue().isSoftDeleted()).orElse(false);
    if (pair.event().isPresent() && live) {
      // a copy that was deleted where nobody reads may go on to lead
      return mayWait(ending, number) || isDeletedFar(ending, number)
          ? Optional.empty()
          : unequal(ending, pair);
    }
    if (pair.event().isPresent()) {
      return isWithoutRecord(ending, number, pair) && !mayWait(ending, number)
          ? Optional.of(
              "its event is in "
                  + Pair.owner(pair.event().get()).words()
                  + "'s mailbox, and "
                  + (pair.record().isPresent()
                      ? "its record is marked as deleted"
                      : "no record is in the CRM"))
          : Optional.empty();
    }
    if (live) {
      return isWithoutEvent(ending, pair)
              && ending.items(number).stream().noneMatch(Convergence::isFar)
              && !isDeletedFar(ending, number)
              && !isGoneUnread(ending, number)
              && !mayWait(ending, number)
          ? Optional.of("its record is in the CRM, and no event in the mailbox of its rep")
          : Optional.empty();
    }
    Ledger ledger = ending.world().ledger();
    return ledger.isDeleted(number) || ledger.isUninvited(number)
        ? Optional.empty()
        : Optional.of("it is gone, and nobody deleted it");
  }

  /** Whether an event that counts should have a record. */
  private static boolean isWithoutRecord(Ending ending, int number, Pair pair) {
    Item event = pair.event().orElseThrow();
    Colleague owner = Pair.owner(event);
    boolean organizerCounts =
        event.organized()
            || pair.organizer().filter(ending.world().database()::isEnabled).isEmpty();
    boolean ofNobody =
        ending.world().ledger().isGiven(number)
            && ending.workList(number).contains(Reason.DELETED_AND_EDITED);
    return ending.isSynchronized(owner)
        && organizerCounts
        && !isFar(event)
        && !ofNobody
        && !ending.days().isAhead(event);
  }

  /** Whether a record that counts should have an event. */
  private static boolean isWithoutEvent(Ending ending, Pair pair) {
    Activity record = pair.record().orElseThrow().getValue();
    return record.appointment()
        && record.valid()
        && pair.rep().filter(ending::isSynchronized).isPresent();
  }

  private static Optional<String> unequal(Ending ending, Pair pair) {
    Item event = pair.event().orElseThrow();
    Activity record = pair.record().orElseThrow().getValue();
    if (!ending.isSynchronized(Pair.owner(event))
        || (!event.organized() && isLedByShut(ending, event.number()))
        || isFar(event)
        || !record.appointment()
        || !record.valid()
        || pair.rep().filter(ending::isSynchronized).isEmpty()) {
      return Optional.empty();
    }
    Colleague rep = pair.rep().orElseThrow();
    if (event.organized() && rep != Pair.owner(event)) {
      return Optional.of(
          "its record is "
              + rep.words()
              + "'s, its event is in "
              + Pair.owner(event).words()
              + "'s mailbox");
    }
    Appointment seen = ending.world().eyes().of(event);
    CrmRecord held = ending.world().eyes().of(pair.record().orElseThrow().getKey()).orElseThrow();
    return unequal(ending.world(), seen, held.content())
        .or(() -> Attendance.unequal(ending, event, seen, held));
  }

  private static Optional<String> unequal(World world, Appointment event, Appointment record) {
    Set<Field> differing = Field.differing(kept(event), kept(record));
    differing.remove(Field.PARTICIPANTS);
    if (world.setting().masked()
        && event.visibility() == Visibility.PRIVATE
        && record.visibility() == Visibility.PRIVATE) {
      differing.removeAll(Appointment.MASKED_FIELDS);
    }
    return differing.stream()
        .findFirst()
        .map(
            field ->
                field.words()
                    + " is \""
                    + field.of(event)
                    + "\" in the event and \""
                    + field.of(record)
                    + "\" in the record");
  }

  /** As an Exchange that rewrites texts would keep it. */
  static Appointment kept(Appointment content) {
    return new Appointment(
        content.subject(),
        new Text(Exchange.rewritten(content.text().value())),
        content.location(),
        content.timing(),
        content.participants(),
        content.availability(),
        content.visibility(),
        content.reminder(),
        content.categories());
  }
}
