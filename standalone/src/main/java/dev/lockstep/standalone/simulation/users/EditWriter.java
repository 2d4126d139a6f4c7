package dev.lockstep.standalone.simulation.users;

import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.history.Edit;
import java.util.List;
import java.util.Optional;

/** Chooses edits; every value is new in its history. */
final class EditWriter {

  /** With this in front nobody but its owner may see it. */
  static final String SECRET = "secret ";

  private static final String TOO_LONG = "far away, in a place whose name is too long, number ";

  private final Dice dice;
  private final List<EmailAddress> addresses;
  private final boolean mayBePrivate;
  private int value;

  /**
   * Edits of a history.
   *
   * @param mayBePrivate whether some of its appointments are private
   */
  EditWriter(Dice dice, List<EmailAddress> addresses, boolean mayBePrivate) {
    this.dice = dice;
    this.addresses = addresses;
    this.mayBePrivate = mayBePrivate;
  }

  /** Whether what is made now is private. */
  boolean secret() {
    return mayBePrivate && dice.coin();
  }

  String subject(boolean secret) {
    return (secret ? SECRET : "visit ") + ++value;
  }

  Edit ofEvent(Item item) {
    return switch (dice.below(20)) {
      case 0, 1, 2, 3 ->
          dice.coin()
              ? new Edit.Invite(dice.pick(addresses))
              : new Edit.Uninvite(
                  item.event().attendees().isEmpty()
                      ? dice.pick(addresses)
                      : new EmailAddress(dice.pick(item.event().attendees()).address()));
      case 4 -> new Edit.FarAhead(++value);
      case 5 ->
          dice.onceIn(4) ? new Edit.Place(TOO_LONG + ++value) : new Edit.Place("hall " + ++value);
      default -> either();
    };
  }

  Edit ofRecord() {
    return switch (dice.below(24)) {
      case 0, 1, 2 ->
          dice.coin()
              ? new Edit.Invite(dice.pick(addresses))
              : new Edit.Uninvite(dice.pick(addresses));
      case 3 ->
          new Edit.GiveTo(
              dice.onceIn(5) ? Optional.empty() : Optional.of(dice.oneOf(Colleague.values())));
      case 4 -> new Edit.TakeMarkAway();
      case 5 ->
          dice.coin()
              ? new Edit.MarkDone()
              : dice.coin() ? new Edit.EndBeforeStart() : new Edit.SetKind(dice.coin());
      default -> either();
    };
  }

  private Edit either() {
    return switch (dice.below(16)) {
      case 0, 1, 2, 3, 4 -> new Edit.Subject(subject(false));
      case 5, 6, 7 -> new Edit.Place("hall " + ++value);
      case 8 -> new Edit.Notes("some  notes " + ++value);
      case 9, 10 -> new Edit.Time(10 + ++value, dice.oneOf(60, 60, 30, 0, 24 * 60));
      case 11, 12 -> new Edit.WholeDays(++value, dice.oneOf(1, 1, 3));
      case 13 -> new Edit.Show(dice.oneOf(Availability.values()));
      case 14 ->
          mayBePrivate
              ? new Edit.MakePrivate(subject(true))
              : new Edit.Category("category " + ++value);
      default -> new Edit.Alarm(10 + ++value);
    };
  }

  /** What is changed of a series as a whole, but for its times. */
  Edit ofSeries() {
    return dice.onceIn(6) ? ofGuests(dice.pick(addresses)) : texts();
  }

  /** What is changed of one occurrence of a series, on either side. */
  Edit ofOccurrence() {
    return switch (dice.below(12)) {
      case 0 -> ofGuests(dice.oneOf(Customer.CARL, Customer.DORA).address());
      case 1, 2, 3, 4 -> new Edit.Move(dice.onceIn(3) ? 0 : dice.below(7) - 3, minute());
      default -> texts();
    };
  }

  /** What is changed of the record of an occurrence. */
  Edit ofOccurrenceRecord() {
    return switch (dice.below(24)) {
      case 0 ->
          new Edit.GiveTo(
              dice.onceIn(5) ? Optional.empty() : Optional.of(dice.oneOf(Colleague.values())));
      case 1 -> new Edit.TakeMarkAway();
      case 2 ->
          dice.coin()
              ? new Edit.MarkDone()
              : dice.coin() ? new Edit.EndBeforeStart() : new Edit.SetKind(dice.coin());
      default -> ofOccurrence();
    };
  }

  private Edit ofGuests(EmailAddress guest) {
    return dice.coin() ? new Edit.Invite(guest) : new Edit.Uninvite(guest);
  }

  private Edit texts() {
    return switch (dice.below(13)) {
      case 0, 1, 2, 3, 4 -> new Edit.Subject(subject(false));
      case 5, 6, 7 -> new Edit.Place("hall " + ++value);
      case 8, 9 -> new Edit.Notes("some  notes " + ++value);
      case 10 ->
          mayBePrivate
              ? new Edit.MakePrivate(subject(true))
              : new Edit.Category("category " + ++value);
      case 11 -> new Edit.Show(dice.oneOf(Availability.values()));
      default -> new Edit.Alarm(minute());
    };
  }

  /** One that no other edit has. */
  int minute() {
    return 10 + ++value;
  }
}
