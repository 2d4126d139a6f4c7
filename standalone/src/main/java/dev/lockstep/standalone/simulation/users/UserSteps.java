package dev.lockstep.standalone.simulation.users;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.history.Edit;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.history.Setting;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses what a user does next, with what there is. */
final class UserSteps {

  private static final int MOST_APPOINTMENTS = 3;
  private static final List<EmailAddress> ADDRESSES =
      List.of(
          Colleague.ADA.address(),
          Colleague.BOB.address(),
          Colleague.EVE.address(),
          Customer.CARL.address(),
          Customer.DORA.address());

  private final Dice dice;
  private final EditWriter edits;
  private final Optional<SeriesSteps> series;
  private int number;

  UserSteps(Dice dice, Setting setting) {
    this.dice = dice;
    this.edits = new EditWriter(dice, ADDRESSES, dice.onceIn(6));
    this.series = setting.series().map(it -> new SeriesSteps(dice, edits, it));
  }

  Step.OfUser first() {
    return series.map(it -> it.add(++number)).orElseGet(this::single);
  }

  private Step.OfUser single() {
    return dice.coin() ? addEvent() : addRecord();
  }

  Step.OfUser next(World world) {
    List<Item> items = items(world);
    if (series.isPresent()) {
      List<Item> masters = items.stream().filter(Item::isSeries).toList();
      if (!masters.isEmpty() && dice.onceIn(3)) {
        return series.get().next(world, dice.pick(masters));
      }
      items.removeAll(masters);
    }
    List<Activity> records =
        world.database().activities().values().stream().filter(it -> !it.deleted()).toList();
    int chance = dice.below(100);
    if (chance < 34 && !items.isEmpty()) {
      return editEvent(dice.pick(items));
    } else if (chance < 68 && !records.isEmpty()) {
      int number = dice.pick(records).number();
      return new Step.EditRecord(
          number, Numbers.date(number).isPresent() ? edits.ofOccurrenceRecord() : edits.ofRecord());
    } else if (chance < 74 && number < MOST_APPOINTMENTS) {
      return dice.onceIn(6) ? invite() : series.isPresent() && dice.coin() ? first() : single();
    } else if (chance < 78 && !items.isEmpty()) {
      Item item = dice.pick(items);
      return new Step.OpenEvent(item.number(), owner(item));
    } else if (chance < 82 && !items.isEmpty()) {
      Item item = dice.pick(items);
      return new Step.DeleteEvent(item.number(), owner(item));
    } else if (chance < 86 && !records.isEmpty()) {
      return new Step.DeleteRecord(dice.pick(records).number(), dice.coin());
    } else if (chance < 91) {
      return customers();
    } else if (chance < 94) {
      return new Step.Enable(dice.oneOf(Colleague.values()), dice.coin());
    } else if (chance < 98) {
      return seldom(world, records);
    }
    return order(world).orElseGet(this::customers);
  }

  private static List<Item> items(World world) {
    List<Item> items = new ArrayList<>();
    for (Colleague colleague : Colleague.values()) {
      items.addAll(world.exchange().items(colleague.address()));
    }
    return items;
  }

  private static Colleague owner(Item item) {
    return Colleague.of(item.mailbox()).orElseThrow();
  }

  private Step.OfUser editEvent(Item item) {
    if (!item.organized() && dice.coin()) {
      return new Step.AnswerInvitation(
          item.number(),
          owner(item),
          dice.oneOf(
              Participant.Response.ACCEPTED,
              Participant.Response.TENTATIVE,
              Participant.Response.DECLINED));
    }
    Edit edit = edits.ofEvent(item);
    // with days going by, what is out of the window is never asked about again
    return new Step.EditEvent(
        item.number(),
        owner(item),
        series.isPresent() && edit instanceof Edit.FarAhead ? edits.ofSeries() : edit);
  }

  private Step.OfUser addEvent() {
    List<EmailAddress> invited = new ArrayList<>();
    Colleague owner = dice.oneOf(Colleague.ADA, Colleague.ADA, Colleague.BOB, Colleague.EVE);
    for (EmailAddress address : ADDRESSES) {
      if (!address.equals(owner.address()) && dice.onceIn(6)) {
        invited.add(address);
      }
    }
    boolean secret = edits.secret();
    return new Step.AddEvent(++number, owner, edits.subject(secret), secret, invited);
  }

  private Step.OfUser invite() {
    List<Colleague> invited = new ArrayList<>();
    invited.add(Colleague.ADA);
    if (dice.coin()) {
      invited.add(Colleague.BOB);
    }
    return new Step.InviteFromOutside(++number, edits.subject(false), invited);
  }

  private Step.OfUser addRecord() {
    List<Customer> persons = new ArrayList<>();
    List<Colleague> colleagues = new ArrayList<>();
    if (dice.onceIn(4)) {
      persons.add(dice.oneOf(Customer.values()));
    }
    if (dice.onceIn(4)) {
      colleagues.add(dice.oneOf(Colleague.values()));
    }
    boolean secret = edits.secret();
    return new Step.AddRecord(
        ++number,
        dice.onceIn(10) ? Optional.empty() : Optional.of(dice.oneOf(Colleague.values())),
        edits.subject(secret),
        secret,
        persons,
        colleagues);
  }

  private Step.OfUser customers() {
    Customer customer = dice.oneOf(Customer.values());
    return dice.coin() ? new Step.AddCustomer(customer) : new Step.RemoveCustomer(customer);
  }

  private Step.OfUser seldom(World world, List<Activity> records) {
    Colleague someone = dice.oneOf(Colleague.values());
    return switch (dice.below(4)) {
      case 0 -> new Step.EmptyMailbox(someone);
      case 1 -> new Step.DeleteRecordsOf(someone);
      case 2 -> new Step.LetIn(someone, !world.exchange().isOpen(someone.address()));
      default ->
          records.isEmpty()
              ? new Step.EmptyMailbox(someone)
              : new Step.Unlink(dice.pick(records).number());
    };
  }

  /** Operators order what the work list offers them. */
  private Optional<Step.OfUser> order(World world) {
    List<Lane> gates =
        world.lanes().all().stream()
            .filter(lane -> lane.topic().equals(Topics.GATE_REQUESTS.name()))
            .toList();
    if (!gates.isEmpty() && dice.onceIn(3)) {
      GateKey gate = (GateKey) dice.pick(gates).entries().getFirst().record().key();
      return Optional.of(
          new Step.OrderAtGate(
              dice.coin()
                  ? new GateRequest.Release(gate, "olga")
                  : new GateRequest.Dismiss(gate, "olga")));
    }
    List<Decision> decisions = world.processor().decisions();
    for (int i = decisions.size() - 1; i >= 0; i--) {
      if (!decisions.get(i).workList().isEmpty()) {
        AppointmentKey key = decisions.get(i).appointment();
        return Optional.of(
            new Step.Order(
                dice.oneOf(
                    new OperatorAction.Release(key, "olga"),
                    new OperatorAction.Retry(key, "olga"),
                    new OperatorAction.Dismiss(key, "olga"))));
      }
    }
    return Optional.empty();
  }
}
