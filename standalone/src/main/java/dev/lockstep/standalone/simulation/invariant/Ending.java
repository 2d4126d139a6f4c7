package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.world.World;
import dev.lockstep.sync.state.AppointmentState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A history that is over: everything is at rest. Appointments go by their numbers. */
public final class Ending {

  private final World world;
  private final Map<AppointmentKey, AppointmentState> states;

  /** The ending of the history that took place in this world. */
  public Ending(World world) {
    this.world = world;
    this.states = world.processor().states();
  }

  /** Where it took place. */
  public World world() {
    return world;
  }

  /** What the processor knows of each key. */
  public Map<AppointmentKey, AppointmentState> states() {
    return states;
  }

  /** All decisions, in their order. */
  public List<Decision> decisions() {
    return world.processor().decisions();
  }

  /** The numbers of all appointments. */
  public Set<Integer> numbers() {
    Set<Integer> numbers = new TreeSet<>(world.numbers().all().values());
    numbers.remove(0); // of what lost its link
    return numbers;
  }

  /** All events of an appointment, in all mailboxes. */
  public List<Item> items(int number) {
    List<Item> items = new ArrayList<>();
    for (Colleague colleague : Colleague.values()) {
      for (Item item : world.exchange().items(colleague.address())) {
        if (item.number() == number) {
          items.add(item);
        }
      }
    }
    return items;
  }

  /** All records of an appointment whose rows exist, deleted or not. */
  public Map<RecordKey, Activity> records(int number) {
    Map<RecordKey, Activity> records = new LinkedHashMap<>();
    world
        .database()
        .activities()
        .forEach(
            (key, activity) -> {
              if (activity.number() == number) {
                records.put(key, activity);
              }
            });
    return records;
  }

  /** Why an appointment is on the work list, under whichever of its keys. */
  public Set<Reason> workList(int number) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    states.forEach(
        (key, state) -> {
          if (world.numbers().of(key) == number) {
            state.workList().stream().map(WorkItem::reason).forEach(reasons::add);
          }
        });
    return reasons;
  }

  /** The decisions about an appointment, under whichever of its keys. */
  public List<Decision> decisions(int number) {
    return decisions().stream()
        .filter(decision -> world.numbers().of(decision.appointment()) == number)
        .toList();
  }

  /** Whether an operator ordered that nothing be done about an appointment. */
  public boolean isDismissed(int number) {
    return decisions(number).stream().anyMatch(it -> it.reason() == Reason.DISMISSED);
  }

  /** Whether the connector is on for somebody, and let into the mailbox. */
  public boolean isSynchronized(Colleague colleague) {
    return world.database().isEnabled(colleague)
        && world.groupware().isActive(colleague.address())
        && world.exchange().isOpen(colleague.address());
  }
}
